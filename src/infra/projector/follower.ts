import type { Pool } from 'pg';
import type { OpenedEvent } from '../../app/envelope.ts';
import type { StoredEvent } from '../../app/event-log.ts';
import { fault } from '../../app/fault.ts';
import type { Ledger } from '../../app/ledger.ts';
import { openEvents } from '../../app/open-events.ts';
import type { Projection, Seen, Statement } from '../../app/projection.ts';
import { inTransaction } from '../postgres/transaction.ts';

const CHECKPOINT = 'SELECT ordinal FROM read_models.checkpoint WHERE projection = $1';
const MOVE = 'UPDATE read_models.checkpoint SET ordinal = $2 WHERE projection = $1';

export async function checkpointOf(pool: Pool, projection: string): Promise<number> {
  const { rows } = await pool.query<{ ordinal: number }>(CHECKPOINT, [projection]);
  const ordinal = rows[0]?.ordinal;
  if (ordinal === undefined) throw fault('projection_unprepared', `${projection} has no checkpoint.`);
  return ordinal;
}

/**
 * Brings one batch into a projection: rows and checkpoint move in one transaction, and what the checkpoint
 * has passed is left out, so that each event counts exactly once whoever delivers it how often.
 */
export async function applyBatch(
  pool: Pool,
  { vault }: Ledger,
  projection: Projection,
  batch: readonly StoredEvent[],
): Promise<void> {
  const opened = await openEvents(batch, vault);
  const seen = batch.map((stored, index) => ({ stored, event: eventAt(opened, index) }));
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ ordinal: number }>(`${CHECKPOINT} FOR UPDATE`, [projection.name]);
    const done = rows[0]?.ordinal ?? 0;
    const fresh = seen.filter(({ stored }) => stored.ordinal > done);
    const last = fresh.at(-1);
    if (last === undefined) return;
    for (const { sql, values } of statementsOf(projection, fresh, vault)) {
      await client.query(sql, [...values]);
    }
    await client.query(MOVE, [projection.name, last.stored.ordinal]);
  });
}

function statementsOf(
  projection: Projection,
  batch: readonly Seen[],
  vault: Ledger['vault'],
): readonly Statement[] {
  switch (projection.kind) {
    case 'direct':
      return projection.project(batch, vault);
    case 'derived':
      return projection.mark(batch);
  }
}

function eventAt(events: readonly OpenedEvent[], index: number): OpenedEvent {
  const event = events[index];
  if (event === undefined) throw fault('event_missing', 'Fewer events were opened than read.');
  return event;
}
