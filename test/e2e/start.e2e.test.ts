import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';
import { firstQuery } from '../documents/first-query.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { personAt } from './person.ts';
import { startProgram, type RunningProgram } from './server.ts';

let dataDir: string;

beforeAll(async () => {
  dataDir = await newDataDir();
});
afterAll(() => removeDataDir(dataDir));

/** Runs a program to its end, as from a terminal. */
function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, file), ...args], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
    timeout: 110_000,
  });
  return { status, said: stdout + stderr };
}

describe('the program', () => {
  test('says what is wrong with its environment and what to do, without a stack', () => {
    const bad = run('dist/src/main.js', [], { DATA_DIR: dataDir, PORT: 'web', LOG_LEVEL: 'loud' });
    expect(bad.status).toBe(1);
    expect(bad.said).toMatch(/PORT/);
    expect(bad.said).toMatch(/LOG_LEVEL/);
    expect(bad.said).not.toMatch(/\n\s+at /);
  });

  test('imports the example roster at its first start, lets no other in, and imports nothing again', async () => {
    const first = await startProgram({ DATA_DIR: dataDir });
    expectSecondRefused();
    await expectPortTaken(new URL(first.url).port);
    await imported(() => first.output());
    const counted = await total(first.url, first.token('agency of TN'));
    expect(counted).toBeGreaterThan(90);
    await expectFirstQuery(first);
    await expectExampleDefinition(first);
    await expectExampleCatalogue(first);
    expect(await first.stop('SIGINT')).toBe(0);
    const again = await startProgram({ DATA_DIR: dataDir });
    expect(await total(again.url, again.token('agency of TN'))).toBe(counted);
    expect(await again.stop('SIGTERM')).toBe(0);
    expect(again.output()).not.toMatch(/rows accepted/);
  }, 240_000);
});

/** A second one on the same data ends, naming the one that is there. */
function expectSecondRefused(): void {
  const second = run('dist/src/main.js', [], { DATA_DIR: dataDir, PORT: '0' });
  expect(second.status).toBe(1);
  expect(second.said).toMatch(/another licensure-ledger \(pid \d+\) already uses .*set DATA_DIR/);
}

async function expectPortTaken(port: string): Promise<void> {
  const other = await newDataDir();
  const second = run('dist/src/main.js', [], { DATA_DIR: other, EXAMPLES: 'no', PORT: port });
  expect(second).toMatchObject({ status: 1, said: expect.stringContaining(`Port ${port}`) });
  await removeDataDir(other);
}

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

/** A teacher can start to earn a micro-credential at once. */
async function expectExampleDefinition(program: RunningProgram): Promise<void> {
  const teacher = personAt(
    () => program.url,
    () => program.token('teacher TN-H01'),
  );
  const definition = 'example-issuer.formative-assessment-1';
  await teacher.record('startCredential', { educator: 'TN-H01', definition });
}

/** There is something to plan with, in each state that the catalogue knows. */
async function expectExampleCatalogue(program: RunningProgram): Promise<void> {
  const teacher = personAt(
    () => program.url,
    () => program.token('teacher TN-H01'),
  );
  const { offerings } = await teacher.ask('{ offerings(filter: { state: "TN" }) { totalCount } }');
  expect(offerings).toEqual({ totalCount: expect.any(Number) });
  expect(offerings).not.toEqual({ totalCount: 0 });
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
