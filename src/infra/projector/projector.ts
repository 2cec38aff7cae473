import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { hasCode } from '../../app/has-code.ts';
import type { Progress } from '../../app/progress.ts';
import type { Projection } from '../../app/projections/projection.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { createFailures } from '../failures.ts';
import { createChannelBell } from '../log/appended-channel.ts';
import { type Bell, createBell } from '../log/bell.ts';
import { pause } from '../pause.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { type Build, buildsOf, FOLLOW, partsOf, unitOf } from './builds.ts';
import { evaluate } from './evaluate-unit.ts';
import { createFeed, type Feed } from './feed.ts';
import type { Lease } from './fence.ts';
import { follow } from './follow-unit.ts';
import { firstEndOf, releaseLeases, renewLeases, takeLeases, type Wanted } from './leases.ts';
import { type Moved, movedRinging } from './moved.ts';
import { WORK_CHANNEL } from './pass.ts';
import type { PoisonPolicy } from './poison.ts';
import { progressOf } from './progress.ts';
import { createSharedRecords } from './shared-records.ts';
import { announce, sayGoodbye } from './shares.ts';
import { runUnit, type Unit } from './unit.ts';

export interface ProjectorSettings {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly projections: readonly Projection[];
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** `halt` when not given. */
  readonly poison?: PoisonPolicy;
  /** Is rung whenever a place moves; its own when not given. */
  readonly moved?: Bell;
  /** Whether it fills at once what was asked for by command, which others leave to the command for a while. */
  readonly isCommand?: boolean;
}

export interface Projector {
  readonly progress: Progress;
  /** What it owns in the database is owned by this name. */
  readonly owner: string;
  /** Ends after the batch in hand; resolves once nothing of it runs any more and all it owned is free. */
  stop(): Promise<void>;
}

/** Leases are renewed, and free ones looked for, this often. */
const TICK_MS = 1_000;
/** Who is killed prolongs nothing: whoever is left looks as soon as that shows. */
const JUST_AFTER_MS = 10;
/** What is beyond a projector's share it takes once nobody else has for so long. */
const LEFT_OVER_MS = 3_000;
/** What was begun by command is left to the command for so long. */
const OF_COMMAND_MS = 5_000;

/**
 * Fills the tables of every projection: follows the log with each of its builds and evaluates whom it marks. Any
 * number of projectors may run; each part of a build has one owner at a time, and they share the parts among them.
 */
