import { Counter, type Registry } from 'prom-client';
import type { ViewObserver } from '../views/view-log.ts';

/** What became of the notes of who viewed which record. */
export function viewMetrics(registry: Registry): ViewObserver {
  const registers = [registry];
  const views = new Counter({
    name: 'ledger_record_views_total',
    help: 'Notes of who viewed which record: written, or lost because too much waited.',
    labelNames: ['outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'ledger_record_views_failures_total',
    help: 'Times that notes of who viewed which record could not be written and were kept to be tried again.',
    registers,
  });
  return {
    wrote: (count) => {
      views.inc({ outcome: 'written' }, count);
    },
    lost: (count) => {
      views.inc({ outcome: 'lost' }, count);
    },
    failed: () => {
      failures.inc();
    },
  };
}
