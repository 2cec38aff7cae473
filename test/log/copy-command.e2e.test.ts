import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { type Double, startDouble } from '../eventstore-double/double.ts';
import { type PostgresEngine, startPostgresLog } from './postgres-engine.ts';
import { newEvents } from './sample-events.ts';

const STREAMS = 20;
const EVENTS = 3 * STREAMS;

let source: PostgresEngine;
let double: Double;

beforeAll(async () => {
  [source, double] = [await startPostgresLog(), await startDouble()];
  for (let nth = 0; nth < STREAMS; nth += 1)
    await source.log.append(`credit-${nth}`, NO_STREAM, newEvents(3));
});
afterAll(async () => {
  await double.close();
  await source.close();
});

interface Command {
  readonly process: ChildProcess;
  readonly ended: Promise<{
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
}

/** Starts the built command, as from a terminal. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Command {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/log.js'), ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const ended = said.then(([stdout, stderr]) => ({ status: child.exitCode, stdout, stderr }));
  return { process: child, ended };
}

const copyTo = (url: string) => start(['copy', '--from', source.database.appUrl, '--to', url]);

/** What the server holds of the ledger. */
const there = () => double.records().filter(({ stream }) => !stream.startsWith('$')).length;

/** Starts a copy whose append is written and never answered once so many events are there, until it is let go. */
async function copyThatWaitsAt(events: number): Promise<Command> {
  const appends = (events - there()) / 3;
  const fault = { kind: 'silence' } as const;
  double.faults.add({ call: 'append', at: 'answering', fault, skip: appends - 1 });
  const command = copyTo(double.url);
  const ended = command.ended.then(({ stderr }) => {
    throw new Error(`The copy ended before: ${stderr}`);
  });
  const reached = async () => {
    while (there() < events && command.process.exitCode === null) await sleep(5);
  };
  await Promise.race([reached(), ended]);
  ended.catch(() => undefined);
  return command;
}

function letGo(): void {
  double.faults.clear();
  double.dropConnections();
}

describe('npm run log -- copy', () => {
  test('says how it is used, and what is wrong with what it was told', async () => {
    const { url } = double;
    const asked: readonly (readonly [args: readonly string[], status: number, said: RegExp])[] = [
      [['--help'], 0, /^npm run log -- copy \[--to/],
      [[], 2, /^npm run log -- copy \[--to/],
      [['copy'], 2, /^Name the EventStoreDB with --to/],
      [['copy', '--onto', url], 2, /^Unknown option '--onto'[^]*npm run log -- copy/],
      [['copy', '--to', 'http://admin:s3cret@host'], 2, /^The address to copy to must be .* like esdb:/],
      [['copy', '--to', url, '--from', url], 2, /^--from must be an address like postgresql:/],
    ];
    for (const [args, status, said] of asked) {
      const { stdout, stderr, ...ended } = await start(args).ended;
      expect([args, ended.status, stdout + stderr]).toEqual([args, status, expect.stringMatching(said)]);
      expect(stdout + stderr).not.toMatch(/s3cret|\n\s+at /);
    }
  });

  test('stops between two appends at SIGINT, and says that the next copy goes on', async () => {
    const { process: copying, ended } = await copyThatWaitsAt(EVENTS / 4);
    copying.kill('SIGINT');
    // What is in hand is asked again and finished.
    letGo();
    expect(await ended).toMatchObject({
      status: 2,
      stdout: 'Interrupted: the next copy goes on where it was.\n',
    });
    expect(there()).toBe(EVENTS / 4);
  });

  test('goes on after a kill -9, tells how far it is, and ends with every hash held', async () => {
    const { process: copying, ended } = await copyThatWaitsAt(EVENTS / 2);
    copying.kill('SIGKILL');
    await ended;
    letGo();
    expect(there()).toBe(EVENTS / 2);

    const { status, stdout, stderr } = await copyTo(double.url).ended;
    expect([status, stdout]).toEqual([
      0,
      `${EVENTS} events are in the EventStoreDB (${EVENTS / 2} were before), each with its hash.\n`,
    ]);
    for (const stage of ['what is there', 'copy', 'check'])
      expect(stderr).toMatch(new RegExp(`^${stage}: (50%|[1-4]0%), \\d+ events, \\d+/s$`, 'm'));
    expect(there()).toBe(EVENTS);
  });

  test('takes the databases of the environment, and adds nothing to what is there', async () => {
    const { appUrl, migratorUrl } = source.database;
    const { status, stdout } = await start(['copy'], {
      ...{ DATABASE_URL: appUrl, MIGRATOR_DATABASE_URL: migratorUrl, EVENTSTORE_URL: double.url },
      ...{ MASTER_KEY: Buffer.alloc(32).toString('base64'), JWT_ISSUER: 'https://id.example/' },
      ...{ JWT_AUDIENCE: 'licensure-ledger', JWKS_URL: 'https://id.example/jwks.json' },
    }).ended;
    expect([status, stdout]).toEqual([0, expect.stringContaining(`(${EVENTS} were before)`)]);
    expect(there()).toBe(EVENTS);
  });

  test('refuses a server with another log, and writes nothing there', async () => {
    const other = await startDouble();
    const store = openEventStore({ url: other.url, onForeign: () => undefined });
    await store.write('credit-0', NO_STREAM, newEvents(1));
    await store.close();
    const records = other.records().length;
    const { status, stdout, stderr } = await copyTo(other.url).ended;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/holds something else than this log or a beginning of it: its event 1 is/);
    expect(other.records()).toHaveLength(records);
    await other.close();
  });
});
