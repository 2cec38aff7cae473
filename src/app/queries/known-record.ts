import type { Refusal } from '../../domain/decider.ts';
import { type EducatorRecord, mayBeFact, recordOf } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { StoredEvent } from '../log/event-log.ts';
import { type Ledger, readEvery } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';
import { OF_FACTS } from '../standing/standing.ts';
import { knownOrdinal } from './known-ordinal.ts';

/** What was known of an educator, and up to which place of the log. */
export interface Known {
  readonly ordinal: number;
  readonly record: EducatorRecord;
  readonly events: readonly OpenedEvent[];
  /** Why some of it cannot be read: the record is then without that. Undefined where it is whole. */
  readonly failure: Error | undefined;
}

/** An educator's record as far as it was known at an instant, or all there is so far. */
export async function knownOf(
  ledger: Ledger,
  educator: string,
  knownAt: number | undefined,
): Promise<Known | Refusal> {
  const read = await readKnown(ledger, educator, knownAt);
  if (!('stored' in read)) return read;
  const { ordinal, stored } = read;
  const facts = stored.filter(mayBeFact);
  try {
    const events = await openEvents(facts, ledger.vault, OF_FACTS);
    return { ordinal, record: recordOf(educator, events), events, failure: undefined };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error('A record cannot be read.', { cause: error });
    const events = await legibleOf(ledger, educator, facts);
    return { ordinal, record: recordOf(educator, events, () => undefined), events, failure };
  }
}

async function readKnown(ledger: Ledger, educator: string, knownAt: number | undefined) {
  if (knownAt === undefined) {
    const { events: stored, head: ordinal } = await ledger.log.readEducator(educator);
    return { ordinal, stored };
  }
  const ordinal = await knownOrdinal(ledger, knownAt);
  if (typeof ordinal !== 'number') return ordinal;
  return { ordinal, stored: await readEvery(ledger.log, { educators: [educator], until: ordinal }) };
}

/** Those events that can be opened. Keys that cannot be had now are no fault of an event's. */
async function legibleOf(
  { vault }: Ledger,
  educator: string,
  stored: readonly StoredEvent[],
): Promise<readonly OpenedEvent[]> {
  await vault.keysFor([educator]);
  const tried = await Promise.allSettled(stored.map((event) => openEvents([event], vault, OF_FACTS)));
  return tried.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

/** Of nobody nothing is known; an instant that cannot be asked for is told all the same. */
export async function nobody(ledger: Ledger, knownAt: number | undefined): Promise<Refusal | undefined> {
  const ordinal = await knownOrdinal(ledger, knownAt);
  return typeof ordinal === 'number' ? undefined : ordinal;
}
