import { fault } from '../../app/fault.ts';
import type { Migration } from './migration-files.ts';

/** What a database remembers of a migration. */
export type Applied = Pick<Migration, 'number' | 'name' | 'digest'>;

/**
 * The files still to be applied, in order. Throws when the database and the files tell different histories: an
 * applied file changed (`migration_changed`), is not here (`migration_unknown`), or a new file sorts before an
 * applied one (`migration_late`), so that two databases could have applied them in different orders.
 */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  const fileOf = new Map(files.map((file) => [file.number, file]));
  for (const one of applied) requireUnchanged(one, fileOf.get(one.number));

  const done = new Set(applied.map(({ number }) => number));
  const pending = files.filter(({ number }) => !done.has(number));
  const last = applied.at(-1);
  const late = pending.find(({ number }) => last !== undefined && number < last.number);
  if (late === undefined || last === undefined) return pending;
  throw fault(
    'migration_late',
    `Migration ${late.name} is new but sorts before ${last.name}, which is applied: give it the next free number.`,
  );
}

function requireUnchanged({ name, digest }: Applied, file: Migration | undefined): void {
  if (file === undefined) {
    throw fault(
      'migration_unknown',
      `The database has migration ${name}, which this version does not know: ` +
        `start the version that applied it, or a newer one.`,
    );
  }
  if (file.digest !== digest) {
    throw fault(
      'migration_changed',
      `Migration ${file.name} was changed after it had been applied as ${name}: ` +
        `put its text back and write the change as a new migration.`,
    );
  }
}
