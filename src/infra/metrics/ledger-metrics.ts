import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { lagsOf, reactorLagOf, type Watched } from './lag.ts';
import type { Source } from './sources.ts';

export interface LedgerWatch {
  readonly pool: Pool;
  readonly projections: readonly string[];
  readonly reactors: readonly Watched[];
}

const HEAD = 'SELECT ordinal::float8 AS ordinal FROM ledger.head';

const WORK = 'SELECT count(*)::float8 AS educators FROM read_models.derived_work';

/** How far what follows from the log is behind it. Every process that asks sees the same figures. */
export function ledgerSource(registry: Registry, { pool, projections, reactors }: LedgerWatch): Source {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: readonly L[]) =>
    new Gauge<L>({ name, help, labelNames: [...labelNames], registers: [registry] });
  const head = gauge('ledger_head_ordinal', 'Ordinal of the last event of the log.');
  const events = gauge('ledger_projection_lag_events', 'Events a projection has not seen.', 'projection');
  const seconds = gauge(
    'ledger_projection_lag_seconds',
    'Since when the oldest event a projection has not seen is there.',
    'projection',
  );
  const toDo = gauge('ledger_reactor_lag_events', 'Events a reactor has yet to follow.', 'reactor');
  const since = gauge('ledger_reactor_lag_seconds', 'Since when the oldest of them is there.', 'reactor');
  const waiting = gauge('ledger_derived_work', 'Educators whose rows are to be computed anew.');
  return {
    name: 'ledger',
    refresh: async () => {
      const { rows } = await pool.query<{ ordinal: number }>(HEAD);
      for (const { ordinal } of rows) head.set(ordinal);
      const work = await pool.query<{ educators: number }>(WORK);
      for (const { educators } of work.rows) waiting.set(educators);
      for (const lag of await lagsOf(pool, projections)) {
        events.set({ projection: lag.projection }, lag.events);
        seconds.set({ projection: lag.projection }, lag.seconds);
      }
      for (const watched of reactors) {
        const lag = await reactorLagOf(pool, watched);
        toDo.set({ reactor: watched.name }, lag.events);
        since.set({ reactor: watched.name }, lag.seconds);
      }
    },
    forget: () => {
      // Reset, a figure without labels would be 0.
      head.remove();
      waiting.remove();
      for (const one of [events, seconds, toDo, since]) one.reset();
    },
  };
}
