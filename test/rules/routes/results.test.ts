import { describe, expect, test } from '@jest/globals';
import { nextTerm, routesOf } from '../../../src/rules/index.ts';
import { segmentsMet } from '../../../src/rules/routes/segments-met.ts';
import type { NodeAnswer } from '../../../src/domain/decision.ts';
import { answerOf, NOTHING, person, policyOf, policyOfRoute, withPeriod } from './support.ts';

const board = (until: string) => ({
  boards: [{ board: 'National Board', kind: 'initial' as const, on: '2017-11-01', until, eventId: 'board' }],
});

describe('the result of a route', () => {
  test('has class and status where they change', () => {
    const policy = policyOfRoute({ gives: 'downgrade', result: { class: 'professional', status: 'valid' } });
    expect(answerOf(policy, person(), '2024-01-01')?.result).toEqual({
      ...{ class: 'professional', status: 'valid', startsOn: null, lasts: null, endsOn: null },
      ...{ periodEndsOn: null, nextIsShorterBy: null, fields: null },
    });
  });

  test.each([
    ['2024-07-01', { years: 5 }, '2029-06-30'],
    ['2024-02-29', { years: 1 }, '2025-02-27'],
    ['2024-02-29', { years: 4 }, '2028-02-28'],
    ['2023-03-01', { years: 1 }, '2024-02-29'],
    ['2024-01-31', { months: 1 }, '2024-02-28'],
    ['2024-07-01', { days: 1 }, '2024-07-01'],
  ])('of a term from %s for %j ends on the day before its anniversary', (starts, lasts, endsOn) => {
    const policy = policyOfRoute({ result: { starts, for: lasts } });
    expect(answerOf(policy, person(), '2024-01-01')?.result).toMatchObject({ startsOn: starts, endsOn });
  });

  test('may differ, and is then the first whose condition holds', () => {
    const policy = policyOfRoute({
      result: [
        { when: { 'license.renewals': { at_least: 1 } }, class: 'master', for: { years: 10 } },
        { class: 'professional', for: { years: 5 } },
      ],
    });
    const held = (renewals: number) => answerOf(policy, person({}, { renewals }), '2024-01-01');
    expect(held(1)?.result).toMatchObject({ class: 'master', lasts: { years: 10 } });
    expect(held(0)?.result).toMatchObject({ class: 'professional', lasts: { years: 5 } });
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{ result: { class: null, lasts: null }, codes: ['missing_license_renewals'] },
    });
  });

  test('is refused after one that fits everybody', () => {
    const result = [{ for: { years: 5 } }, { when: { 'license.renewals': 0 }, for: { years: 3 } }];
    expect(() => policyOfRoute({ result })).toThrow('routes.0.result.1 is never reached');
  });

  test('says how long it lasts where no source says from when', () => {
    const policy = policyOfRoute({ result: { for: { years: 5 } } });
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{ result: { startsOn: null, lasts: { years: 5, months: 0, days: 0 }, endsOn: null }, codes: [] },
    });
    const settings = { years: { asks: 'How many?', because: 'Silent.' } };
    const open = policyOfRoute(
      { result: { starts: '2024-07-01', for: { years: { setting: 'years' } } } },
      { settings },
    );
    expect(answerOf(open, person(), '2024-01-01')).toMatchObject({
      ...{ result: { startsOn: '2024-07-01', lasts: null, endsOn: null }, codes: ['setting_unconfirmed'] },
    });
    expect(answerOf(open, person(), '2024-01-01', new Map([['years', '3']]))).toMatchObject({
      ...{
        result: { startsOn: '2024-07-01', lasts: { years: 3, months: 0, days: 0 }, endsOn: '2027-06-30' },
        codes: [],
      },
    });
  });

  test('may be for life', () => {
    const policy = policyOfRoute({ result: { starts: '2024-07-01', ends: 'never' } });
    expect(answerOf(policy, person(), '2024-01-01')?.result).toMatchObject({ endsOn: 'never' });
  });

  test('ends on a fixed day of the year after another credential does', () => {
    const ends = {
      ...{ of: { latest: 'boards', attribute: 'valid_until', where: { board: 'National Board' } } },
      after: '07-31',
    };
    const policy = policyOfRoute({ gives: 'designation', result: { ends } });
    const endsOn = (until: string) =>
      answerOf(policy, { ...person(), ...board(until) }, '2024-01-01')?.result.endsOn;
    expect(endsOn('2027-06-30')).toBe('2027-07-31');
    expect(endsOn('2027-07-30')).toBe('2027-07-31');
    expect(endsOn('2027-07-31')).toBe('2028-07-31');
    expect(answerOf(policy, person(), '2024-01-01')?.result.endsOn).toBeNull();
  });

  test('from the day of the application moves with the day asked about until somebody has applied', () => {
    const policy = policyOfRoute({ result: { starts: 'application', for: { years: 5 } } });
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{ result: { startsOn: '2024-01-01', endsOn: '2028-12-31' }, holdsUntil: '2024-01-02' },
    });
    const applied = withPeriod(person(), { appliedOn: '2023-12-01' });
    expect(answerOf(policy, applied, '2024-01-01')).toMatchObject({
      ...{ result: { startsOn: '2023-12-01', endsOn: '2028-11-30' }, holdsUntil: null },
    });
  });

  test('that is brought to a day of the year stays until that day has passed', () => {
    const policy = policyOfRoute({ result: { ends: { of: 'as_of', on_or_after: '06-30' } } });
    expect(answerOf(policy, person(), '2023-07-01')).toMatchObject({
      ...{ result: { endsOn: '2024-06-30' }, holdsUntil: '2024-07-01' },
    });
    expect(answerOf(policy, person(), '2024-06-30')).toMatchObject({ result: { endsOn: '2024-06-30' } });
    expect(answerOf(policy, person(), '2024-07-01')).toMatchObject({ result: { endsOn: '2025-06-30' } });
  });

  test('keeps the fields for which an each is met', () => {
    const node = (
      id: string,
      outcome: NodeAnswer['outcome'],
      more: Partial<NodeAnswer> = {},
    ): NodeAnswer => ({
      ...{ id, kind: 'fact', outcome, asks: id, cites: [], codes: [], events: [], missing: [], children: [] },
      ...more,
    });
    const each = node('fields', 'undetermined', {
      kind: 'each',
      children: [
        node('hours:biology', 'met'),
        node('hours:chemistry', 'not_met'),
        node('hours:physics', 'undetermined'),
        node('hours:spanish', 'met'),
      ],
    });
    const tree = node('all', 'undetermined', { kind: 'all', children: [node('fee', 'met'), each] });
    expect(segmentsMet('fields', tree)).toEqual(['biology', 'spanish']);
    expect(segmentsMet('fields', null)).toEqual([]);
    expect(segmentsMet('fee', tree)).toEqual([]);
  });
});

