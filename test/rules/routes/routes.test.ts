import { describe, expect, test } from '@jest/globals';
import { routesOf } from '../../../src/rules/index.ts';
import { answerOf, NOTHING, person, policyOf, policyOfRoute } from './support.ts';

const act = (id: string, more: object = {}) => ({
  ...{ kind: 'act', id, asks: `${id} is done.`, since: 'unknown', within: 'any_time', awaits: `the ${id}` },
  ...{ act: id, ...more },
});

describe('a route', () => {
  const policy = policyOf({
    routes: [
      { id: 'first', asks: 'For all.', gives: 'renewal', for: {}, starts_by: ['holder', 'employer'] },
      { id: 'second', asks: 'For some.', gives: 'lapse', for: { 'license.class': 'provisional' } },
      { id: 'third', asks: 'Once more.', gives: 'renewal', for: { 'license.renewals': { at_most: 1 } } },
      { id: 'gone', asks: 'No more.', gives: 'renewal', for: {}, before: '2023-07-01' },
    ],
  });

  test('is listed in the order written for those it concerns while it is in force', () => {
    const ids = (asOf: string) =>
      routesOf(policy, NOTHING, person({}, { renewals: 1 }), asOf).map(({ id }) => id);
    expect(ids('2023-06-30')).toEqual(['first', 'third', 'gone']);
    expect(ids('2023-07-01')).toEqual(['first', 'third']);
  });

  test('that asks nothing is met, and says who starts it and on which source it rests', () => {
    expect(answerOf(policy, person(), '2023-01-01')).toMatchObject({
      ...{ id: 'first', gives: 'renewal', outcome: 'met', requirement: null, codes: [], missing: [] },
      ...{
        startedBy: ['holder', 'employer'],
        cites: ['source'],
        isOpen: 'open',
        opensOn: null,
        closesOn: null,
      },
      ...{ timesLeft: null, notice: null, keepsStatus: false, awaits: [], pays: [], endsEarly: null },
    });
  });

  test('of which nobody can say whether it concerns the educator is undetermined and says what is missing', () => {
    const third = routesOf(policy, NOTHING, person(), '2024-01-01').find(({ id }) => id === 'third');
    expect(third).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_license_renewals'],
      missing: ['The number of renewals of the license is not recorded.'],
    });
  });

  test('before the first day the file speaks of is not answered', () => {
    expect(answerOf(policy, person(), '2000-06-30')).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['not_encoded'], holdsUntil: '2000-07-01' },
      missing: ['The rules that stood before 1 July 2000 are not written here.'],
    });
    expect(answerOf(policy, person(), '2000-07-01')).toMatchObject({ outcome: 'met' });
  });
});

describe('a route that asks what the license owes, and something besides', () => {
  const fee = act('fee');
  const main = act('plan', { within: 'period' });
  const policy = policyOf({
    require: [{ for: {}, tree: main }],
    routes: [{ id: 'route', asks: 'Both.', gives: 'renewal', for: {}, requires: 'main', tree: fee }],
  });
  const done = (...acts: readonly string[]) =>
    person({ acts: acts.map((one) => ({ act: one, on: '2022-01-01' })) });

  test('is met when both are, and says what lacks of either', () => {
    expect(answerOf(policy, done('plan', 'fee'), '2023-01-01')).toMatchObject({
      outcome: 'met',
      missing: [],
    });
    expect(answerOf(policy, done('plan'), '2023-01-01')).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['awaiting_fee'], awaits: ['the fee'] },
      requirement: { kind: 'all', children: [{ id: 'plan', outcome: 'met' }, { id: 'fee' }] },
    });
    expect(answerOf(policy, done(), '2023-01-01')).toMatchObject({
      missing: ['Waiting for the plan.', 'Waiting for the fee.'],
      awaits: ['the plan', 'the fee'],
    });
  });
});

