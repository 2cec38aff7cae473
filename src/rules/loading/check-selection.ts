import { partsOf } from '../language/condition-parts.ts';
import type { Slip } from './problem.ts';
import type { Uses } from './uses.ts';

/** What decides which day picks the text cannot ask for the text of that day: it would never come to an end. */
export function checkSelection({ moments, figures, conditions }: Uses): readonly Slip[] {
  const turning = [
    ...moments.filter(({ what }) => what === 'selected'),
    // Versions and lists are those of the day that picks the text; a list read of a record, those of its own day.
    ...[...figures, ...moments].filter(({ what }) => Array.isArray(what)),
    ...conditions.filter(({ what, context }) => context.list === undefined && asksList(what)),
  ];
  return turning
    .filter(({ path }) => path[0] === 'selected_by')
    .map(({ path }) => ({
      path,
      what: 'turns on the day that picks the text, which is what is sought here',
      remedy: 'Name another day, a day or figure without versions, or values in place of a list.',
    }));
}

function asksList(condition: Parameters<typeof partsOf>[0]): boolean {
  return partsOf(condition).tests.some(
    ([, test]) => typeof test === 'object' && !Array.isArray(test) && test.in !== undefined,
  );
}