describe('what ends a result early', () => {
  const until = [
    {
      day: { earliest: 'orders', attribute: 'from', where: { order: 'revocation' } },
      asks: 'It ends with a revocation.',
    },
    {
      day: { latest: 'boards', attribute: 'valid_until' },
      asks: 'It ends with the certificate.',
    },
  ];
  const policy = policyOfRoute({
    ...{ gives: 'designation', result: { starts: '2024-07-01', for: { years: 5 } } },
    until,
  });
  const asked = (facts: Parameters<typeof answerOf>[1]) => answerOf(policy, facts, '2024-07-01')?.endsEarly;

  test('is nothing where none of the days exists', () => {
    expect(asked(person())).toBeNull();
  });

  test('is the first of the days that exist', () => {
    const certified = { ...person(), ...board('2026-11-30') };
    expect(asked(certified)).toEqual({
      ...{ on: '2026-11-30', asks: 'It ends with the certificate.', cites: ['source'] },
    });
    const revoked = person({ orders: [{ order: 'revocation', from: '2024-06-01' }] });
    expect(asked({ ...revoked, ...board('2026-11-30') })).toMatchObject({ on: '2024-06-01' });
  });

  test('is not a day on which it ends anyway', () => {
    expect(asked({ ...person(), ...board('2029-06-29') })).toMatchObject({ on: '2029-06-29' });
    expect(asked({ ...person(), ...board('2029-06-30') })).toBeNull();
  });

  test('is not known while one of the days is not', () => {
    const policyOfTests = policyOfRoute({
      until: [...until, { day: { latest: 'degrees', attribute: 'conferred_on' }, asks: 'With a degree.' }],
    });
    const facts = { ...person({ degrees: [{ level: 'master' }] }), ...board('2026-11-30') };
    expect(answerOf(policyOfTests, facts, '2024-07-01')).toMatchObject({
      ...{ outcome: 'met', endsEarly: null, codes: ['missing_degrees_conferred_on'] },
    });
  });
});

