import { describe, expect, test } from '@jest/globals';
import { expectRefused, problemsAfter, type Refused } from './changed-policy.ts';

const POINTS = 'since: unknown\n          at_least: 60\n';

/** The sixty hours written as versions. */
const versions = (...written: readonly string[]) => `since: unknown\n          ${listed(...written)}`;

const listed = (...written: readonly string[]) =>
  `at_least:\n${written.map((line) => `            - ${line}\n`).join('')}`;

const REFUSED: readonly Refused[] = [
  {
    text: 'a version after one that always holds',
    from: POINTS,
    to: versions('{ is: 60 }', '{ is: 80, since: 2024-01-01 } # here'),
    key: 'require.0.tree.of.0.at_least.1',
    what: 'is never reached',
    remedy: 'End the one above with before',
  },
  {
    text: 'a version that those above it together leave no day to',
    from: POINTS,
    to: versions(
      '{ is: 60, before: 2024-01-01 }',
      '{ is: 80, since: 2024-01-01 }',
      '{ is: 70, since: 2022-01-01, before: 2025-01-01 } # here',
    ),
    key: 'at_least.2',
    what: 'is never reached',
    remedy: 'take this one out',
  },
  {
    text: 'a version for some after one for all',
    from: POINTS,
    to: versions('{ is: 60 }', '{ is: 80, when: { license.first_term: true } } # here'),
    key: 'at_least.1',
    what: 'is never reached',
    remedy: 'End the one above',
  },
  {
    text: 'two versions on the same days, the older one first',
    from: POINTS,
    to: versions('{ is: 60, before: 2024-06-01 }', '{ is: 80, since: 2024-01-01 } # here'),
    key: 'at_least.1',
    what: 'is in force from 2024-01-01 until 2024-06-01 together with version 1',
    remedy: 'Give version 1 before: 2024-01-01.',
  },
  {
    text: 'two versions on the same days, the newer one first',
    from: POINTS,
    to: versions('{ is: 80, since: 2024-01-01 }', '{ is: 60, since: unknown } # here'),
    key: 'at_least.1',
    what: 'is in force from 2024-01-01 on together with version 1',
    remedy: 'Give this one before: 2024-01-01.',
  },
  {
    text: 'two versions from the same day, of which one goes on',
    from: POINTS,
    to: versions('{ is: 60, before: 2024-01-01 }', '{ is: 80, since: unknown } # here'),
    key: 'at_least.1',
    what: 'is in force until 2024-01-01 together with version 1',
    remedy: 'Give this one since: 2024-01-01.',
  },
  {
    text: 'two versions for the same people on the same days',
    from: POINTS,
    to: versions(
      '{ is: 80, since: 2024-01-01, when: { license.first_term: true } }',
      '{ is: 60, since: 2023-01-01, when: { license.first_term: true } } # here',
      '{ is: 50 }',
    ),
    key: 'at_least.1',
    what: 'together with version 1',
    remedy: 'Give this one before: 2024-01-01.',
  },
  {
    text: 'a version that was over when the file begins',
    from: POINTS,
    to: versions('{ is: 50, before: 2019-08-31 } # here', '{ is: 60, since: 2019-08-31 }'),
    key: 'at_least.0.before',
    what: 'is not after 2019-08-31, the first day on which this could be asked',
    remedy: 'Take it out',
  },
  {
    text: 'a requirement that was over when the file begins',
    from: POINTS,
    to: 'since: unknown\n          before: 2018-01-01 # here\n          at_least: 60\n',
    key: 'require.0.tree.of.0.before',
    what: 'is not after 2019-08-31',
    remedy: 'Take it out',
  },
  {
    text: 'a version that begins when its requirement is over',
    from: POINTS,
    to: `before: 2024-01-01\n          ${versions('{ is: 60, before: 2024-01-01 }', '{ is: 80, since: 2024-01-01 } # here')}`,
    key: 'at_least.1.since',
    what: 'is not before 2024-01-01, the day on which what stands around it ends',
    remedy: 'Take it out',
  },
  {
    text: 'a requirement for those whom its clause does not concern',
    from: POINTS,
    to: 'since: unknown\n          when: { license.class: practitioner } # here\n          at_least: 60\n',
    key: 'require.0.tree.of.0.when',
    what: 'contradicts a condition around it',
    remedy: 'Take it out',
  },
];

describe('versions and requirements that can never speak are refused:', () => {
  test.each(REFUSED)('$text', expectRefused);
});

describe('versions that speak are let through:', () => {
  test.each([
    ['one until a day and one from it', ['{ is: 60, before: 2024-01-01 }', '{ is: 80, since: 2024-01-01 }']],
    [
      'one until a day the agency must confirm and one from it',
      ['{ is: 60, before: { setting: experience_from } }', '{ is: 80, since: { setting: experience_from } }'],
    ],
    ['one until a day and one that holds otherwise', ['{ is: 60, before: 2024-01-01 }', '{ is: 80 }']],
    ['one for some before one for all', ['{ is: 80, when: { license.first_term: true } }', '{ is: 60 }']],
    [
      'one that is over, one for some and one for all who are left',
      [
        '{ is: 60, before: 2024-01-01 }',
        '{ is: 80, when: { license.first_term: true } }',
        '{ is: 70, since: 2024-01-01 }',
      ],
    ],
    [
      'one that holds on the first day of the file alone',
      ['{ is: 50, before: 2019-09-01 }', '{ is: 60, since: 2019-09-01 }'],
    ],
  ])('%s', (_, written) => {
    expect(problemsAfter({ from: POINTS, to: versions(...written) })).toEqual([]);
  });
});
