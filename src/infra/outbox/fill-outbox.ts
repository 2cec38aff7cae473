import type { Pool } from 'pg';
import type { StoredEvent } from '../../app/log/event-log.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { CHECKPOINT, checkpointOf, MOVE, passingBy } from '../reactors/checkpoint.ts';
import type { Jobs } from '../scheduler/jobs.ts';

/** The reactor that writes what is to be sent. */
export const OUTBOX = 'reminder-outbox';

export interface FillSettings {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
}

/** Writes each reminder that is due into the outbox, until the signal aborts. */
export async function fillOutbox({ pool, ledger, jobs }: FillSettings, signal: AbortSignal): Promise<void> {
  const after = await checkpointOf(pool, OUTBOX);
  const { onCaughtUp, noted } = passingBy(pool, OUTBOX, after);
  for await (const batch of ledger.log.subscribeAll(after, signal, { types: ['reminder.Due'] }, onCaughtUp)) {
    await noted();
    await fill(pool, jobs, batch);
  }
  await noted();
}

const WRITE = `
  INSERT INTO reminders.outbox (reminder, stream, revision, educator, state) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING`;

/**
 * Rows, jobs and checkpoint move in one transaction, and what the checkpoint has passed is left out: a crash neither
 * loses a row nor doubles one, and several servers may do it at once.
 */
export async function fill(pool: Pool, jobs: Jobs, batch: readonly StoredEvent[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ ordinal: number }>(`${CHECKPOINT} FOR UPDATE`, [OUTBOX]);
    const fresh = batch.filter(({ ordinal }) => ordinal > (rows[0]?.ordinal ?? 0));
    for (const { id, stream, revision, metadata } of fresh) {
      await client.query(WRITE, [id, stream, revision, metadata.educator, metadata.state ?? null]);
      await jobs.add(client, 'reminders', id);
    }
    const last = fresh.at(-1);
    if (last !== undefined) await client.query(MOVE, [OUTBOX, last.ordinal]);
  });
}
