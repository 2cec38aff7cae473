import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';

/** How many connections there are, and how many wait for one. */
export function watchPool(registry: Registry, pool: Pool): void {
  const registers = [registry];
  new Gauge({
    name: 'ledger_pool_connections',
    help: 'Connections of the pool, in use or idle.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
    },
  });
  new Gauge({
    name: 'ledger_pool_waiting',
    help: 'Requests that wait for a connection.',
    registers,
    collect() {
      this.set(pool.waitingCount);
    },
  });
  new Gauge({
    name: 'ledger_pool_size',
    help: 'Most connections the pool may have.',
    registers,
    collect() {
      this.set(pool.options.max);
    },
  });
}
