import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { adminUrlOf, startPostgresLog } from '../log/postgres-engine.ts';
import { judge, type Verdict } from './check.ts';
import { startDoomed } from './doomed-database.ts';
import { startIndexedLog } from './indexed-log.ts';
import type { Sent } from './sent.ts';

const KIB = 1024;

/** Where a log lives, which goes away for a while. */
export interface Home {
  openLog(name: string): Promise<AtHome>;
  remove(): Promise<void>;
}

export interface AtHome {
  readonly log: EventLog;
  /** Ends the server and starts it again, with room for files of so many bytes, or as many as there are. */
  readonly restart: (mostFileBytes?: number) => Promise<void>;
  /** Starts what lack of room has ended, with no more of it. */
  readonly comeBack: () => Promise<void>;
  /** Ends the log and reads what came of it. */
  readonly close: (sent: readonly Sent[]) => Promise<Verdict>;
}

/** What is sent to fill a disk: of so many appends of that size, some fit and some do not. */
export interface Fill {
  readonly mostFileBytes: number;
  readonly bytes: number;
  readonly appends: number;
}

export const HOMES: readonly {
  readonly name: string;
  readonly fill: Fill;
  readonly start: () => Promise<Home>;
}[] = [
  {
    name: 'a PostgreSQL',
    // Room for one segment of its own log, and a little more.
    fill: { mostFileBytes: 20 * KIB * KIB, bytes: 900 * KIB, appends: 40 },
    start: startPostgres,
  },
  {
    name: 'an EventStoreDB',
    fill: { mostFileBytes: 200 * KIB, bytes: 15 * KIB, appends: 18 },
    start: startEventStore,
  },
];

async function startPostgres(): Promise<Home> {
  const doomed = await startDoomed();
  return {
    openLog: async (name) => ({
      ...(await doomed.openLog(name)),
      restart: (mostFileBytes) => doomed.server.restart(mostFileBytes),
      // It refuses what does not fit, and stays.
      comeBack: () => Promise.resolve(),
    }),
    remove: () => doomed.remove(),
  };
}

async function startEventStore(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'eventstore-home-'));
  return {
    openLog: async (name) => {
      const { pool, database } = await startPostgresLog();
      // Who is refused for lack of room is not to wait long for somebody who cannot take more.
      const patience = { attemptMs: 1_000, giveUpMs: 500, firstPauseMs: 5 };
      const indexed = await startIndexedLog({
        ...{ pool, patience, double: { file: join(folder, name) } },
      });
      let room: number | undefined;
      return {
        log: indexed.log,
        restart: (mostFileBytes) => {
          room = mostFileBytes;
          return indexed.double.restart(room);
        },
        comeBack: () => indexed.double.restart(room),
        close: async (sent) => {
          const records = await indexed.close();
          await pool.end();
          const verdict = await judge(adminUrlOf(database), sent, records);
          await database.drop();
          return verdict;
        },
      };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
