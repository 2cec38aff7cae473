import { spending } from '../../domain/spending/index.ts';
import type { OpenedEvent } from '../envelope.ts';
import type { Request } from '../execute.ts';
import { type Ledger, readStream, stateOf } from '../ledger.ts';
import { settle } from '../spending/settle.ts';
import type { Reactor } from './reactor.ts';

/** So long whoever has set credits aside has time to act and to confirm; usually it takes milliseconds. */
const GRACE_MS = 2_000;

/**
 * What was set aside is spent or free again, whatever became of who set it aside: what has acted is confirmed, and
 * what has not acted in time no longer can.
 */
export function spendingKeeper(graceMs = GRACE_MS): Reactor {
  return {
    name: 'spending-keeper',
    types: ['spending.Reserved'],
    follow: (event) => [
      { name: 'settle', run: (ledger, request) => settleInTime(ledger, event, request, graceMs) },
    ],
  };
}

async function settleInTime(ledger: Ledger, event: OpenedEvent, request: Request, graceMs: number) {
  const { stream, revision, eventId } = event;
  const deadline = performance.now() + graceMs;
  for (;;) {
    const events = await readStream(ledger, stream);
    const reservation = stateOf(spending, events).reservations.find(({ id }) => id === eventId);
    if (reservation?.status !== 'held') return { stream, revision, events: [] };
    const left = deadline - performance.now();
    if (left <= 0) return settle(ledger, { stream, reservation }, 'not_acted', request);
    // What comes next may be another's reservation: then it is looked at again.
    await ledger.log.ordinalOf(stream, (events.at(-1)?.revision ?? revision) + 1, left);
  }
}
