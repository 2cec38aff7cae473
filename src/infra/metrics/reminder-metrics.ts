import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { outboxCounts, STATUSES } from '../outbox/outbox-status.ts';
import type { Source } from './sources.ts';

/** What became of reminders. Every process that asks sees the same figures. */
export function reminderSource(registry: Registry, pool: Pool): Source {
  const reminders = new Gauge({
    name: 'ledger_reminders',
    help: 'Reminders to educators by what became of them.',
    labelNames: ['status'],
    registers: [registry],
  });
  return {
    name: 'reminders',
    refresh: async () => {
      const counts = await outboxCounts(pool);
      for (const status of STATUSES) reminders.set({ status }, counts[status]);
    },
    forget: () => {
      reminders.reset();
    },
  };
}
