import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { asking } from '../nodes/asking.ts';
import { cite, inventedText } from '../policy-support.ts';

/** Whether a license issued on 1 July 2019, whose period ends on 30 June 2024, was issued by a day. */
function issuedBy(day: unknown, parts: Parameters<typeof asking>[1] = {}) {
  return asking({ kind: 'fact', where: { day: { is: 'issue', at_most: day } } }, parts);
}

const BEFORE = '2019-06-30';

describe('a day with versions is', () => {
  test.each([
    ['2024-06-30', '2024-07-01', 'met'],
    ['2024-07-01', '2024-06-30', 'not_met'],
  ])('that of the text in force: where it changes on %s, beside %s', (_, turn, outcome) => {
    const day = [
      { is: 'issue', before: turn },
      { is: BEFORE, since: turn },
    ];
    expect(issuedBy(day)().outcome).toBe(outcome);
  });

  test('compared with another day where one is named', () => {
    const day = [{ is: 'issue', before: '2024-01-01', keyed_by: 'cycle_start' }, { is: BEFORE }];
    expect(issuedBy(day)().outcome).toBe('met');
  });

  test('the first whose condition holds, and open where that is not known', () => {
    const day = [{ is: 'issue', when: { 'educator.birth_month': 5 } }, { is: BEFORE }];
    expect(issuedBy(day)({ facts: { birthMonth: 5 } }).outcome).toBe('met');
    expect(issuedBy(day)({ facts: { birthMonth: 6 } }).outcome).toBe('not_met');
    expect(issuedBy(day)()).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['missing_educator_birth_month'] },
    });
  });

  test('no day where none is in force', () => {
    expect(issuedBy([{ is: 'issue', before: '2020-01-01' }])().outcome).toBe('not_met');
  });

  test('defined once and used by name, moved like any other', () => {
    const due = { what: 'It.', day: [{ is: BEFORE, before: '2024-07-01' }, { is: '2018-06-30' }], cite };
    const more = { definitions: { due } };
    const dayAfter = { of: { defined: 'due' }, plus: { days: 1 } };
    expect(issuedBy(dayAfter, { more })().outcome).toBe('met');
    expect(issuedBy({ defined: 'due' }, { more })().outcome).toBe('not_met');
  });
});

describe('versions of a day are refused', () => {
  const problems = (day: unknown, more: object = {}) => {
    const tree = {
      kind: 'fact',
      id: 'fact',
      asks: 'It.',
      since: 'unknown',
      where: { day: { is: 'issue', at_most: day } },
    };
    const read = parsePolicy(inventedText({ tree, ...more }), 'invented.yaml');
    return Array.isArray(read) ? read.map(({ key, what }) => `${key} ${what}`) : [];
  };

  test('that stand on the same days, or are never reached', () => {
    expect(
      problems([
        { is: '2020-01-01', before: '2022-01-01' },
        { is: BEFORE, since: '2021-01-01' },
      ]),
    ).toEqual([
      'require.0.tree.where.day.at_most.1 is in force from 2021-01-01 until 2022-01-01 together with version 1',
    ]);
    expect(problems([{ is: 'issue' }, { is: BEFORE }])).toEqual([
      'require.0.tree.where.day.at_most.1 is never reached: on each of its days a version above it is in force',
    ]);
  });

  test('without a day, or with a key that is misspelt', () => {
    expect(problems([{ since: '2020-01-01' }])[0]).toMatch(
      /^require\.0\.tree\.where\.day\.at_most\.0\.is is missing/,
    );
    expect(problems([{ is: 'issue', befor: '2020-01-01' }])).toEqual([
      'require.0.tree.where.day.at_most.0.befor is no key here',
    ]);
  });

  test('in what selects the text', () => {
    const at_least = [{ is: '2020-01-01', before: '2021-01-01' }, { is: 'issue' }];
    const selected_by = [
      { for: { 'license.issued_on': { at_least } }, by: 'issue', cite },
      { by: 'expiration', cite },
    ];
    expect(problems('issue', { selected_by })).toEqual([
      'selected_by.0.for.license.issued_on.at_least turns on the day that picks the text, which is what is sought here',
    ]);
  });
});
