import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';
import { firstQuery } from '../documents/first-query.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { personAt } from './person.ts';
import { startProgram, type RunningProgram } from './server.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await newDataDir();
});
afterEach(() => removeDataDir(dataDir));

const empty = () => ({ DATA_DIR: dataDir, EXAMPLES: 'no' });

/** Runs a program to its end, as from a terminal. */
function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, file), ...args], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, said: stdout + stderr };
}

describe('the program', () => {
  test('is not started a second time on the same data, and says which one is there', async () => {
    const first = await startProgram(empty());
    const second = run('dist/src/main.js', [], { ...empty(), PORT: '0' });
    expect(second.status).toBe(1);
    expect(second.said).toMatch(/another licensure-ledger \(pid \d+\) already uses .*set DATA_DIR/);
    expect(await first.stop('SIGINT')).toBe(0);
  }, 120_000);

  test('says what is wrong with its environment and what to do, without a stack', () => {
    const bad = run('dist/src/main.js', [], { ...empty(), PORT: 'web', LOG_LEVEL: 'loud' });
    expect(bad.status).toBe(1);
    expect(bad.said).toMatch(/PORT/);
    expect(bad.said).toMatch(/LOG_LEVEL/);
    expect(bad.said).not.toMatch(/\n\s+at /);
  });

  test('lets nobody set the clock or load examples in production', () => {
    const production = {
      ...{
        DATABASE_URL: 'postgres://app:x@127.0.0.1:1/ledger',
        MIGRATOR_DATABASE_URL: 'postgres://m:x@127.0.0.1:1/l',
      },
      ...{ MASTER_KEY: Buffer.alloc(32).toString('base64'), JWT_ISSUER: 'https://id.example' },
      ...{ JWT_AUDIENCE: 'ledger', JWKS_URL: 'https://id.example/jwks.json' },
    };
    const overridden = run('dist/src/main.js', [], {
      ...production,
      CLOCK: '2020-01-01T00:00:00Z',
      EXAMPLES: 'no',
    });
    expect(overridden.status).toBe(1);
    expect(overridden.said).toMatch(/CLOCK is for development only/);
    expect(overridden.said).toMatch(/EXAMPLES is for development only/);
  });

  test('says that its port is taken', async () => {
    const first = await startProgram(empty());
    const other = await newDataDir();
    const port = new URL(first.url).port;
    const second = run('dist/src/main.js', [], { DATA_DIR: other, EXAMPLES: 'no', PORT: port });
    expect(second).toMatchObject({ status: 1, said: expect.stringContaining(`Port ${port}`) });
    await first.stop();
    await removeDataDir(other);
  }, 120_000);

  test('imports the example roster at its first start, and nothing again at the next', async () => {
    const first = await startProgram({ DATA_DIR: dataDir });
    await imported(() => first.output());
    const counted = await total(first.url, first.token('agency of TN'));
    expect(counted).toBeGreaterThan(90);
    await expectFirstQuery(first);
    expect(await first.stop()).toBe(0);
    const again = await startProgram({ DATA_DIR: dataDir });
    expect(await total(again.url, again.token('agency of TN'))).toBe(counted);
    expect(await again.stop()).toBe(0);
    expect(again.output()).not.toMatch(/rows accepted/);
  }, 240_000);
});

/** What the start tells a stranger to try is the README's first query, and answers what is printed there. */
async function expectFirstQuery(program: RunningProgram): Promise<void> {
  const { query, answer } = firstQuery();
  expect(program.output()).toContain(JSON.stringify({ query }));
  const teacher = personAt(
    () => program.url,
    () => program.token('teacher TN-H01'),
  );
  expect({ data: await teacher.ask(query) }).toEqual(answer);
}

async function imported(output: () => string): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (/activities\.csv: \d+ of \d+ rows accepted/.test(output())) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The examples were not imported:\n${output()}`);
}

async function total(url: string, token: string): Promise<unknown> {
  const agency = personAt(
    () => url,
    () => token,
  );
  const { licenses } = await agency.ask('{ licenses(first: 1) { totalCount } }');
  return typeof licenses === 'object' && licenses !== null && 'totalCount' in licenses
    ? licenses.totalCount
    : undefined;
}
