import type { Refusal } from '../../domain/decider.ts';
import { END } from '../log/event-log.ts';
import type { Ledger } from '../log/ledger.ts';
import { badInput } from './unanswered.ts';

/** The last ordinal recorded by an instant (milliseconds since 1970), or of everything recorded so far. */
export async function knownOrdinal(
  { log, clock }: Ledger,
  knownAt: number | undefined,
): Promise<number | Refusal> {
  const head = await log.head();
  if (knownAt === undefined) return head;
  const [last] = await log.readAllBackwards(END, 1);
  // The log goes by its own clock, and what it has recorded by an instant is known whatever ours says.
  if (knownAt > Math.max(clock.now(), last?.recordedAt ?? 0)) {
    return badInput('knownAt', 'has not come: nobody can say what will be known.');
  }
  return log.ordinalAt(knownAt);
}
