import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS_FOLDER, nameAppRole } from '../../src/infra/postgres/migrate.ts';
import { readMigrations, type Migration } from '../../src/infra/postgres/migration-files.ts';
import { pendingMigrations } from '../../src/infra/postgres/pending-migrations.ts';

describe('the files of migrations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-migrations-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('of this project are numbered without gaps', async () => {
    const numbers = (await readMigrations(MIGRATIONS_FOLDER)).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).not.toHaveLength(0);
  });

  test('are refused when two have one number', async () => {
    await writeFile(join(folder, '000001-one.sql'), '');
    await writeFile(join(folder, '000001-other.sql'), '');
    await expect(readMigrations(folder)).rejects.toMatchObject({
      message: expect.stringContaining('000001-one.sql and 000001-other.sql have the same number') as unknown,
    });
  });

  test('are refused when they have no number', async () => {
    await writeFile(join(folder, 'more.sql'), '');
    await expect(readMigrations(folder)).rejects.toMatchObject({ code: 'migration_name' });
  });
});

describe('what is still to be applied', () => {
  const [one, two, three] = [migration(1), migration(2), migration(3)];

  test('is every file the database does not know', () => {
    expect(pendingMigrations([one, two, three], [])).toEqual([one, two, three]);
    expect(pendingMigrations([one, two, three], [one])).toEqual([two, three]);
  });

  test('is refused when a new file sorts before an applied one', () => {
    expect(() => pendingMigrations([one, two, three], [one, three])).toThrow(
      '000002-two.sql is new but sorts before',
    );
  });

  test('is refused when a newer version has been at work', () => {
    expect(() => pendingMigrations([one], [one, two])).toThrow('which this version does not know');
  });
});

describe('the application role', () => {
  test('stands quoted where a migration names it', () => {
    expect(nameAppRole('GRANT USAGE ON SCHEMA a TO :app_role;', 'odd "$&" name')).toBe(
      'GRANT USAGE ON SCHEMA a TO "odd ""$&"" name";',
    );
  });

  test('does not replace a cast or a longer word', () => {
    const sql = "SELECT 'x'::app_role, :app_roles";
    expect(nameAppRole(sql, 'app')).toBe(sql);
  });
});

function migration(number: 1 | 2 | 3): Migration {
  const name = `00000${number}-${['one', 'two', 'three'][number - 1] ?? ''}.sql`;
  return { number, name, sql: '', digest: `digest of ${name}` };
}
