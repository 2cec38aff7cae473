import type { Refusal } from '../../domain/decider.ts';
import { spending } from '../../domain/spending/index.ts';
import { spendingStream } from '../../domain/streams.ts';
import type { Recording, Request } from '../executing/execute.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { settle } from './settle.ts';

/** What a command set aside is confirmed where it acted, and free again where it did not. Nothing where it set nothing aside. */
export async function settleOwn(
  ledger: Ledger,
  educator: string,
  request: Request,
): Promise<Recording | Refusal | undefined> {
  const stream = spendingStream(educator);
  const { reservations } = stateOf(spending, await readStream(ledger, stream));
  const own = reservations.find(
    ({ status, reserved: { command } }) => status === 'held' && command === request.commandId,
  );
  if (own === undefined) return undefined;
  return settle(ledger, { stream, reservation: own }, 'refused', request);
}
