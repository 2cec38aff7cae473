import { fault } from '../../app/fault.ts';
import type { StoredEvent } from '../../app/log/event-log.ts';
import { codeOf, isPassing } from '../passing-errors.ts';
import { pause } from '../pause.ts';
import { useTables } from './builds.ts';
import { make } from './changes.ts';
import { CLOSE_BEHIND } from './derived-work.ts';
import { PIECE } from './feed.ts';
import { fenced } from './fence.ts';
import { finishWhenReady } from './finish.ts';
import { applyPiece, changesOf, type Following, type Piece, placeOf } from './follower.ts';
import { forgetParked, haltOf, type Parked, parkedIn, recordParked } from './poison.ts';
import { asPoison, goesOn, type Unit } from './unit.ts';

/** Further behind the head than this, the log is read in large pieces. */
const FAR_BEHIND = 2_000;
const LOOK_EACH_MS = 1_000;
const HELD_MS = 20;

/** Brings the log into a build for as long as the signal lets it; one that is being built is then put in use. */
export async function follow(unit: Unit, signal: AbortSignal): Promise<void> {
  const { pool, jurist, projection, lease, build } = unit;
  const ending = new AbortController();
  const end = () => {
    ending.abort();
  };
  signal.addEventListener('abort', end);
  // One that was aborted before says nothing any more.
  if (signal.aborted) end();
  const parked = new Set((await parkedIn(pool, lease.build)).map(({ educator }) => educator));
  const follower = new Follower(
    unit,
    { pool, ledger: jurist.ledger, projection, lease, parked },
    ending.signal,
  );
  // Whichever of them fails ends the others, and both are over before the unit is entered again.
  const running = [
    follower.run(),
    follower.mend(),
    ...(build.state === 'building' ? [finishWhenReady(unit, ending.signal)] : []),
  ];
  try {
    await Promise.all(running);
  } finally {
    ending.abort();
    signal.removeEventListener('abort', end);
    await Promise.allSettled(running);
    unit.moved.left(lease.unit);
  }
}

class Follower {
  readonly #unit: Unit;
  readonly #following: Following & { readonly parked: Set<string> };
  readonly #signal: AbortSignal;
  /** The step that is under way: a piece and a repair never overlap, for both go by who is parked. */
  #step: Promise<unknown> = Promise.resolve();
  #wasHalted: boolean | undefined;

  constructor(unit: Unit, following: Following & { readonly parked: Set<string> }, signal: AbortSignal) {
    this.#unit = unit;
    this.#following = following;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    const { log } = this.#unit.jurist.ledger;
    const from = await placeOf(this.#unit.pool, this.#unit.lease.build);
    this.#tell(from);
    let place = await this.#catchUp(from);
    for await (const events of log.subscribeAll(place, this.#signal)) {
      // What was left out would be taken for passed. Whoever is interrupted reads again from its place.
      if ((events[0]?.ordinal ?? 0) > place + 1) {
        throw fault('log_skipped', `After ${place} the log gave ${events[0]?.ordinal ?? 'nothing'}.`);
      }
      const from = place;
      const fresh = events.filter(({ ordinal }) => ordinal > from);
      const until = fresh.at(-1)?.ordinal;
      if (until !== undefined) place = await this.#bring({ events: fresh, from, until });
    }
  }

  /** In large pieces, until it is close. */
  async #catchUp(from: number): Promise<number> {
    const { jurist, reader } = this.#unit;
    let place = from;
    try {
      for (let rate = 0; !this.#signal.aborted;) {
        const head = await jurist.ledger.log.head();
        if (head - place <= (place === from ? FAR_BEHIND : CLOSE_BEHIND)) break;
        const began = performance.now();
        const piece = await this.#pieceAfter(place, head);
        const reached = await this.#bring({ ...piece, rate });
        rate = smoothed(rate, ((reached - place) * 1000) / Math.max(1, performance.now() - began));
        place = reached;
      }
      return place;
    } finally {
      reader.leave();
    }
  }

  /** What others read too is read once for all; alone, those events are read that concern the projection. */
  async #pieceAfter(place: number, head: number): Promise<Piece> {
    const { projection, jurist, reader } = this.#unit;
    const types = projection.kind === 'direct' ? projection.types : undefined;
    if (types === undefined || reader.isTogether(place)) return reader.next(place, head, this.#signal);
    const events = await jurist.ledger.log.readAll(place, PIECE, { until: head, types });
    return { events, from: place, until: events.length < PIECE ? head : (events.at(-1)?.ordinal ?? head) };
  }

  async #bring(piece: Piece): Promise<number> {
    let place = 0;
    while (!this.#signal.aborted) {
      place = await this.#alone(() => this.#apply(piece));
      if (place >= piece.until) break;
      // It is held for a comparison, which takes a moment.
      await pause(HELD_MS, this.#signal);
    }
    return place;
  }

  #tell(place: number): void {
    const { build, moved, lease } = this.#unit;
    moved.standsAt(lease.unit, place, build.state === 'live');
  }

