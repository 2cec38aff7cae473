import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { projectRoot } from '../../src/infra/project-root.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { csvOf, GOOD } from './rows-support.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-command-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs what `npm run import` runs after its build, on the test's own database. */
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/import.js'), ...args], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.appUrl,
      MIGRATOR_DATABASE_URL: database.migratorUrl,
      MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
      JWT_ISSUER: 'https://issuer.example.org',
      JWT_AUDIENCE: 'licensure-ledger',
      JWKS_URL: 'https://issuer.example.org/jwks.json',
    },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, out, errors }));
  return { child, ended, errors: () => errors };
}

async function run(...args: readonly string[]): Promise<Ended> {
  return start(...args).ended;
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Every row of every table of the ledger, as text. */
async function everyTable(): Promise<string> {
  const client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name
     FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT t::text FROM ${name} AS t`);
    texts.push(name, JSON.stringify(rows));
  }
  await client.end();
  return texts.join('\n');
}

describe('npm run import', () => {
  test('imports files in any order, says what became of them, and adds nothing the second time', async () => {
    const activities = await file('activities.csv', csvOf([GOOD.activities]));
    const licenses = await file('licenses.csv', csvOf([GOOD.licenses]));
    const first = await run(activities, licenses);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain(`${licenses}: 1 rows of licenses, 1 accepted, 0 refused; receipts in`);
    expect(first.out).toContain(`${activities}: 1 rows of activities, 1 accepted, 0 refused; receipts in`);
    expect(await readFile(join(folder, 'activities.receipts.csv'), 'utf8')).toContain('accepted,credit-');

    const again = await run(activities, licenses);
    expect(again).toMatchObject({ code: 0 });
    expect(again.out).toContain(
      `${licenses}: these 1 rows of licenses were imported before; nothing was added`,
    );
  });

  test('writes no name or number of a person into any table, receipt or message', async () => {
    const { givenName, familyName, emailAddress } = GOOD.licenses;
    const bad = await file('bad.csv', csvOf([{ ...GOOD.licenses, state: 'XX', licenseNumber: '7' }]));
    const { code, out, errors } = await run(bad);
    expect(code).toBe(1);
    const tables = await everyTable();
    expect(tables).toContain('license.Issued');
    const receipts = await readFile(join(folder, 'bad.receipts.csv'), 'utf8');
    for (const text of [tables, receipts, out, errors]) {
      for (const secret of [givenName, familyName, emailAddress, '900001234', '900-00-1234', '1985-02-28']) {
        expect(text).not.toContain(secret);
      }
    }
  });

  test('ends with 1 when a row or a file was refused, and imports the rest', async () => {
    const mixed = await file(
      'mixed.csv',
      csvOf([
        { ...GOOD.evaluations, score: 'four and a half' },
        { ...GOOD.evaluations, score: '4' },
      ]),
    );
    const receipts = join(folder, 'kept');
    const rows = await run('--receipts', receipts, mixed);
    expect(rows).toMatchObject({ code: 1 });
    expect(rows.out).toContain('2 rows of evaluations, 1 accepted, 1 refused');
    await access(join(receipts, 'mixed.receipts.csv'));

    const header = await run(await file('header.csv', 'educatorId,score,color\n'));
    expect(header).toMatchObject({ code: 1 });
    expect(header.out).toContain('"color" is unknown');
  });

  test('ends with 2 when it cannot run, and says why', async () => {
    const missing = join(folder, 'missing.csv');
    const unread = await run(missing);
    expect(unread.code).toBe(2);
    expect(unread.errors).toBe(`${missing} does not exist: check the path.\n`);
    const notOne = await run(folder);
    expect(notOne).toMatchObject({ code: 2, errors: `${folder} is a folder: name a CSV file in it.\n` });
    const unasked = await run();
    expect(unasked.code).toBe(2);
    expect(unasked.errors).toContain('npm run import -- [--receipts <folder>] <file.csv>...');
  });

  test('undoes an import when it was told why, after it has shown what that does', async () => {
    const rows = [4, 5].map((score) => ({
      ...GOOD.evaluations,
      schoolYear: `201${score}-1${score + 1}`,
      score: '4',
    }));
    const path = await file('mistaken.csv', csvOf(rows));
    expect(await run(path)).toMatchObject({ code: 0 });
    const shown = await run('undo', path, '--receipts', folder);
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.out).toContain('2 events are taken back;');
    expect(shown.out).toContain('Nothing was done.');
    const [, importId = ''] = /Undoing import (\S+)/.exec(shown.out) ?? [];

    const unreasoned = await run('undo', importId, '--yes');
    expect(unreasoned).toMatchObject({ code: 2, errors: 'Say why with --because <why>.\n' });
    const done = await run('undo', importId, '--yes', '--because', 'The wrong year.', '--receipts', folder);
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain(`Import ${importId} is undone: 2 events taken back, 0 kept.`);
    const receipts = await readFile(join(folder, `undo-${importId}.receipts.csv`), 'utf8');
    expect(receipts.match(/educator\.EvaluationRated,taken_back/g)).toHaveLength(2);

    const again = await run('undo', path);
    expect(again).toMatchObject({
      code: 0,
      out: `Import ${importId} was undone before; nothing was done now.\n`,
    });
    const anew = await run(path);
    expect(anew.out).toContain('2 rows of evaluations, 2 accepted, 0 refused');
  });

  test('tells its usage when it is asked for, and ends with 0; with 2 after an option it does not know', async () => {
    const usage = 'npm run import -- [--receipts <folder>]';
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining(usage) as unknown });
    const { code, errors } = await run('--receits', folder, 'rows.csv');
    expect(code).toBe(2);
    expect(errors).toMatch("Unknown option '--receits'.\n\n" + usage);
  });

  test('makes a folder for receipts only below a folder that is there', async () => {
    const service = await file('unread.csv', csvOf([GOOD.service]));
    for (const [receipts, obstacle] of [
      ['/proc/nope', 'no folder can be made there'],
      [join(folder, 'no/such'), 'no folder can be made there'],
      [service, 'it is a file'],
    ] as const) {
      const { code, errors } = await run('--receipts', receipts, service);
      expect(code).toBe(2);
      expect(errors).toContain(`No receipts can be written to ${receipts}: ${obstacle}`);
    }
  });

  test('stops between rows on SIGTERM and goes on when it is asked again', async () => {
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    const people = numbers.map((n) => ({ ...GOOD.licenses, educatorId: `TN-${n}`, licenseNumber: `N${n}` }));
    const service = people.flatMap(({ educatorId }) =>
      numbers.slice(0, 30).map((n) => ({ ...GOOD.service, educatorId, employer: `district-${n}` })),
    );
    expect(await run(await file('people.csv', csvOf(people)))).toMatchObject({ code: 0 });
    const path = await file('long.csv', csvOf(service));
    const { child, ended, errors } = start(path);
    while (!errors().includes('long.csv') && child.exitCode === null) {
      await Promise.race([once(child.stderr, 'data'), ended]);
    }
    child.kill('SIGTERM');
    const stopped = await ended;
    expect(stopped.code).toBe(2);
    expect(stopped.out).toContain('The import was stopped between two rows.');
    const rest = await run(path);
    expect(rest).toMatchObject({ code: 0 });
    expect(rest.out).toContain('1200 rows of service, 1200 accepted, 0 refused');
  });
});
