import PgBoss from 'pg-boss';
import type { Pool, PoolClient } from 'pg';
import { fault } from '../../app/fault.ts';

/** A job that this server has taken, and nobody else until it is over or the server is taken for dead. */
export interface Job {
  readonly id: string;
  /** What it is about: the id it was added under, also where it was given up since. */
  readonly about: string;
}

/**
 * Work that must be done though servers end: written in a transaction, taken by one server, tried again with growing
 * pauses, given up after the last attempt into a queue of its own. The queues are made by migration 000007.
 */
export interface Jobs {
  /** Written with whatever else the transaction writes; a job that is there already stays as it is. */
  add(client: PoolClient, queue: Queue, id: string): Promise<void>;
  /** Written anew, whatever became of the one that was there. */
  addAgain(client: PoolClient, queue: Queue, id: string): Promise<void>;
  take(queue: Queue, most: number): Promise<readonly Job[]>;
  /** It is over with whatever else the transaction writes. */
  finish(client: PoolClient, queue: Queue, id: string): Promise<void>;
  /** It is tried again later, or given up. What is said of why is a code. */
  fail(queue: Queue, id: string, problem: string): Promise<void>;
  /** Frees what a server left that died, and clears away what is long over. */
  maintain(): Promise<void>;
}

export type Queue = 'reminders' | 'reminders-given-up';

/**
 * The queue of pg-boss, asked step by step: its own worker loop does not wait for the answer when it completes or
 * fails a job, so that a database that is away for a moment would end the process. Throws where the schema in the
 * database is not the one this version of the library knows.
 */
export async function openJobs(pool: Pool): Promise<Jobs> {
  const store = watched(pool);
  const boss = new PgBoss({
    ...{ schema: 'jobs', db: store.db, migrate: false, supervise: false, schedule: false },
    ...{ archiveCompletedAfterSeconds: 3600, deleteAfterDays: 30 },
  });
  await boss.start();
  const add: Jobs['add'] = async (client, queue, id) => {
    await boss.send(queue, { about: id }, { id, db: on(client) });
  };
  return {
    add,
    addAgain: async (client, queue, id) => {
      await boss.deleteJob(queue, id, { db: on(client) });
      await add(client, queue, id);
    },
    take: async (queue, most) => {
      const taken = await boss.fetch<{ about: string }>(queue, { batchSize: most });
      store.rethrow();
      return taken.map(({ id, data: { about } }) => ({ id, about }));
    },
    finish: (client, queue, id) => boss.complete(queue, id, {}, { db: on(client) }),
    fail: (queue, id, problem) => boss.fail(queue, id, { problem }),
    maintain: async () => {
      await boss.maintain();
    },
  };
}

function on(client: Pick<PoolClient, 'query'>): PgBoss.Db {
  return { executeSql: (text, values) => client.query(text, values) };
}

/** The library swallows errors while it takes jobs; they are kept here until they are asked for. */
function watched(pool: Pool): { readonly db: PgBoss.Db; readonly rethrow: () => void } {
  let failure: { readonly error: unknown } | undefined;
  return {
    db: {
      executeSql: async (text, values) => {
        try {
          return await pool.query(text, values);
        } catch (error) {
          failure = { error };
          throw error;
        }
      },
    },
    rethrow: () => {
      const { error } = failure ?? {};
      failure = undefined;
      if (error !== undefined) throw fault('jobs_not_taken', 'The job store did not answer.', error);
    },
  };
}
