import { Gauge, type Registry } from 'prom-client';
import type { IndexWatch } from '../log/eventstore/index-watch.ts';
import type { Source } from './sources.ts';

/** How far the index is behind a log that is in an EventStoreDB. */
export function indexSource(registry: Registry, index: IndexWatch): Source {
  const lag = new Gauge({
    name: 'ledger_index_lag_bytes',
    help: 'Bytes of the log in the EventStoreDB that are not indexed yet.',
    registers: [registry],
  });
  return {
    name: 'index',
    refresh: async () => {
      lag.set(await index.lag());
    },
    forget: () => {
      // Reset, a figure without labels would be 0.
      lag.remove();
    },
  };
}
