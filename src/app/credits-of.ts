import { credit, type CreditState } from '../domain/credit/index.ts';
import { categoryOf } from '../domain/streams.ts';
import type { OpenedEvent } from './envelope.ts';
import { type Ledger, stateOf } from './ledger.ts';
import { openEvents } from './open-events.ts';

/** A claim of an educator with everything that was done upon it. */
export interface Credit {
  readonly stream: string;
  readonly events: readonly OpenedEvent[];
  readonly state: CreditState;
}

/** Everything an educator has claimed, in the order of the log; what is personal in it stays sealed. */
export async function creditsOf(ledger: Ledger, educator: string): Promise<readonly Credit[]> {
  const { events } = await ledger.log.readEducator(educator);
  const streams = new Map<string, OpenedEvent[]>();
  const ofCredits = events.filter(({ stream }) => categoryOf(stream) === 'credit');
  for (const event of await openEvents(ofCredits, ledger.vault, new Set())) {
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  }
  return [...streams].map(([stream, theirs]) => ({ stream, events: theirs, state: stateOf(credit, theirs) }));
}
