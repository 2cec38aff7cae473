import type { Pool } from 'pg';
import { hasCode } from '../../app/has-code.ts';
import type { EventLog } from '../../app/log/event-log.ts';
import type { Projection } from '../../app/projections/projection.ts';
import type { IndexWatch } from '../log/eventstore/index-watch.ts';
import { lagsOf } from '../metrics/lag.ts';
import { requireDurability } from '../postgres/durability.ts';
import { bounded, type Check, type Finding } from './check.ts';
import { lookAtIndex } from './look-at-index.ts';

type Own = Pick<Projection, 'name' | 'version'>;

export interface ReadinessSettings {
  readonly log: Pick<EventLog, 'head'>;
  readonly pool: Pool;
  /** The projections that answers are read from, as this program has them. */
  readonly projections: readonly Own[];
  /** How far a projection may be behind. */
  readonly most: { readonly events: number; readonly seconds: number };
  /** The longest that one check may take. */
  readonly timeoutMs?: number;
  /** How far the index of the log is, where the log is elsewhere. */
  readonly index?: IndexWatch | undefined;
}

/** Whether requests should be sent to this server. */
export interface Readiness {
  readonly checks: readonly Check[];
  /** From now on it is not ready, whatever else holds. */
  readonly beginToStop: () => void;
}

const TIMEOUT_MS = 2_000;

/** The log can be read, the database keeps what it confirms, and the projections are close behind the log. */
export function createReadiness(settings: ReadinessSettings): Readiness {
  const { log, pool, projections, most, index, timeoutMs = TIMEOUT_MS } = settings;
  let stopping = false;
  const checks: readonly Check[] = [
    { name: 'log', look: async () => ({ well: true, facts: { head: await log.head() } }) },
    ...(index === undefined ? [] : [{ name: 'index', look: () => lookAtIndex(index) }]),
    { name: 'database', look: () => lookAtDurability(pool) },
    { name: 'projections', look: () => lookAtProjections(pool, projections, most) },
  ];
  return {
    checks: [
      { name: 'server', look: () => Promise.resolve(stopping ? STOPPING : { well: true }) },
      ...checks.map((check) => bounded(check, timeoutMs)),
    ],
    beginToStop: () => {
      stopping = true;
    },
  };
}

const STOPPING: Finding = { well: false, because: 'It is shutting down.' };

/** Asked each time: a reload of the server's configuration may turn durability off while it runs. */
async function lookAtDurability(pool: Pool): Promise<Finding> {
  try {
    await requireDurability(pool);
    return { well: true };
  } catch (error) {
    if (!hasCode(error, 'not_durable')) throw error;
    return {
      well: false,
      because: 'fsync, synchronous_commit or full_page_writes is off: it may lose what it confirms.',
    };
  }
}

async function lookAtProjections(
  pool: Pool,
  projections: readonly Own[],
  most: ReadinessSettings['most'],
): Promise<Finding> {
  const lags = await lagsOf(
    pool,
    projections.map(({ name }) => name),
  );
  const read = new Map(lags.map(({ projection, version }) => [projection, version]));
  const missing = projections.filter(({ name }) => !read.has(name)).map(({ name }) => name);
  const later = projections.filter(({ name, version }) => (read.get(name) ?? 0) > version);
  const behind = lags.filter(({ events, seconds }) => events > most.events || seconds > most.seconds);
  const facts = {
    lag: lags.map((lag) => ({ ...lag, seconds: Math.round(lag.seconds * 10) / 10 })),
    most,
  };
  if (missing.length > 0)
    return { well: false, because: `Not begun: ${missing.join(', ')}. A projector makes it.`, facts };
  if (later.length > 0) {
    const names = later.map(({ name }) => name).join(', ');
    return { well: false, because: `A later version of the program is in use: ${names}.`, facts };
  }
  if (behind.length === 0) return { well: true, facts };
  const names = behind.map(({ projection }) => projection);
  return { well: false, because: `Too far behind the log: ${names.join(', ')}.`, facts };
}
