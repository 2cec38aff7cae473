import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../../src/domain/facts.ts';
import { creditsOfRoute, evaluate, routesOf } from '../../../src/rules/index.ts';
import { credit } from '../facts-support.ts';
import { answerOf, cite, NOTHING, person, policyOf, policyOfRoute, withPeriod } from './support.ts';

const credits = {
  within: { span: 'period', cite },
  counts_when: { acts: ['claimed'], remedy: 'Claim it.', cite },
  entries: [
    {
      id: 'hours',
      from: 'credits',
      since: 'unknown',
      where: { unit: 'clock_hour' },
      worth: { per_unit: 1 },
      cite,
    },
  ],
};

describe('a renewal that keeps the fields whose hours are met', () => {
  const policy = policyOfRoute(
    {
      result: { fields: { met_in: 'fields' } },
      tree: {
        ...{ kind: 'each', id: 'fields', asks: 'Ten hours in every field.', at_least: 1 },
        over: { values_of: 'license.fields' },
        of: {
          ...{ kind: 'all', id: 'field', asks: 'Ten hours and a vote.' },
          of: [
            {
              ...{ kind: 'amount', id: 'hours_in_field', asks: 'Ten hours.', since: 'unknown' },
              ...{ where: { field: { same_as: 'segment.value' } }, at_least: 10 },
            },
            {
              ...{ kind: 'act', id: 'vote', asks: 'A vote.', since: 'unknown', act: 'vote' },
              ...{ where: { about: { same_as: 'segment.value' } } },
              ...{ within: 'period', awaits: 'the vote of your department' },
            },
          ],
        },
      },
    },
    { credits },
  );
  const licensed = (votes: readonly string[]): Facts => ({
    ...person(
      { acts: votes.map((about) => ({ act: 'vote', on: '2023-01-01', about })) },
      { fields: ['biology', 'chemistry', 'physics'] },
    ),
    credits: [
      credit({ credit: 'c1', field: 'biology' }),
      credit({ credit: 'c2', field: 'physics' }),
      credit({ credit: 'c3', field: 'chemistry', quantity: 999 }),
    ],
  });

  test('keeps those alone, and names whose act another one awaits', () => {
    expect(answerOf(policy, licensed(['biology', 'chemistry', 'physics']), '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', result: { fields: ['biology', 'physics'] }, awaits: [] },
    });
    expect(answerOf(policy, licensed(['biology']), '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', result: { fields: ['biology'] } },
    });
    expect(answerOf(policy, licensed([]), '2024-01-01')).toMatchObject({
      ...{ outcome: 'undetermined', result: { fields: [] }, awaits: ['the vote of your department'] },
    });
  });
});

describe('an advanced role with a capacity', () => {
  const measured = (measure: string) => ({
    total: { from: 'measures', attribute: 'value', where: { measure } },
  });
  const policyRounding = (how: string) =>
    policyOfRoute({
      gives: 'designation',
      tree: {
        ...{ kind: 'compare', id: 'capacity', asks: 'At most 15 percent of the teachers.', since: 'unknown' },
        figure: { sum: [measured('in_role'), 1] },
        at_most: { percent: 15, of: measured('teachers'), rounded: { to: 1, how } },
        unit: { one: 'place', many: 'places' },
      },
    });
  const school = (teachers: number, inRole: number) =>
    person({
      measures: [
        { measure: 'teachers', value: teachers * 1_000_000, on: '2023-09-01' },
        { measure: 'in_role', value: inRole * 1_000_000, on: '2023-09-01' },
      ],
    });

  test.each([
    [40, 5, 'down', 'met'],
    [40, 6, 'down', 'not_met'],
    [43, 5, 'down', 'met'],
    [43, 6, 'down', 'not_met'],
    [43, 6, 'up', 'met'],
    [43, 7, 'up', 'not_met'],
  ])('of %i teachers with %i in the role, rounded %s, is %s', (teachers, inRole, how, outcome) => {
    const rounded = policyRounding(how === 'up' ? 'up' : 'down');
    expect(answerOf(rounded, school(teachers, inRole), '2024-01-01')?.outcome).toBe(outcome);
  });

  test('is undetermined while the school has not told', () => {
    expect(
      answerOf(policyRounding('down'), person({ measures: [{ measure: 'teachers' }] }), '2024-01-01'),
    ).toMatchObject({ outcome: 'undetermined', codes: ['missing_measures_value'] });
  });
});

describe('a license that lost its higher class', () => {
  const fact = (id: string, where: object) => ({
    kind: 'fact',
    id,
    asks: `${id}.`,
    since: 'unknown',
    cite,
    where,
  });
  const master = {
    recorded: { from: 'roles', where: { role: 'master', valid_until: { at_least: 'as_of' } } },
  };
  const policy = policyOf({
    require: [{ for: {}, tree: fact('designated', master) }],
    routes: [
      {
        ...{ id: 'renewal', asks: 'Renewed.', gives: 'renewal', for: {}, requires: 'main' },
        result: { starts: { of: 'period_end', plus: { days: 1 } }, for: { years: 5 } },
      },
      {
        ...{ id: 'fallback', asks: 'The lower class.', gives: 'downgrade', for: { not: master } },
        result: { class: 'professional', starts: { of: 'period_end', plus: { days: 1 } }, for: { years: 5 } },
      },
    ],
  });

  test('may be renewed in the lower one from the day after the designation ended', () => {
    const facts = person({
      roles: [{ role: 'master', designated_on: '2019-01-01', valid_until: '2024-01-31' }],
    });
    const found = (asOf: string) =>
      routesOf(policy, NOTHING, facts, asOf).map(({ id, outcome, result }) => [id, outcome, result.class]);
    expect(found('2024-01-31')).toEqual([['renewal', 'met', null]]);
    expect(found('2024-02-01')).toEqual([
      ['renewal', 'not_met', null],
      ['fallback', 'met', 'professional'],
    ]);
  });
});

describe('a route without a policy of requirements', () => {
  test('leaves what the main requirement would be open', () => {
    const policy = policyOfRoute({ requires: 'main' });
    expect(answerOf(policy, withPeriod(person(), {}), '2024-01-01')).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['not_encoded'] },
    });
  });
});

describe('the credits of a way', () => {
  const hours = (id: string, atLeast: number, kind: string) => ({
    ...{ kind: 'amount', id, asks: 'Hours.', since: 'unknown', at_least: atLeast, where: { kind } },
  });
  const policy = policyOfRoute(
    { requires: 'main', tree: hours('more', 2, 'lecture') },
    { credits, require: [{ for: {}, tree: hours('hours', 10, 'workshop') }] },
  );
  const facts: Facts = {
    ...person(),
    credits: [
      credit({ credit: 'c1', kind: 'workshop' }),
      credit({ credit: 'c2', kind: 'lecture' }),
      credit({ credit: 'c3', kind: 'party' }),
    ],
  };

  test('are those of which something counts, toward what the period asks and what the way asks besides', () => {
    const told = creditsOfRoute(policy, NOTHING, facts, '2024-01-01', 'route');
    expect(told.map(({ source, where }) => [source, where.map(({ node }) => node)])).toEqual([
      ['c1', ['hours']],
      ['c2', ['more']],
    ]);
    const [ofMain] = evaluate(policy, NOTHING, facts, '2024-01-01').credits;
    expect(told[0]).toEqual(ofMain);
    expect(creditsOfRoute(policy, NOTHING, facts, '2024-01-01', 'another')).toEqual([]);
  });
});