describe('a designation that was suspended with a sanction', () => {
  const unexpired = { from: 'roles', where: { role: 'recognized', valid_until: { at_least: 'as_of' } } };
  const running = { from: { at_most: 'as_of' }, until: { at_least: 'as_of' } };
  const suspension = { from: 'orders', where: { order: 'suspension', ...running } };
  const past = { from: 'orders', where: { order: 'suspension', until: { before: 'as_of' } } };
  const ends = { latest: 'roles', attribute: 'valid_until', where: { role: 'recognized' } };
  const policy = policyOf({
    routes: [
      {
        ...{ id: 'suspended', asks: 'It rests.', gives: 'suspension', starts_by: ['statute'] },
        ...{ for: { recorded: [unexpired, suspension] }, result: { status: 'suspended' } },
      },
      {
        ...{ id: 'reactivated', asks: 'It stands again.', gives: 'reactivation', starts_by: ['statute'] },
        ...{ for: { recorded: [unexpired, past], not: { recorded: suspension } } },
        result: { status: 'designated', ends },
      },
    ],
  });
  const facts = person({
    roles: [{ role: 'recognized', designated_on: '2022-08-01', valid_until: '2027-07-31' }],
    orders: [{ order: 'suspension', from: '2025-10-01', until: '2026-04-30' }],
  });
  const routes = (asOf: string) =>
    routesOf(policy, NOTHING, facts, asOf).map(({ id, result: { endsOn } }) => [id, endsOn]);

  test.each([
    ['2025-09-30', []],
    ['2025-10-01', [['suspended', null]]],
    ['2026-04-30', [['suspended', null]]],
    ['2026-05-01', [['reactivated', '2027-07-31']]],
    ['2027-07-31', [['reactivated', '2027-07-31']]],
    ['2027-08-01', []],
  ])('is reactivated with its original end while that has not come: on %s %j', (asOf, listed) => {
    expect(routes(asOf)).toEqual(listed);
  });

  test('rests as long as the order has no last day', () => {
    const still = person({
      roles: [{ role: 'recognized', designated_on: '2022-08-01', valid_until: '2027-07-31' }],
      orders: [{ order: 'suspension', from: '2025-10-01' }],
    });
    expect(answerOf(policy, still, '2027-07-31')).toMatchObject({
      id: 'suspended',
      holdsUntil: '2027-08-01',
    });
  });

  test('that is for life stands again for life', () => {
    const life = person({
      roles: [{ role: 'recognized', designated_on: '2022-08-01' }],
      orders: [{ order: 'suspension', from: '2025-10-01', until: '2026-04-30' }],
    });
    expect(answerOf(policy, life, '2026-05-01')).toMatchObject({
      ...{ id: 'reactivated', result: { endsOn: 'never' }, holdsUntil: null },
    });
  });
});

describe('a period that was extended', () => {
  const route = {
    ...{ gives: 'extension', starts_by: ['holder'], result: { adds: { years: 1 }, next_is_shorter: true } },
  };
  const policy = policyOfRoute(route, { terms: [{ for: {}, years: 5 }] });

  test('makes the next one shorter by as much', () => {
    expect(answerOf(policy, person(), '2024-01-01')?.result).toMatchObject({
      ...{ periodEndsOn: '2025-06-30', nextIsShorterBy: { years: 1, months: 0, days: 0 } },
    });
    const extended = withPeriod(person({ acts: [{ act: 'route', on: '2024-01-01' }] }), {
      endsOn: '2025-06-30',
    });
    expect(nextTerm(policy, NOTHING, extended, '2025-06-30')).toEqual({
      ...{ validFrom: '2025-07-01', expiresOn: '2029-06-30' },
    });
  });

  test('leaves the next one as long as ever where it was extended in an earlier period', () => {
    const earlier = person({ acts: [{ act: 'route', on: '2019-06-30' }] });
    expect(nextTerm(policy, NOTHING, earlier, '2024-06-30')).toEqual({
      ...{ validFrom: '2024-07-01', expiresOn: '2029-06-30' },
    });
  });
});
