import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { reactorLagOf, type Watched } from './lag.ts';
import { waitingOf } from '../reactors/parked.ts';
import type { Source } from './sources.ts';

export interface LedgerWatch {
  readonly pool: Pool;
  readonly reactors: readonly Watched[];
}

const HEAD = 'SELECT ordinal::float8 AS ordinal FROM ledger.head';

/** How far reactors are behind the log. Every process that asks sees the same figures. */
export function ledgerSource(registry: Registry, { pool, reactors }: LedgerWatch): Source {
  const registers = [registry];
  const head = new Gauge({
    name: 'ledger_head_ordinal',
    help: 'Ordinal of the last event of the log.',
    registers,
  });
  const toDo = new Gauge({
    name: 'ledger_reactor_lag_events',
    help: 'Events a reactor has yet to follow.',
    labelNames: ['reactor'],
    registers,
  });
  const since = new Gauge({
    name: 'ledger_reactor_lag_seconds',
    help: 'Since when the oldest of them is there.',
    labelNames: ['reactor'],
    registers,
  });
  const parked = new Gauge({
    name: 'ledger_reactor_parked',
    help: 'Educators, or streams, for whom something a reactor could not do waits.',
    labelNames: ['reactor'],
    registers,
  });
  return {
    name: 'ledger',
    refresh: async () => {
      const { rows } = await pool.query<{ ordinal: number }>(HEAD);
      for (const { ordinal } of rows) head.set(ordinal);
      for (const watched of reactors) {
        const lag = await reactorLagOf(pool, watched);
        toDo.set({ reactor: watched.name }, lag.events);
        since.set({ reactor: watched.name }, lag.seconds);
      }
      const waiting = await waitingOf(pool);
      for (const { name } of reactors)
        parked.set({ reactor: name }, waiting.filter(({ reactor }) => reactor === name).length);
    },
    forget: () => {
      // Reset, a figure without labels would be 0.
      head.remove();
      toDo.reset();
      since.reset();
      parked.reset();
    },
  };
}