export function startProjector(settings: ProjectorSettings): Projector {
  const owner = `${hostname()}/${process.pid}/${randomUUID()}`;
  const stopping = new AbortController();
  const { moved = createBell() } = settings;
  const running = new Running(settings, owner, moved).run(stopping.signal);
  return {
    owner,
    progress: progressOf(settings.pool, settings.projections, moved),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

interface Held {
  readonly lease: Lease;
  readonly stopping: AbortController;
  readonly done: Promise<void>;
}

class Running {
  readonly #settings: ProjectorSettings;
  readonly #owner: string;
  readonly #can: string;
  readonly #work;
  readonly #moved: Moved;
  readonly #feed: Feed;
  readonly #recordsOf: ReturnType<typeof createSharedRecords>;
  readonly #held = new Map<string, Held>();
  readonly #notGivenBack = createFailures();
  /** Units that are ending: they are freed once they have. */
  readonly #ending = new Set<Promise<void>>();

  constructor(settings: ProjectorSettings, owner: string, moved: Bell) {
    this.#settings = settings;
    this.#owner = owner;
    this.#moved = movedRinging(moved);
    this.#can = settings.projections.map(({ name, version }) => `${name}@${version}`).join(' ');
    this.#feed = createFeed(settings.jurist.ledger);
    this.#recordsOf = createSharedRecords(settings.jurist.ledger);
    this.#work = createChannelBell(settings.pool, WORK_CHANNEL, (error) => {
      if (!settings.pool.ending)
        settings.logger.warn({ error }, 'The connection for announcements of work was lost.');
    });
  }

  async run(signal: AbortSignal): Promise<void> {
    setMaxListeners(0, signal);
    const failures = createFailures();
    while (!signal.aborted) {
      let next: number | undefined;
      try {
        next = await this.#tick();
      } catch (error) {
        const told = failures.of(error);
        if (told !== undefined)
          this.#settings.logger.error(
            { error, ...told },
            'Leases could not be looked after; that is tried again.',
          );
      }
      await pause(Math.min(TICK_MS, (next ?? TICK_MS) + JUST_AFTER_MS), signal);
    }
    for (const { lease } of this.#held.values()) this.#end(lease);
    await Promise.all(this.#ending);
    await this.#orTell(() => sayGoodbye(this.#settings.pool, this.#owner));
  }

  /** Answers in how many milliseconds something may become free, where that is known. */
  async #tick(): Promise<number | undefined> {
    const { pool, projections } = this.#settings;
    const peers = await announce(pool, this.#owner, this.#can);
    const leases = [...this.#held.values()].map(({ lease }) => lease);
    const kept = await renewLeases(pool, this.#owner, leases);
    for (const lease of leases) if (!kept.has(lease.unit)) this.#end(lease);

    const places = this.#moved.places();
    const builds = await buildsOf(
      pool,
      projections.map(({ name }) => name),
    );
    this.#endForgotten(builds, places);
    const wanted = this.#wanted(builds);
    const units = new Set(wanted.map(({ unit }) => unit));
    for (const { lease } of this.#held.values()) if (!units.has(lease.unit)) this.#end(lease);

    const share = Math.ceil(wanted.length / peers);
    for (const { lease } of [...this.#held.values()].slice(share)) this.#end(lease);
    const free = wanted.filter(({ unit }) => !this.#held.has(unit));
    await this.#take(builds, free, share - this.#held.size);
    const leftOver = free
      .filter(({ unit }) => !this.#held.has(unit))
      .map((one) => ({ ...one, freeForMs: one.freeForMs + LEFT_OVER_MS }));
    await this.#take(builds, leftOver, leftOver.length);
    for (const { id, state } of builds) if (state === 'retired') await this.#drop(id);
    const others = wanted.map(({ unit }) => unit).filter((unit) => !this.#held.has(unit));
    return firstEndOf(pool, others);
  }

  /**
   * A server that died may have forgotten the last moments of what is computed (see RECOMPUTABLE). Who follows learns
   * of it by the next event; where none comes, by this: its unit is begun anew, from the place that is left.
   */
  #endForgotten(builds: readonly Build[], places: ReadonlyMap<string, number>): void {
    for (const { id, ordinal } of builds) {
      const unit = unitOf(id, FOLLOW);
      const held = this.#held.get(unit);
      if (held === undefined || ordinal >= (places.get(unit) ?? 0)) continue;
      this.#settings.logger.warn(
        { unit, place: ordinal, stoodAt: places.get(unit) },
        'The database forgot what it had confirmed of a projection; it is computed again.',
      );
      this.#end(held.lease);
    }
  }

  #wanted(builds: readonly Build[]): readonly Wanted[] {
    const { projections, isCommand = false } = this.#settings;
    return builds.flatMap(({ id, projection: name, version, state, byCommand }) => {
      const projection = projections.find((one) => one.name === name && one.version === version);
      if (projection === undefined || (state !== 'live' && state !== 'building')) return [];
      const freeForMs = byCommand && state === 'building' && !isCommand ? OF_COMMAND_MS : 0;
      return partsOf(projection).map((part) => ({ unit: unitOf(id, part), build: id, part, freeForMs }));
    });
  }

  async #take(builds: readonly Build[], wanted: readonly Wanted[], most: number): Promise<void> {
    const { pool } = this.#settings;
    for (const lease of await takeLeases(pool, this.#owner, wanted, most)) {
      const build = builds.find(({ id }) => id === lease.build);
      if (build !== undefined) this.#begin(build, lease);
    }
  }

  #begin(build: Build, lease: Lease): void {
    const { pool, jurist, projections, logger, poison = 'halt' } = this.#settings;
    const projection = projections.find(({ name }) => name === build.projection);
    if (projection === undefined) return;
    const reader = this.#feed.join(build.ordinal);
    if (lease.part !== FOLLOW) reader.leave();
    const unit: Unit = {
      pool,
      jurist,
      projection,
      build,
      lease,
      poison,
      recordsOf: this.#recordsOf,
      reader,
      work: this.#work,
      moved: this.#moved,
      logger,
    };
    const stopping = new AbortController();
    setMaxListeners(0, stopping.signal);
    const done = runUnit(unit, stopping.signal, (mine, signal) =>
      lease.part === FOLLOW || projection.kind === 'direct'
        ? follow(mine, signal)
        : evaluate(mine, projection, signal),
    ).finally(reader.leave);
    this.#held.set(lease.unit, { lease, stopping, done });
  }

  /** Whatever it does is ended and, if it still is ours, given back. */
  #end({ unit }: Lease): void {
    const held = this.#held.get(unit);
    if (held === undefined) return;
    this.#held.delete(unit);
    held.stopping.abort();
    const ended = held.done
      .then(() => this.#orTell(() => releaseLeases(this.#settings.pool, this.#owner, [held.lease])))
      .finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }

  async #drop(build: number): Promise<void> {
    try {
      await inTransaction(this.#settings.pool, async (client) => {
        await client.query(`SET LOCAL lock_timeout = '300ms'`);
        await client.query('SELECT read_models.drop_build($1)', [build]);
      });
    } catch (error) {
      // Somebody still reads it: the next look tries again.
      if (!hasCode(error, '55P03', '40P01')) throw error;
    }
  }

  async #orTell(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // All of them are given back together: where the database is gone, one line says so.
      const told = this.#notGivenBack.of(error);
      if (told !== undefined)
        this.#settings.logger.warn(
          { error, ...told },
          'A lease could not be given back; it runs out by itself.',
        );
    }
  }
}
