import type { Clocks, Terms } from '../../domain/credential/index.ts';
import type { Day } from '../../domain/values/day.ts';
import { businessDaysAfter } from '../business-days.ts';
import { type Clock, dayIn } from '../clock.ts';

type Step = Exclude<keyof Clocks, 'zone' | 'closed'>;

/** The day by which a step is owed, reckoned where the issuer is; undefined where its terms set no clocks. */
export function owedBy(clock: Clock, { clocks }: Terms, step: Step): Day | undefined {
  if (clocks === undefined) return undefined;
  return businessDaysAfter(dayIn(clocks.zone, clock.now()), clocks[step], clocks.closed);
}

/** What a learner has to respond where the terms, which are old, say nothing. */
const DAYS_TO_RESPOND = 10;

export function respondBy(clock: Clock, terms: Terms): Day {
  return owedBy(clock, terms, 'respond') ?? businessDaysAfter(dayIn('UTC', clock.now()), DAYS_TO_RESPOND);
}
