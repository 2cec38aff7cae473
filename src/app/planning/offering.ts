import type { OfferingTerms } from '../../domain/offering/index.ts';
import { addDays, type Day } from '../../domain/values/day.ts';

import type { Activity } from './planned-credit.ts';

/** Something that may be taken and then claimed, as a catalogue tells of it. */
export interface Offering extends OfferingTerms {
  /** Its place in the catalogue, as `example-issuer.lesson-study-course`. */
  readonly id: string;
}

/** What is claimed of it once it is completed: passed, where an assessment stands at its end. No grade is foreseen. */
export function activityOf(offering: Offering): Activity {
  const { kind, title, provider, quantity, unit, categories } = offering;
  const { topic, level, participation, delivery, field, assessed } = offering;
  return {
    ...{ kind, title, provider, quantity, unit, categories },
    ...(topic === undefined ? {} : { topic }),
    ...(level === undefined ? {} : { level }),
    ...(participation === undefined ? {} : { participation }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(field === undefined ? {} : { field }),
    ...(assessed === undefined ? {} : { assessed }),
  };
}

/** What is on offer, for plans. */
export interface Catalogue {
  /**
   * What may be begun in a state on some day from `asOf` on, by id: announced by that day and as it was said then, not
   * withdrawn, not closed.
   */
  offeringsFor(state: string, asOf: Day): Promise<readonly Offering[]>;
}

/** The same catalogue, which reads what is on offer in a state once however often it is asked: for one request. */
export function readOnce(catalogue: Catalogue): Catalogue {
  const read = new Map<string, Promise<readonly Offering[]>>();
  return {
    offeringsFor: (state, asOf) => {
      const key = `${state} ${asOf}`;
      const offered = read.get(key) ?? catalogue.offeringsFor(state, asOf);
      read.set(key, offered);
      return offered;
    },
  };
}

/**
 * The earliest day an offering can be completed by whoever begins on `from` or as soon after as it opens; undefined
 * where it has closed by then. Where nobody said how long it takes, that day is the one it begins.
 */
export function earliestCompletion(
  { opensOn = '', closesOn, takesDays = 0 }: Pick<Offering, 'opensOn' | 'closesOn' | 'takesDays'>,
  from: Day,
): Day | undefined {
  const begins = opensOn > from ? opensOn : from;
  return closesOn !== undefined && begins > closesOn ? undefined : addDays(begins, takesDays);
}
