import type { DayTest } from '../language/condition.ts';
import type { ListName } from '../language/lists.ts';
import type { Found } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { both, type Truth } from '../values/truth.ts';
import { compileMoment, type Tools } from './moment.ts';

/** Whether a day lies within its bounds. One that does not exist lies on no side of another. */
export function compileDayTest(
  { is, at_least, at_most, after, before }: DayTest,
  list: ListName | undefined,
  tools: Tools,
): ReturnType<Tools['condition']> {
  const day = compileMoment(is, list, tools);
  const tests = [
    { bound: at_least, isEarlier: false, strictly: false },
    { bound: at_most, isEarlier: true, strictly: false },
    { bound: after, isEarlier: false, strictly: true },
    { bound: before, isEarlier: true, strictly: true },
  ].flatMap(({ bound, ...side }) =>
    bound === undefined ? [] : [{ ...side, limit: compileMoment(bound, list, tools) }],
  );
  const moments = [day, ...tests.map(({ limit }) => limit)];
  return {
    holds: (attributes, situation) => {
      const given = day.at(attributes, situation);
      let truth: Truth = true;
      for (const { limit, isEarlier, strictly } of tests) {
        truth = both(truth, lies(given, limit.at(attributes, situation), isEarlier, strictly, situation));
      }
      return truth;
    },
    missing: (attributes, situation) =>
      moments
        .filter((moment) => moment.at(attributes, situation) === undefined)
        .flatMap((moment) => moment.missing(attributes, situation)),
  };
}

/** Whether a day is not later, or not earlier, than a limit; `strictly` neither the limit itself. */
export function lies(
  given: Found,
  limit: Found,
  isEarlier: boolean,
  strictly: boolean,
  { clock }: Situation,
): Truth {
  if (given === null || limit === null) return false;
  if (given === undefined || limit === undefined) return undefined;
  if (strictly) return !(isEarlier ? clock.isInOrder(limit, given) : clock.isInOrder(given, limit));
  return isEarlier ? clock.isInOrder(given, limit) : clock.isInOrder(limit, given);
}
