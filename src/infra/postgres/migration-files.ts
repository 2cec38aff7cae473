import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../app/fault.ts';

export interface Migration {
  readonly number: number;
  /** File name, as `000001-ledger.sql`. */
  readonly name: string;
  readonly sql: string;
  /** Hex SHA-256 of the text. */
  readonly digest: string;
}

const FILE_NAME = /^(?<number>\d{6})-[a-z0-9-]+\.sql$/;

/** The numbered files of the folder in order. Throws on a `.sql` file that is not numbered and on a number used twice. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1];
    if (before?.number !== migration.number) return;
    throw fault(
      'migration_name',
      `${folder}: ${before.name} and ${migration.name} have the same number; give one the next free one.`,
    );
  });
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const number = FILE_NAME.exec(name)?.groups?.['number'];
  if (number === undefined) {
    throw fault(
      'migration_name',
      `${join(folder, name)}: a migration is named like 000001-ledger.sql; rename it.`,
    );
  }
  // Git may check a file out with other line ends; that is no change.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(number), name, sql, digest: createHash('sha256').update(sql).digest('hex') };
}
