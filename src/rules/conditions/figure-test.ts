import type { FigureTest } from '../language/condition.ts';
import type { ListName } from '../language/lists.ts';
import { isLess } from '../values/exact.ts';
import { both, type Truth } from '../values/truth.ts';
import type { Tools } from './moment.ts';

/** Whether one figure lies within others, all of them exact: nothing is rounded before it is compared. */
export function compileFigureTest(
  { is, at_least, at_most }: FigureTest,
  list: ListName | undefined,
  tools: Tools,
): ReturnType<Tools['condition']> {
  const figure = tools.figure(is, list);
  const least = at_least === undefined ? undefined : tools.figure(at_least, list);
  const most = at_most === undefined ? undefined : tools.figure(at_most, list);
  const figures = [figure, least, most].filter((one) => one !== undefined);
  return {
    holds: (attributes, situation) => {
      const given = figure.exactly(attributes, situation);
      let truth: Truth = true;
      for (const [bound, isUpper] of [
        [least, false],
        [most, true],
      ] as const) {
        if (bound === undefined) continue;
        const limit = bound.exactly(attributes, situation);
        const isKnown = given !== undefined && limit !== undefined;
        truth = both(truth, isKnown ? !(isUpper ? isLess(limit, given) : isLess(given, limit)) : undefined);
      }
      return truth;
    },
    missing: (attributes, situation) =>
      figures
        .filter((one) => one.exactly(attributes, situation) === undefined)
        .flatMap((one) => one.missing(attributes, situation)),
  };
}
