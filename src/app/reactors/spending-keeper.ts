import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Reservation, spending } from '../../domain/spending/index.ts';
import { spendingStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { settle } from '../spending/settle.ts';
import type { Reactor } from './reactor.ts';

/** So long whoever has set credits aside has time to act and to confirm; usually it takes milliseconds. */
const GRACE_MS = 2_000;

/**
 * What was set aside is spent or free again, whatever became of who set it aside: what has acted is confirmed, and
 * what has not acted in time no longer can. What was spent for a license that was issued in error, or for a grant that
 * could not be carried out, is free again.
 */
export function spendingKeeper(graceMs = GRACE_MS): Reactor {
  return {
    name: 'spending-keeper',
    types: ['spending.Reserved', 'license.Rescinded', 'application.GrantSetAside'],
    follow: (event) => {
      if (event.type === 'license.Rescinded') {
        return [{ name: 'free', run: (ledger, request) => freeOfLicense(ledger, event, request) }];
      }
      if (event.type === 'application.GrantSetAside') {
        return [{ name: 'free', run: (ledger, request) => freeOfGrant(ledger, event, request) }];
      }
      return [{ name: 'settle', run: (ledger, request) => settleInTime(ledger, event, request, graceMs) }];
    },
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

/** A license that never was used nothing up. Whatever was set aside for it before is settled by now. */
async function freeOfLicense(ledger: Ledger, event: OpenedEvent, request: Request) {
  return freeSpent(ledger, event, request, ({ reserved }) => reserved.license === event.stream);
}

/** A grant that could not be carried out used nothing up either. */
async function freeOfGrant(
  ledger: Ledger,
  event: Extract<OpenedEvent, { type: 'application.GrantSetAside' }>,
  request: Request,
) {
  const { stream, data } = event;
  const granted = (await readStream(ledger, stream)).find(({ eventId }) => eventId === data.grant);
  if (granted === undefined) return freeSpent(ledger, event, request, () => false);
  return freeSpent(ledger, event, request, ({ act }) => act === `${stream}@${granted.revision}`);
}

async function freeSpent(
  ledger: Ledger,
  { stream: cause, revision, metadata: { educator } }: OpenedEvent,
  request: Request,
  isToBeFree: (reservation: Reservation) => boolean,
): Promise<Recording | Refusal> {
  let last: Recording = { stream: cause, revision, events: [] };
  if (educator === undefined) return last;
  const stream = spendingStream(educator);
  const { reservations } = stateOf(spending, await readStream(ledger, stream));
  for (const reservation of reservations) {
    if (reservation.status !== 'confirmed' || !isToBeFree(reservation)) continue;
    const { id } = reservation;
    const command = { type: 'Release' as const, reservation: id, because: 'undone' as const };
    const step = { ...request, commandId: stepId(request.commandId, `free ${id}`) };
    const answer = await execute(ledger, spending, { stream }, asGiven(command), step);
    if (isRefusal(answer)) return answer;
    last = answer;
  }
  return last;
}
