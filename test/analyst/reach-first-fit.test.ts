import { describe, expect, test } from '@jest/globals';
import { expectRefused, problemsAfter, type Refused } from './changed-policy.ts';

const CITE = 'cite: { rule: ZZ.conversions.1 }\n';

/** The entry for clock hours, the last of those for credits. */
const CLOCK_HOURS = `where: { unit: clock_hour }\n      worth: { per_unit: 1 }\n      ${CITE}`;

const EFFECTIVENESS = 'cite: { rule: ZZ.conversions.3 }\n';

/** Clock hours written so, and an entry after them. */
const entries = (first: string, second: string, from = 'credits') =>
  `${first}\n      worth: { per_unit: 1 }\n      ${CITE}` +
  `    - id: later # here\n      from: ${from}\n      ${second}\n      worth: { each: 9 }\n      ${CITE}`;

const REFUSED: readonly Refused[] = [
  {
    text: 'an entry after one with the same condition',
    from: CLOCK_HOURS,
    to: entries('where: { unit: clock_hour }', 'since: unknown\n      where: { unit: clock_hour }'),
    key: 'credits.entries.2',
    what: 'is never reached: clock_hours above fits whenever it does',
    remedy: 'Put the narrower one first, or take it out.',
  },
  {
    text: 'an entry after one that asks less, from whatever day',
    from: CLOCK_HOURS,
    to: entries(
      'where: { unit: [clock_hour, ceu] }',
      'since: 2024-01-01\n      where: { unit: ceu, kind: workshop }',
    ),
    key: 'credits.entries.2',
    what: 'is never reached',
    remedy: 'Put the narrower one first',
  },
  {
    text: 'an entry whose condition stands in when and not in where',
    from: CLOCK_HOURS,
    to: entries('where: { unit: clock_hour }', 'since: unknown\n      when: { unit: clock_hour }'),
    key: 'credits.entries.2',
    what: 'is never reached',
    remedy: 'Put the narrower one first',
  },
  {
    text: 'an entry after one without a condition',
    from: EFFECTIVENESS,
    to: `${EFFECTIVENESS}    - id: top # here\n      from: evaluations\n      since: unknown\n      where: { score: 5 }\n      worth: { each: 25 }\n      ${EFFECTIVENESS}`,
    key: 'credits.entries.3',
    what: 'is never reached: effectiveness above',
    remedy: 'take it out',
  },
  {
    text: 'a clause of require after one for more classes',
    from: 'terms:\n',
    to: '  - for: { license.class: intern, license.first_term: true } # here\n    exempt: Nothing.\n    cite: { rule: ZZ.variations.1 }\nterms:\n',
    key: 'require.2',
    what: 'is never reached: number 2 above',
    remedy: 'Put the narrower one first',
  },
  {
    text: 'a term after one for everybody',
    from: 'ends_on: 08-31\n',
    to: 'cite: { rule: ZZ.licenses.1 }\n  - for: { license.class: intern } # here\n    years: 5\n',
    key: 'terms.1',
    what: 'is never reached: number 1 above',
    remedy: 'take it out',
  },
];

describe('an alternative that another never lets through is refused:', () => {
  test.each(REFUSED)('$text', expectRefused);

  test('every clause after one for everybody', () => {
    const from = 'require:\n';
    const to = `${from}  - for: {}\n    exempt: Nothing.\n    cite: { rule: ZZ.variations.1 }\n`;
    expect(problemsAfter({ from, to }).map(({ key }) => key)).toEqual(['require.1', 'require.2']);
  });
});

describe('an alternative that is reached is let through:', () => {
  test.each([
    [
      'after one that was over',
      'before: 2024-01-01\n      where: { unit: clock_hour }',
      'since: 2024-01-01\n      where: { unit: clock_hour }',
    ],
    [
      'after one that was over before the file begins, for a period may run from before',
      'before: 2019-01-01\n      where: { unit: clock_hour }',
      'since: 2019-01-01\n      where: { unit: clock_hour }',
    ],
    [
      'after one that asks more',
      'where: { unit: clock_hour, kind: workshop }',
      'since: unknown\n      where: { unit: clock_hour }',
    ],
    [
      'after one that asks for a value nobody has confirmed',
      "where: { unit: clock_hour, setting.every_year_counts: 'yes' }",
      "since: unknown\n      where: { unit: clock_hour, setting.every_year_counts: 'no' }",
    ],
    [
      'after one that begins on a day nobody has confirmed',
      'where: { unit: clock_hour }\n      before: { setting: experience_from }',
      'since: unknown\n      where: { unit: clock_hour }',
    ],
  ])('%s', (_, first, second) => {
    expect(problemsAfter({ from: CLOCK_HOURS, to: entries(first, second) })).toEqual([]);
  });

  test('that reads another list', () => {
    const to = entries('where: {}', 'since: unknown\n      where: { board: Board of Zz }', 'boards');
    expect(problemsAfter({ from: CLOCK_HOURS, to })).toEqual([]);
  });
});