describe('the days in which a route may be taken', () => {
  const policy = policyOfRoute({
    opens: { of: 'period_end', minus: { years: 1 }, plus: { days: 1 } },
    closes: 'period_end',
  });

  test.each([
    ['2023-06-30', 'not_yet', '2023-07-01'],
    ['2023-07-01', 'open', '2024-07-01'],
    ['2024-06-30', 'open', '2024-07-01'],
    ['2024-07-01', 'closed', null],
  ])('are both included: on %s it is %s', (asOf, isOpen, holdsUntil) => {
    expect(answerOf(policy, person(), asOf)).toMatchObject({
      ...{ opensOn: '2023-07-01', closesOn: '2024-06-30', isOpen, holdsUntil },
    });
  });

  test('begin and end never where they hang on what is not on record', () => {
    const noticed = { latest: 'acts', where: { act: 'vote' }, attribute: 'on' };
    const hanging = policyOfRoute({ opens: noticed });
    expect(answerOf(hanging, person(), '2024-01-01')).toMatchObject({
      isOpen: 'not_yet',
      opensOn: null,
      codes: [],
    });
    const ending = policyOfRoute({ closes: { of: noticed, plus: { days: 30 } } });
    expect(answerOf(ending, person(), '2024-01-01')).toMatchObject({ isOpen: 'open', closesOn: null });
    const voted = person({ acts: [{ act: 'vote', on: '2023-12-02' }] });
    expect(answerOf(ending, voted, '2024-01-01')).toMatchObject({ isOpen: 'open', closesOn: '2024-01-01' });
    expect(answerOf(ending, voted, '2024-01-02')).toMatchObject({ isOpen: 'closed' });
  });

  test('are not known while an attribute is missing', () => {
    const policyOfBirth = policyOfRoute({ closes: { of: 'period_end', on_or_after: 'birth_month_end' } });
    expect(answerOf(policyOfBirth, person(), '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', isOpen: 'unknown', closesOn: null, codes: ['missing_educator_birth_month'] },
      missing: ['The month of birth is not recorded.'],
    });
    expect(answerOf(policyOfBirth, { ...person(), birthMonth: 2 }, '2024-01-01')).toMatchObject({
      ...{ isOpen: 'open', closesOn: '2025-02-28', codes: [] },
    });
  });
});

describe('what a route requires', () => {
  test('is its own, and whoever is awaited is named', () => {
    const policy = policyOfRoute({
      tree: { kind: 'all', id: 'both', asks: 'Both.', of: [act('fee'), act('vote')] },
    });
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{
        outcome: 'undetermined',
        codes: ['awaiting_fee', 'awaiting_vote'],
        awaits: ['the fee', 'the vote'],
      },
    });
    const paid = person({ acts: [{ act: 'fee', on: '2023-12-31' }] });
    expect(answerOf(policy, paid, '2024-01-01')).toMatchObject({ awaits: ['the vote'] });
    const both = person({ acts: ['fee', 'vote'].map((one) => ({ act: one, on: '2023-12-31' })) });
    expect(answerOf(policy, both, '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', codes: [], missing: [], awaits: [], requirement: { id: 'both', outcome: 'met' } },
    });
  });

  test('awaits nobody whose act would change nothing, nor what must not be done', () => {
    const policy = policyOfRoute({
      tree: {
        ...{ kind: 'all', id: 'all', asks: 'All.' },
        of: [
          { kind: 'any', id: 'either', asks: 'Either.', of: [act('fee'), act('waiver')] },
          { kind: 'not', id: 'not', asks: 'No vote against.', of: act('vote') },
        ],
      },
    });
    const paid = person({ acts: [{ act: 'fee', on: '2023-12-31' }] });
    expect(answerOf(policy, paid, '2024-01-01')).toMatchObject({ outcome: 'undetermined', awaits: [] });
  });

  test('may be the main requirement, with what is owed besides', () => {
    const fact = { kind: 'fact', id: 'first', asks: 'The first term.', since: 'unknown', cite };
    const policy = policyOfRoute(
      { requires: 'main' },
      { require: [{ for: {}, tree: { ...fact, where: { 'license.first_term': true } } }] },
    );
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', requirement: { id: 'first' } },
    });
    const later = person({}, { issuedOn: '2014-07-01' });
    expect(answerOf(policy, later, '2024-01-01')).toMatchObject({
      ...{ outcome: 'not_met', codes: ['fact_not_so'], holdsUntil: '2024-07-01' },
    });
    expect(answerOf(policy, later, '2024-07-01')).toMatchObject({ codes: ['fact_not_so', 'period_ended'] });
  });

  test('is not applicable where the main requirement exempts', () => {
    const policy = policyOfRoute({ requires: 'main' }, { require: [{ for: {}, exempt: 'Nothing.' }] });
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      outcome: 'not_applicable',
      codes: ['exempt'],
    });
  });
});

const cite = { source: 'ZZ.requirements.1' };

