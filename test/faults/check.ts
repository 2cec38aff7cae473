import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
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

/** Reads the database once nobody writes any more: what a killed writer had sent may still be under way. */
export async function judge(adminUrl: string, sent: readonly Sent[]): Promise<Verdict> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    while ((await client.query(OTHERS)).rowCount !== 0) await sleep(10);
    return {
      violations: await violationsIn(client, sent),
      sent: sent.length,
      acknowledged: sent.filter(({ answer }) => answer?.outcome === 'appended').length,
      unanswered: sent.filter(({ answer }) => answer === undefined).length,
    };
  } finally {
    await client.end();
  }
}

/** What is wrong with a log that an application wrote, whose events it alone knows. */
export async function lawsBrokenIn(url: string): Promise<readonly string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await brokenLaws(client);
  } finally {
    await client.end();
  }
}
