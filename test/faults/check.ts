import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { LogRecord } from '../eventstore-double/record.ts';
import { brokenIndex, violationsOfIndex } from './index-invariants.ts';
import { brokenLaws, violationsIn } from './invariants.ts';
import type { Sent } from './sent.ts';

/** What a run of faults came to. */
export interface Verdict {
  readonly violations: readonly string[];
  readonly sent: number;
  readonly acknowledged: number;
  /** Appends whose writer never heard whether they were written. */
  readonly unanswered: number;
}

const OTHERS = `
  SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

/**
 * Reads the database once nobody writes any more: what a killed writer had sent may still be under way. Where the log
 * is in an EventStoreDB, the records are what that kept, and the database is their index.
 */
export async function judge(
  adminUrl: string,
  sent: readonly Sent[],
  records?: readonly LogRecord[],
): Promise<Verdict> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    while ((await client.query(OTHERS)).rowCount !== 0) await sleep(10);
    return {
      violations:
        records === undefined
          ? await violationsIn(client, sent)
          : await violationsOfIndex(client, records, sent),
      sent: sent.length,
      acknowledged: sent.filter(({ answer }) => answer?.outcome === 'appended').length,
      unanswered: sent.filter(({ answer }) => answer === undefined).length,
    };
  } finally {
    await client.end();
  }
}

/**
 * What is wrong with a log that an application wrote, whose events it alone knows; or with the index of what an
 * EventStoreDB kept.
 */
export async function lawsBrokenIn(url: string, records?: readonly LogRecord[]): Promise<readonly string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await (records === undefined ? brokenLaws(client) : brokenIndex(client, records));
  } finally {
    await client.end();
  }
}
