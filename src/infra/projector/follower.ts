import type { ClientBase, Pool, PoolClient } from 'pg';
import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';
import type { StoredEvent } from '../../app/log/event-log.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import { openEvents } from '../../app/log/open-events.ts';
import type { Change, DirectProjection, Projection } from '../../app/projections/projection.ts';
import { spanned } from '../../app/spans.ts';
import type { Course } from '../postgres/transaction.ts';
import { useTablesOf } from './builds.ts';
import { make } from './changes.ts';
import { fenced, type Lease, RECOMPUTABLE } from './fence.ts';
import { concerningLaw, isWide, markAfter, markEducators } from './marks.ts';
import { concernedBy, passBy, WORK_CHANNEL } from './pass.ts';
import { lazilySeen, type Seeing } from './seeing.ts';

/** What a follower needs to write. */
export interface Following {
  readonly pool: Pool;
  readonly ledger: Ledger;
  readonly projection: Projection;
  readonly lease: Lease;
  /** Educators whose events are left out until their record is repaired. */
  readonly parked: ReadonlySet<string>;
}

// A wide event waits for those who are writing answers as of before it, and they for it.
const placeIn = (build: number, lock: string) => `
  SELECT ordinal, CASE WHEN held_until > clock_timestamp() THEN held_at END AS "heldAt"
  FROM read_models.build WHERE id = ${build} AND state IN ('live', 'building', 'differs') ${lock}`;

/** A piece of the log: all of its events that concern a projection up to an ordinal. */
export interface Piece {
  readonly events: readonly StoredEvent[];
  readonly until: number;
  /** The place it begins after. */
  readonly from: number;
  /** Events a second, as of late. */
  readonly rate?: number;
  /** How its events are seen, where others see them too. */
  readonly see?: Seeing;
}

/**
 * Brings a piece of the log into a build: rows and place move in one transaction, and what the place has passed
 * is left out, so that each event counts exactly once whoever delivers it how often. Answers the place after it,
 * which is before the piece's end where the build is held. Throws `place_forgotten` where the build stands before the
 * piece: a server that died forgot what it had confirmed, and what lies between is to be read again.
 */
export function applyPiece(following: Following, piece: Piece): Promise<number> {
  const attributes = { 'ledger.projection': following.projection.name, 'ledger.events': piece.events.length };
  return spanned('projection batch', attributes, () => applyOnce(following, piece));
}

function withoutParked(events: readonly StoredEvent[], parked: ReadonlySet<string>) {
  if (parked.size === 0) return events;
  return events.filter(({ metadata: { educator } }) => educator === undefined || !parked.has(educator));
}

async function applyOnce(following: Following, piece: Piece): Promise<number> {
  const { pool, lease, projection, parked } = following;
  const events = withoutParked(piece.events, parked);
  const { from, until, rate = 0 } = piece;
  if (await passBy(pool, lease, projection, { from, until, events })) return until;
  const { write, hasWide } =
    projection.kind === 'direct'
      ? await directly(following, projection, events, piece.see)
      : await derived(following, projection, events);
  const place = placeIn(lease.build, hasWide ? 'FOR UPDATE' : 'FOR NO KEY UPDATE');
  const bring = async (client: PoolClient, { opened: [found], closeWith }: Course, copies: boolean) => {
    const at = found?.rows[0] as Place | undefined;
    if (at === undefined)
      throw fault('lease_lost', `The build of ${lease.unit} is not to be filled any more.`);
    if (at.ordinal < from) throw placeForgotten(lease, at.ordinal, from);
    const reached = Math.min(until, at.heldAt ?? until);
    if (reached <= at.ordinal) return at.ordinal;
    const wide = await write(client, at.ordinal, reached, copies);
    closeWith(`UPDATE read_models.build
      SET ordinal = ${reached}, wide_ordinal = greatest(wide_ordinal, ${wide}), rate = ${rate}
      WHERE id = ${lease.build}`);
    return reached;
  };
  const opening = `${place}; ${useTablesOf(lease.build)}; ${RECOMPUTABLE}`;
  try {
    return await fenced(pool, lease, (client, course) => bring(client, course, true), opening);
  } catch (error) {
    // Something is there already, which copying does not pass over.
    if (!hasCode(error, '23505')) throw error;
    return fenced(pool, lease, (client, course) => bring(client, course, false), opening);
  }
}

function placeForgotten({ unit }: Lease, place: number, from: number): Error {
  return fault('place_forgotten', `${unit} stands at ${place}, and was given what follows ${from}.`);
}

interface Place {
  readonly ordinal: number;
  readonly heldAt: number | null;
}

interface Ready {
  readonly hasWide: boolean;
  /** Writes what lies after one place up to another, and answers the last wide event among it, or 0. */
  readonly write: (client: PoolClient, after: number, until: number, copies: boolean) => Promise<number>;
}

async function directly(
  { ledger: { vault } }: Following,
  projection: DirectProjection,
  events: readonly StoredEvent[],
  see: Seeing = lazilySeen(vault),
): Promise<Ready> {
  const seen = await see(concernedBy(projection, events));
  return {
    hasWide: false,
    write: async (client, after, until, copies) => {
      const fresh = seen.filter(({ stored }) => stored.ordinal > after && stored.ordinal <= until);
      await make(client, projection.project(fresh, vault), copies);
      return 0;
    },
  };
}

async function derived(
  { ledger, lease: { build } }: Following,
  projection: Extract<Projection, { kind: 'derived' }>,
  events: readonly StoredEvent[],
): Promise<Ready> {
  const wide = await concerningLaw(ledger, await openEvents(events.filter(isWide), ledger.vault));
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
  return projection.project(await lazilySeen(vault)(events), vault);
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