describe('how often a route may be taken', () => {
  const policy = policyOfRoute({ at_most_times: 2 });
  const taken = (...days: string[]) => person({ acts: days.map((on) => ({ act: 'route', on })) });

  test('is what acts of its id leave, and none is left once it was taken as often', () => {
    const asked = (...days: string[]) => answerOf(policy, taken(...days), '2024-01-01');
    expect(asked()).toMatchObject({ outcome: 'met', timesLeft: 2 });
    expect(asked('2021-01-01')).toMatchObject({ outcome: 'met', timesLeft: 1 });
    expect(asked('2021-01-01', '2022-01-01')).toMatchObject({
      ...{ outcome: 'not_met', timesLeft: 0, codes: ['times_used_up'] },
      missing: ['This may be had 2 times, and was.'],
    });
    expect(asked('2021-01-01', '2022-01-01', '2023-01-01')).toMatchObject({ timesLeft: 0 });
  });

  test('does not count an act that has not come', () => {
    const facts = taken('2021-01-01', '2024-01-02');
    expect(answerOf(policy, facts, '2024-01-01')).toMatchObject({ timesLeft: 1, holdsUntil: '2024-01-02' });
    expect(answerOf(policy, facts, '2024-01-02')).toMatchObject({ timesLeft: 0 });
  });
});

describe('a route that turns on a setting', () => {
  const setting = (values: object) => ({
    settings: { word: { asks: 'Which?', because: 'Silent.', ...values } },
  });

  test('is open while the agency has not answered, with the outcome under each value', () => {
    const policy = policyOfRoute({ for: { 'setting.word': 'yes' } }, setting({ values: ['yes', 'no'] }));
    const open = answerOf(policy, person(), '2024-01-01');
    expect(open).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['setting_unconfirmed'] },
      missing: ['The agency has not answered: Which?'],
      settings: [{ setting: 'word', value: null }],
    });
    expect(answerOf(policy, person(), '2024-01-01', new Map([['word', 'yes']]))).toMatchObject({
      ...{ outcome: 'met', codes: [], settings: [{ setting: 'word', value: 'yes' }] },
    });
    expect(answerOf(policy, person(), '2024-01-01', new Map([['word', 'no']]))).toBeUndefined();
  });

  test('keeps its outcome where only a day turns on it, and says the day is open', () => {
    const policy = policyOfRoute(
      { closes: { setting: 'word' } },
      setting({ between: ['2024-01-31', '2024-02-28'] }),
    );
    expect(answerOf(policy, person(), '2024-01-31')).toMatchObject({
      ...{ outcome: 'met', closesOn: null, isOpen: 'open', codes: ['setting_unconfirmed'] },
      missing: ['The agency has not answered: Which?'],
    });
    expect(answerOf(policy, person(), '2024-02-01')).toMatchObject({ isOpen: 'unknown', closesOn: null });
    expect(answerOf(policy, person(), '2024-02-29')).toMatchObject({ isOpen: 'closed', closesOn: null });
  });

  test('gives written notice of as many days as are confirmed', () => {
    const policy = policyOfRoute({ notice: { days: { setting: 'word' } }, keeps_status: true }, setting({}));
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{ notice: { days: null, cites: ['source'] }, codes: ['setting_unconfirmed'], keepsStatus: true },
    });
    expect(answerOf(policy, person(), '2024-01-01', new Map([['word', '21']]))).toMatchObject({
      ...{ notice: { days: 21, cites: ['source'] }, codes: [] },
    });
  });

  test('is answered as far as possible where there are too many combinations to try', () => {
    const names = Array.from({ length: 7 }, (_, i) => `word_${i}`);
    const settings = Object.fromEntries(
      names.map((name) => [
        name,
        { asks: `${name}?`, because: 'Silent.', values: ['2024-03-01', '2024-04-01'] },
      ]),
    );
    const policy = policyOfRoute(
      { closes: { latest_of: names.map((setting) => ({ setting })) }, result: { starts: '2025-01-01' } },
      { settings },
    );
    expect(answerOf(policy, person(), '2024-01-01')).toMatchObject({
      ...{ outcome: 'met', isOpen: 'unknown', closesOn: null, result: { startsOn: null } },
      codes: ['setting_unconfirmed'],
    });
  });
});

describe('a window that comes again every year', () => {
  const policy = policyOfRoute({
    opens: { of: { of: 'as_of', on_or_before: '01-01' }, plus: { months: 4 } },
    closes: { of: { of: 'as_of', on_or_before: '01-01' }, plus: { months: 4, days: 14 } },
  });

  test.each([
    ['2024-04-30', 'not_yet', '2024-05-01'],
    ['2024-05-01', 'open', '2024-05-16'],
    ['2024-05-15', 'open', '2024-05-16'],
    ['2024-05-16', 'closed', '2025-01-01'],
  ])('is found though it is short: on %s it is %s until %s', (asOf, isOpen, holdsUntil) => {
    expect(answerOf(policy, person(), asOf)).toMatchObject({ isOpen, holdsUntil });
  });
});
