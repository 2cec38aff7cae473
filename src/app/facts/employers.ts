import { educator as decider, type EducatorState } from '../../domain/educator/index.ts';
import { standing } from '../../domain/retraction.ts';
import { educatorStream } from '../../domain/streams.ts';
import { type Ledger, readEvery, readStream, stateOf } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';
import { byStream } from './by-stream.ts';
import type { EducatorRecord } from './folds/draft.ts';

/** Where somebody serves, or has served, as far as is on record: the employer's desk may act for them there. */
export interface Place {
  readonly employer: string;
  readonly state: string;
}

/** The employers among some places, in one state where it is given. */
export function employersIn(places: readonly Place[], state?: string): readonly string[] {
  const named = places.flatMap((place) =>
    state === undefined || place.state === state ? [place.employer] : [],
  );
  return [...new Set(named)];
}

/** Every place that recorded service or employment of an educator names. */
export async function placesOf(
  ledger: Ledger,
  educator: string,
  known: EducatorState,
): Promise<readonly Place[]> {
  const served = known.facts.flatMap((fact) => (fact.type === 'educator.ServiceRecorded' ? [fact.data] : []));
  return [...served, ...(await employmentOf(ledger, educator))];
}

/** The same of whom nothing has been read yet: the employers, in one state where it is given. */
export async function employersOf(
  ledger: Ledger,
  educator: string,
  state?: string,
): Promise<readonly string[]> {
  const known = stateOf(decider, await readStream(ledger, educatorStream(educator)));
  return employersIn(await placesOf(ledger, educator, known), state);
}

/** Every place that a record names. */
export function placesOnRecord({
  service,
  employment,
}: Pick<EducatorRecord, 'service' | 'employment'>): readonly Place[] {
  return [...service.values(), ...[...employment.values()].flatMap(({ began }) => began ?? [])];
}

/** Beginnings of employment that stand. */
async function employmentOf({ log, vault }: Ledger, educator: string): Promise<readonly Place[]> {
  const types = ['employment.Began', 'employment.Retracted'] as const;
  const stored = await readEvery(log, { educators: [educator], types });
  const streams = byStream(await openEvents(stored, vault, NOTHING_PERSONAL));
  return [...streams.values()].flatMap((events) =>
    standing(events).flatMap((event) => (event.type === 'employment.Began' ? [event.data] : [])),
  );
}

const NOTHING_PERSONAL: ReadonlySet<string> = new Set();
