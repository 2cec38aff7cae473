import type { Pool } from 'pg';
import { inTransaction } from '../postgres/transaction.ts';
import type { Jobs } from '../scheduler/jobs.ts';

export const STATUSES = ['waiting', 'sent', 'needless', 'no_address', 'given_up'] as const;
export type Status = (typeof STATUSES)[number];

export interface OutboxRow {
  readonly reminder: string;
  readonly stream: string;
  readonly educator: string;
  readonly status: Status;
  readonly attempts: number;
  /** A code, never an address. */
  readonly problem: string | null;
  readonly writtenAt: Date;
}

/** How many reminders there are of each status. */
export async function outboxCounts(pool: Pool): Promise<Readonly<Record<Status, number>>> {
  const { rows } = await pool.query<{ status: Status; size: number }>(
    'SELECT status, count(*)::integer AS size FROM reminders.outbox GROUP BY status',
  );
  const counts = { waiting: 0, sent: 0, needless: 0, no_address: 0, given_up: 0 };
  for (const { status, size } of rows) counts[status] = size;
  return counts;
}

const ROWS = `
  SELECT reminder, stream, educator, status, attempts, problem, written_at AS "writtenAt"
  FROM reminders.outbox WHERE status = $1 ORDER BY written_at, reminder LIMIT $2`;

/** Those that have waited longest. */
export async function outboxRows(pool: Pool, status: Status, most: number): Promise<readonly OutboxRow[]> {
  const { rows } = await pool.query<OutboxRow>(ROWS, [status, most]);
  return rows;
}

const REVIVE = `
  UPDATE reminders.outbox SET status = 'waiting', ended_at = NULL
  WHERE status IN ('given_up', 'no_address') AND ($1::uuid IS NULL OR reminder = $1)
  RETURNING reminder`;

/** Has one that was given up, or that had no address, tried again, or all of them. Answers which. */
export async function sendAgain(pool: Pool, jobs: Jobs, reminder?: string): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ reminder: string }>(REVIVE, [reminder ?? null]);
    for (const row of rows) await jobs.addAgain(client, 'reminders', row.reminder);
    return rows.map((row) => row.reminder);
  });
}