  async #apply(piece: Piece): Promise<number> {
    try {
      const place = await applyPiece(this.#following, piece);
      this.#tell(place);
      this.#wasHalted ??= (await haltOf(this.#unit.pool, this.#unit.lease)) !== undefined;
      if (this.#wasHalted) await goesOn(this.#unit);
      this.#wasHalted = false;
      return place;
    } catch (error) {
      if (isPassing(error)) throw error;
      return this.#oneByOne(piece);
    }
  }

  /** Finds the event that cannot be projected, brings in what lies before it, and parks its educator or halts. */
  async #oneByOne(piece: Piece): Promise<number> {
    let { from } = piece;
    for (const event of piece.events) {
      const one = { events: [event], from, until: event.ordinal };
      try {
        await applyPiece(this.#following, one);
      } catch (error) {
        if (isPassing(error)) throw error;
        await this.#park(event, one, error);
      }
      from = one.until;
    }
    return applyPiece(this.#following, { events: [], from, until: piece.until });
  }

  async #park(event: StoredEvent, one: Piece, error: unknown): Promise<void> {
    const { pool, poison, projection, lease, logger } = this.#unit;
    const { ordinal, metadata } = event;
    const { educator } = metadata;
    if (poison === 'halt' || projection.kind !== 'direct' || educator === undefined) {
      throw asPoison(error, ordinal, educator);
    }
    const code = codeOf(error);
    await fenced(pool, lease, (client) =>
      recordParked(client, lease.build, educator, { ordinal, educator, code }),
    );
    this.#following.parked.add(educator);
    await applyPiece(this.#following, one);
    logger.error(
      { alarm: 'educator_parked', projection: projection.name, unit: lease.unit, ordinal, educator, code },
      'An educator’s events cannot be projected: they are parked and will be tried again.',
    );
  }

  /** Tries again those of the parked whose time has come. Those of a derived projection are tried by who evaluates. */
  async mend(): Promise<void> {
    const { pool, projection, lease } = this.#unit;
    while (!this.#signal.aborted) {
      if (projection.kind === 'direct' && this.#following.parked.size > 0) {
        for (const one of await parkedIn(pool, lease.build)) {
          if (one.isDue) await this.#alone(() => this.#mendOne(one));
        }
      }
      await pause(LOOK_EACH_MS, this.#signal);
    }
  }

  async #mendOne({ educator, ordinal }: Parked): Promise<void> {
    const { pool, jurist, projection, lease, logger } = this.#unit;
    if (projection.kind !== 'direct') return;
    const told = { projection: projection.name, unit: lease.unit, educator, ordinal };
    try {
      // Nobody but this follower moves the place, and a piece waits for this step.
      const until = await placeOf(pool, lease.build);
      const events = await leftOut(this.#unit, educator, ordinal, until);
      const changes = await changesOf(jurist.ledger, projection, events);
      await fenced(pool, lease, async (client) => {
        await useTables(client, lease.build);
        await make(client, changes);
        await forgetParked(client, lease.build, educator);
      });
      this.#following.parked.delete(educator);
      logger.info(told, 'An educator who was parked is in order again.');
    } catch (error) {
      if (isPassing(error)) throw error;
      const code = codeOf(error);
      await fenced(pool, lease, (client) =>
        recordParked(client, lease.build, educator, { ordinal, educator, code }),
      );
      logger.error({ alarm: 'educator_parked', ...told, code }, 'An educator is still parked.');
    }
  }

  #alone<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#step.then(step, step);
    this.#step = next.catch(() => undefined);
    return next;
  }
}

/** One person's events fit in memory. */
async function leftOut(
  { jurist, projection }: Unit,
  educator: string,
  from: number,
  until: number,
): Promise<readonly StoredEvent[]> {
  const types = projection.kind === 'direct' ? projection.types : undefined;
  const filter = { educators: [educator], until, ...(types === undefined ? {} : { types }) };
  const events: StoredEvent[] = [];
  for (let after = from - 1; ;) {
    const page = await jurist.ledger.log.readAll(after, PIECE, filter);
    events.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PIECE) return events;
    after = last.ordinal;
  }
}

function smoothed(before: number, now: number): number {
  return before === 0 ? now : before * 0.8 + now * 0.2;
}
