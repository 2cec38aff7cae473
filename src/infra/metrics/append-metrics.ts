import { Counter, Histogram, type Registry } from 'prom-client';
import type { AppendObserver } from '../log/append.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** How long appends take, how many are gathered into one transaction, how many come too late. */
export function appendMetrics(registry: Registry): AppendObserver {
  const registers = [registry];
  const took = new Histogram({
    name: 'ledger_append_duration_seconds',
    help: 'From the moment an append was asked for until it was answered, waiting for its batch included.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  });
  const conflicts = new Counter({
    name: 'ledger_append_conflicts_total',
    help: 'Appends refused because somebody else wrote to the stream first (wrong_revision).',
    registers,
  });
  const size = new Histogram({
    name: 'ledger_append_batch_size',
    help: 'Appends written in one transaction.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const batchTook = new Histogram({
    name: 'ledger_append_batch_duration_seconds',
    help: 'How long the transaction of one batch took.',
    buckets: SECONDS,
    registers,
  });
  return {
    answered: (outcome, seconds) => {
      took.observe({ outcome }, seconds);
      if (outcome === 'wrong_revision') conflicts.inc();
    },
    wrote: (appends, seconds) => {
      size.observe(appends);
      batchTook.observe(seconds);
    },
  };
}
