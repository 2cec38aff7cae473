import type { Condition, DayTest, FigureTest, RecordedTest, Test } from './condition.ts';

/** A condition taken apart. */
export interface ConditionParts {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[] | undefined;
  readonly not: Condition | undefined;
  readonly recorded: readonly RecordedTest[];
  readonly days: readonly DayTest[];
  readonly figures: readonly FigureTest[];
  /** Names of requirements that must be met. */
  readonly met: readonly string[];
  readonly tests: readonly (readonly [attribute: string, test: Test])[];
}

export function partsOf({
  all = [],
  any,
  not,
  recorded: written,
  day,
  figure,
  met = [],
  ...tests
}: Condition): ConditionParts {
  return {
    all,
    any,
    not,
    recorded: written === undefined ? [] : 'from' in written ? [written] : written,
    days: day === undefined ? [] : 'is' in day ? [day] : day,
    figures: figure === undefined ? [] : 'is' in figure ? [figure] : figure,
    met: typeof met === 'string' ? [met] : met,
    // The schema has seen to it that every other key holds a test.
    tests: Object.entries(tests) as [string, Test][],
  };
}
