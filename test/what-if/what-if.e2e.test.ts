import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { pino } from 'pino';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { educatorsOwing } from '../../src/app/what-if/educators-owing.ts';
import { gathering } from '../../src/app/what-if/gathered.ts';
import { inParts } from '../../src/app/what-if/in-parts.ts';
import { questionOf } from '../../src/app/what-if/question.ts';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../../src/infra/keys/postgres-vault.ts';
import { openLog } from '../../src/infra/log/open-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { startEvaluators } from '../../src/infra/what-if/evaluators.ts';
import { AS_OF, asked, changeTo, tennessee } from '../app/what-if/asked.ts';
import { startDouble } from '../eventstore-double/double.ts';
import { crowd } from '../support/crowd.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const fail = (error: unknown) => {
  throw error;
};

let database: TestDatabase;
let pool: Pool;
let jurist: Jurist;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-what-if-'));
  database = await freshDatabase();
  pool = createPool({ url: database.appUrl, applicationName: 'test', onError: fail });
  const ledger = {
    log: createPostgresLog(pool, { onLost: fail }),
    vault: await openPostgresVault(pool, masterKeyFrom(SECRET)),
    clock: { now: () => Date.parse(`${AS_OF}T17:00:00Z`) },
  };
  jurist = { ledger, compiled: new Map() };
  const life = sampleLife(jurist);
  await life.publishLaw();
  await life.confirm('version_day', 'expiration');
  // Her birth date is sealed: whoever evaluates needs her key.
  await life.educator({
    ...{ type: 'Register', educator: ADA, state: 'TN', birthDate: '1980-05-02' },
    ...{ givenName: 'Ada', familyName: 'Lovelace' },
  });
  await life.issue();
  await crowd(ledger, { from: 0, size: 2, credits: 9 });
  await crowd(ledger, { from: 4, size: 2, credits: 12 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Runs what `npm run policy` runs after its build, on the test's own database. */
function run(...args: readonly string[]) {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.appUrl,
    MIGRATOR_DATABASE_URL: database.migratorUrl,
    MASTER_KEY: SECRET,
    JWT_ISSUER: 'https://issuer.example.org',
    JWT_AUDIENCE: 'licensure-ledger',
    JWKS_URL: 'https://issuer.example.org/jwks.json',
  };
  return new Promise<{ readonly code: unknown; readonly out: string; readonly errors: string }>((resolve) => {
    const program = [join(projectRoot, 'dist/src/policy.js'), 'what-if', ...args];
    execFile(process.execPath, program, { env, cwd: folder }, (error, out, errors) => {
      resolve({ code: error?.code ?? 0, out, errors });
    });
  });
}

describe('npm run policy -- what-if', () => {
  test('answers from the ledger who flips, in words and as CSV, and writes nothing', async () => {
    await writeFile(join(folder, 'draft.yaml'), await tennessee(73));
    const head = await jurist.ledger.log.head();
    const { code, out, errors } = await run(
      ...['draft.yaml', '--as-of', AS_OF, '--csv', 'flips.csv', '--threads', '2'],
    );
    expect(errors).toContain('5 educators');
    expect(code).toBe(0);
    expect(out).toContain('5 educators, 5 open obligations: 2 flip.\n  2 from met to not met\n');
    expect(out).toContain('  short_of_total comes to stand in the way of 2\n');
    expect(out).toContain('Nobody has confirmed these settings of it: ');
    expect(await jurist.ledger.log.head()).toBe(head);
    const [header, ...lines] = (await readFile(join(folder, 'flips.csv'), 'utf8')).trim().split('\r\n');
    expect(header).toBe('educator,period,class,fields,employer,before,after,came,went');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['TN-500004', 'TN-500005']);
  });

  test('says before it looks at anybody that its findings cannot be written', async () => {
    const { code, out, errors } = await run('draft.yaml', '--csv', 'no/flips.csv');
    expect(errors).toBe(
      `Nothing can be written to ${join(folder, 'no/flips.csv')}.partial (ENOENT): make it possible, or name another ` +
        'file with --csv.\n',
    );
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('names what is wrong with a draft', async () => {
    await writeFile(
      join(folder, 'slip.yaml'),
      (await tennessee()).replace('at_least: 60\n', 'at_leest: 60\n'),
    );
    const { code, out } = await run('slip.yaml');
    expect(out).toMatch(/^slip\.yaml:\d+ .*at_leest is no key here\. Did you mean at_least\?\n$/);
    expect(code).toBe(1);
  });
});

/** What threads find for a draft of 54 points, beside what is found in this one. */
async function foundInThreads(asker: Jurist, url: string, eventStoreUrl: string | undefined) {
  const { log } = asker.ledger;
  const change = await changeTo(54, asker);
  const question = questionOf(change, { asOf: AS_OF, ordinal: await log.head() });
  const script = pathToFileURL(join(projectRoot, 'dist/src/infra/what-if/evaluate-part.js'));
  const data = { appUrl: url, eventStoreUrl, master: masterKeyFrom(SECRET), question };
  const { ask, width, stop } = startEvaluators(data, 2, script);
  try {
    const { add, sum } = gathering();
    const educators = await educatorsOwing(log, 'TN', question.ordinal);
    await inParts({ educators, answer: ask, width, onPart: add });
    return { here: await asked(asker, change), there: sum() };
  } finally {
    await stop();
  }
}

describe('threads that evaluate', () => {
  test('find what is found in this one, each by connections and keys of its own', async () => {
    const { here, there } = await foundInThreads(jurist, database.appUrl, undefined);
    expect(here).toMatchObject({ educators: 5, leftOut: [] });
    expect(here.flips).toHaveLength(2);
    const { whole, by, codes } = there.tally;
    expect(there).toMatchObject({ educators: 5, leftOut: [], flips: here.flips });
    expect(whole).toEqual(here.tally.whole);
    // Parts come in any order, and groups with them.
    expect([...by.field].sort()).toEqual([...here.tally.by.field].sort());
    expect([...codes].sort()).toEqual([...here.tally.codes].sort());
  });

  test('find the same where the events are in an EventStoreDB', async () => {
    const [double, other] = await Promise.all([startDouble(), freshDatabase()]);
    const ownPool = createPool({ url: other.appUrl, applicationName: 'test', onError: fail });
    const vault = await openPostgresVault(ownPool, masterKeyFrom(SECRET));
    const logger = pino({ level: 'silent' });
    const settings = { eventStoreUrl: double.url, vault, writesIndex: true, logger, onLost: () => undefined };
    const opened = await openLog(ownPool, settings);
    try {
      const elsewhere = { ledger: { ...jurist.ledger, log: opened.log, vault }, compiled: new Map() };
      const life = sampleLife(elsewhere);
      await life.publishLaw();
      await life.confirm('version_day', 'expiration');
      await crowd(elsewhere.ledger, { from: 0, size: 2, credits: 9 });
      await crowd(elsewhere.ledger, { from: 4, size: 1, credits: 12 });
      const { here, there } = await foundInThreads(elsewhere, other.appUrl, double.url);
      expect(there).toMatchObject({ educators: 3, leftOut: [], flips: here.flips });
      expect(there.flips.map(({ educator }) => educator)).toEqual(['TN-500000', 'TN-500001']);
    } finally {
      await opened.close();
      await double.close();
      await ownPool.end();
      await other.drop();
    }
  });
});
