import type { Pool } from 'pg';
import { fault } from '../../../app/fault.ts';
import { ask } from '../ask.ts';
import type { LastGiven, NumberedEvent } from './number-events.ts';

/** How far the index has come: undefined before anything was seen. */
export interface Standing extends LastGiven {
  readonly position: number | undefined;
}

const STANDING = `
  SELECT h.ordinal, h.recorded_at, c.position FROM ledger.head h CROSS JOIN ledger.log_cursor c`;

interface StandingRow {
  readonly ordinal: number;
  readonly recorded_at: number;
  readonly position: number | null;
}

export async function standingOf(pool: Pool): Promise<Standing> {
  const [row] = await ask<StandingRow>(pool, { name: 'standing', text: STANDING, values: [] });
  if (row === undefined)
    throw fault(
      'bad_answer',
      'The row of ledger.head or of ledger.log_cursor is missing: restore the database.',
    );
  return { ordinal: row.ordinal, recordedAt: row.recorded_at, position: row.position ?? undefined };
}

const WRITE = `
  SELECT written, doubled FROM ledger.index_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

interface WriteRow {
  readonly written: boolean;
  /** Ids of these events that other events have already. */
  readonly doubled: readonly string[] | null;
}

export type IndexAnswer =
  | { readonly outcome: 'written'; readonly standing: Standing; readonly doubled: readonly string[] }
  /** Somebody else wrote first: look where it stands, and go on from there. */
  | { readonly outcome: 'moved' };

/**
 * Writes what follows upon a standing, up to a position, if the index still stands there; else nothing. After an
 * error nobody knows whether it was written: the standing tells.
 */
export async function writeIndex(
  pool: Pool,
  after: Standing,
  events: readonly NumberedEvent[],
  position: number,
): Promise<IndexAnswer> {
  const values = [
    ...[after.ordinal, after.position ?? null, position],
    events.map((event) => event.position),
    events.map(({ stream }) => stream),
    events.map(({ revision }) => revision),
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ version }) => version),
    events.map(({ metadata }) => metadata.educator ?? null),
    events.map(({ metadata }) => metadata.state ?? null),
    events.map(({ recordedAt }) => recordedAt),
    events.map(({ hash }) => hash),
  ];
  const [row] = await ask<WriteRow>(pool, { name: 'index events', text: WRITE, values });
  if (row?.written !== true) return { outcome: 'moved' };
  const { ordinal, recordedAt } = events.at(-1) ?? after;
  return { outcome: 'written', standing: { ordinal, recordedAt, position }, doubled: row.doubled ?? [] };
}
