import type { Refusal } from '../../domain/decider.ts';
import { END } from '../event-log.ts';
import type { OpenedEvent } from '../envelope.ts';
import { type Ledger, readEducator } from '../ledger.ts';
import { openEvents } from '../open-events.ts';
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

/** What was known of an educator, and up to which place of the log. */
export interface Known {
  readonly ordinal: number;
  readonly events: readonly OpenedEvent[];
}

/** An educator's events as far as they were known at an instant, or all there are so far. */
export async function knownOf(
  ledger: Ledger,
  educator: string,
  knownAt: number | undefined,
): Promise<Known | Refusal> {
  if (knownAt === undefined) {
    const { events, head } = await ledger.log.readEducator(educator);
    return { ordinal: head, events: await openEvents(events, ledger.vault) };
  }
  const ordinal = await knownOrdinal(ledger, knownAt);
  return typeof ordinal === 'number'
    ? { ordinal, events: await readEducator(ledger, educator, ordinal) }
    : ordinal;
}

/** Of nobody nothing is known; an instant that cannot be asked for is told all the same. */
export async function nobody(ledger: Ledger, knownAt: number | undefined): Promise<Refusal | undefined> {
  const ordinal = await knownOrdinal(ledger, knownAt);
  return typeof ordinal === 'number' ? undefined : ordinal;
}
