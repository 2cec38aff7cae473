import type { Pool } from 'pg';
import type { EventLog } from '../../app/event-log.ts';
import { hasCode } from '../../app/has-code.ts';
import { type Lag, lagsOf } from '../metrics/lag.ts';
import { requireDurability } from '../postgres/durability.ts';
import { bounded, type Check, type Finding } from './check.ts';

export interface ReadinessSettings {
  readonly log: Pick<EventLog, 'head'>;
  readonly pool: Pool;
  /** Names of the projections that answers are read from. */
  readonly projections: readonly string[];
  /** How far a projection may be behind. */
  readonly most: { readonly events: number; readonly seconds: number };
  /** The longest that one check may take. */
  readonly timeoutMs?: number;
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
  const { log, pool, projections, most, timeoutMs = TIMEOUT_MS } = settings;
  let stopping = false;
  const checks: readonly Check[] = [
    { name: 'log', look: async () => ({ well: true, facts: { head: await log.head() } }) },
    { name: 'database', look: () => lookAtDurability(pool) },
    { name: 'projections', look: async () => judged(await lagsOf(pool, projections), projections, most) },
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

function judged(
  lags: readonly Lag[],
  projections: readonly string[],
  most: ReadinessSettings['most'],
): Finding {
  const begun = new Set(lags.map(({ projection }) => projection));
  const missing = projections.filter((name) => !begun.has(name));
  const behind = lags.filter(({ events, seconds }) => events > most.events || seconds > most.seconds);
  const facts = {
    lag: lags.map((lag) => ({ ...lag, seconds: Math.round(lag.seconds * 10) / 10 })),
    most,
  };
  if (missing.length > 0)
    return { well: false, because: `Not begun: ${missing.join(', ')}. A projector makes it.`, facts };
  if (behind.length === 0) return { well: true, facts };
  const names = behind.map(({ projection }) => projection);
  return { well: false, because: `Too far behind the log: ${names.join(', ')}.`, facts };
}
