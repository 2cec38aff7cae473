import type { ClientBase, Pool, PoolClient } from 'pg';
import type { StoredEvent } from '../../app/event-log.ts';
import { fault } from '../../app/fault.ts';
import type { Ledger } from '../../app/ledger.ts';
import { openEvents } from '../../app/open-events.ts';
import { spanned } from '../../app/spans.ts';
import type { Change, DirectProjection, Projection, Seen } from '../../app/projection.ts';
import { useTables } from './builds.ts';
import { make } from './changes.ts';
import { fenced, type Lease } from './fence.ts';
import { isWide, markAfter, markEducators } from './marks.ts';

/** What a follower needs to write. */
export interface Following {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly projection: Projection;
  readonly lease: Lease;
  /** Educators whose events are left out until their record is repaired. */
  readonly parked: ReadonlySet<string>;
}

/** Rings in every process when there is work for those who evaluate. */
export const WORK_CHANNEL = 'ledger_work';

// A wide event waits for those who are writing answers as of before it, and they for it.
const PLACE = `
  SELECT ordinal, CASE WHEN held_until > clock_timestamp() THEN held_at END AS "heldAt"
  FROM read_models.build WHERE id = $1 AND state IN ('live', 'building', 'differs')`;
const MOVE = `
  UPDATE read_models.build SET ordinal = $2, wide_ordinal = greatest(wide_ordinal, $3), rate = $4 WHERE id = $1`;

/** A piece of the log: all of its events that concern a projection up to an ordinal. */
export interface Piece {
  readonly events: readonly StoredEvent[];
  readonly until: number;
  /** Events a second, as of late. */
  readonly rate?: number;
}

/**
 * Brings a piece of the log into a build: rows and place move in one transaction, and what the place has passed
 * is left out, so that each event counts exactly once whoever delivers it how often. Answers the place after it,
 * which is before the piece's end where the build is held.
 */
export function applyPiece(following: Following, piece: Piece): Promise<number> {
  const attributes = { 'ledger.projection': following.projection.name, 'ledger.events': piece.events.length };
  return spanned('projection batch', attributes, () => applyOnce(following, piece));
}

async function applyOnce(following: Following, piece: Piece): Promise<number> {
  const { pool, lease, projection, parked } = following;
  const events = piece.events.filter(
    ({ metadata: { educator } }) => educator === undefined || !parked.has(educator),
  );
  const { write, hasWide } =
    projection.kind === 'direct'
      ? await directly(following, projection, events)
      : await derived(following, projection, events);
  return fenced(pool, lease, async (client) => {
    const lock = hasWide ? 'FOR UPDATE' : 'FOR NO KEY UPDATE';
    const { rows } = await client.query<{ ordinal: number; heldAt: number | null }>(`${PLACE} ${lock}`, [
      lease.build,
    ]);
    const [at] = rows;
    if (at === undefined)
      throw fault('lease_lost', `The build of ${lease.unit} is not to be filled any more.`);
    const until = Math.min(piece.until, at.heldAt ?? piece.until);
    if (until <= at.ordinal) return at.ordinal;
    await useTables(client, lease.build);
    const wide = await write(client, at.ordinal, until);
    await client.query(MOVE, [lease.build, until, wide, piece.rate ?? 0]);
    return until;
  });
}

interface Ready {
  readonly hasWide: boolean;
  /** Writes what lies after one place up to another, and answers the last wide event among it, or 0. */
  readonly write: (client: PoolClient, after: number, until: number) => Promise<number>;
}

async function directly(
  { ledger: { vault } }: Following,
  projection: DirectProjection,
  events: readonly StoredEvent[],
): Promise<Ready> {
  const { types } = projection;
  const concerned =
    types === undefined ? events : events.filter(({ type }) => types.some((one) => one === type));
  const seen = await seenOf(concerned, vault);
  return {
    hasWide: false,
    write: async (client, after, until) => {
      const fresh = seen.filter(({ stored }) => stored.ordinal > after && stored.ordinal <= until);
      await make(client, projection.project(fresh, vault));
      return 0;
    },
  };
}

async function derived(
  { ledger: { vault }, lease: { build } }: Following,
  projection: Extract<Projection, { kind: 'derived' }>,
  events: readonly StoredEvent[],
): Promise<Ready> {
  const wide = await openEvents(events.filter(isWide), vault);
  return {
    hasWide: wide.length > 0,
    write: async (client, after, until) => {
      const isFresh = ({ ordinal }: { readonly ordinal: number }) => ordinal > after && ordinal <= until;
      await markEducators(client, build, projection, events.filter(isFresh));
      const passed = wide.filter(isFresh);
      for (const event of passed) await markAfter(client, build, projection, event);
      await ring(client);
      return passed.at(-1)?.ordinal ?? 0;
    },
  };
}

async function ring(client: ClientBase): Promise<void> {
  await client.query(`NOTIFY ${WORK_CHANNEL}`);
}

/** The changes some events want, for a projection that takes them straight from events. */
export async function changesOf(
  { vault }: Ledger,
  projection: DirectProjection,
  events: readonly StoredEvent[],
): Promise<readonly Change[]> {
  return projection.project(await seenOf(events, vault), vault);
}

async function seenOf(events: readonly StoredEvent[], vault: Ledger['vault']): Promise<readonly Seen[]> {
  const opened = await openEvents(events, vault);
  return events.map((stored, index) => {
    const event = opened[index];
    if (event === undefined) throw fault('event_missing', 'Fewer events were opened than read.');
    return { stored, event };
  });
}

export async function placeOf(pool: Pool, build: number): Promise<number> {
  const { rows } = await pool.query<{ ordinal: number }>(
    'SELECT ordinal FROM read_models.build WHERE id = $1',
    [build],
  );
  const ordinal = rows[0]?.ordinal;
  if (ordinal === undefined) throw fault('projection_unprepared', `There is no build ${build}.`);
  return ordinal;
}
