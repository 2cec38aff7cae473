import { credit, type CreditState } from '../../domain/credit/index.ts';
import { categoryOf } from '../../domain/streams.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, stateOf } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';
import { byStream } from './by-stream.ts';

/** A claim of an educator with everything that was done upon it. */
export interface Credit {
  readonly stream: string;
  readonly events: readonly OpenedEvent[];
  readonly state: CreditState;
}

/** Everything an educator has claimed, in the order of the log; what is personal in it stays sealed. */
export async function creditsOf(ledger: Ledger, educator: string): Promise<readonly Credit[]> {
  const { events } = await ledger.log.readEducator(educator);
  const ofCredits = events.filter(({ stream }) => categoryOf(stream) === 'credit');
  const streams = byStream(await openEvents(ofCredits, ledger.vault, new Set()));
  return [...streams].map(([stream, theirs]) => ({ stream, events: theirs, state: stateOf(credit, theirs) }));
}
