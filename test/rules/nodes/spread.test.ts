import { describe, expect, test } from '@jest/globals';
import { credit } from '../facts-support.ts';
import { cite } from '../policy-support.ts';
import { asking, partOf } from './asking.ts';

const inGroup = (hours: number, more: object) =>
  credit({
    ...{
      credit: `credit-${JSON.stringify([hours, more])}`,
      quantity: hours * 100,
      events: [`claimed-${hours}`],
    },
    ...{ acts: { approvedOn: '2021-02-01' }, ...more },
  });

describe('a spread over categories', () => {
  const ask = asking({
    ...{ kind: 'spread', by: 'categories', each: 3, at_least: 2 },
    unit: { one: 'subject area', many: 'subject areas' },
  });
  const credits = (...given: readonly (readonly [hours: number, categories: readonly string[]])[]) => ({
    credits: given.map(([hours, categories], i) => inGroup(hours, { categories, title: `Workshop ${i}` })),
  });

  test('is met by as many groups of exactly as much', () => {
    expect(ask(credits([3, ['a']], [1, ['b']], [2, ['b']]))).toMatchObject({ outcome: 'met', missing: [] });
  });

  test('is not met a hundredth below in one, and says how many more', () => {
    const short = ask(credits([3, ['a']], [2.99, ['b']]));
    expect(short).toMatchObject({
      outcome: 'not_met',
      codes: ['short_of_groups'],
      missing: ['1 more subject area of at least 3 hours by 30 June 2024.'],
      requirement: { required: '2', counted: '1', unit: 'subject areas' },
    });
    expect(partOf(short.requirement, 'spread:a')).toMatchObject({
      kind: 'group',
      outcome: 'met',
      counted: '3',
    });
    expect(partOf(short.requirement, 'spread:b')).toMatchObject({
      outcome: 'not_met',
      counted: '2.99',
      missing: ['0.01 more hours in b by 30 June 2024.'],
    });
  });

  test('has a credit in each of its groups, and shows it once', () => {
    const both = ask(credits([3, ['a', 'b']]));
    expect(both.outcome).toBe('met');
    expect(both.credits[0]).toMatchObject({ counted: '3', where: [{ node: 'spread', amount: '3' }] });
  });

  test('leaves out what does not count, and says what is pending', () => {
    const pending = credit({ title: 'Pending', quantity: 300, categories: ['b'] });
    const asked = { credits: [inGroup(3, { categories: ['a'] }), pending] };
    expect(ask(asked)).toMatchObject({
      outcome: 'not_met',
      codes: ['awaiting_approval', 'short_of_groups'],
      missing: [
        '1 more subject area of at least 3 hours by 30 June 2024.',
        'Not counted yet: Pending. Have it approved.',
      ],
    });
  });

  test('takes only credits that pass, in a window of its own', () => {
    const ofLevel = asking({
      ...{ kind: 'spread', by: 'categories', each: 3, at_least: 1, where: { level: 'high' } },
      within: { from: '2022-01-01', to: '2022-12-31' },
    });
    const one = (completedOn: string, more = {}) =>
      ofLevel({ credits: [inGroup(3, { categories: ['a'], level: 'high', completedOn, ...more })] });
    expect(one('2022-01-01').outcome).toBe('met');
    expect(one('2022-12-31').outcome).toBe('met');
    expect(one('2021-12-31').outcome).toBe('not_met');
    expect(one('2023-01-01')).toMatchObject({
      outcome: 'not_met',
      missing: ['1 more thing of at least 3 hours, needed by 31 December 2022.'],
    });
    expect(one('2022-06-01', { level: 'low' }).outcome).toBe('not_met');
    expect(one('2022-06-01', { level: undefined })).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_level'],
    });
  });
});

describe('a spread over topics, of which some are not recorded', () => {
  const ask = asking({ kind: 'spread', by: 'topic', each: 3, at_least: 2 });
  const credits = (...given: readonly (readonly [hours: number, topic?: string])[]) => ({
    credits: given.map(([hours, topic], i) =>
      inGroup(hours, {
        credit: `credit-${i}`,
        title: `Workshop ${i}`,
        ...(topic === undefined ? {} : { topic }),
      }),
    ),
  });

  test('is open where they could lift a group or make one', () => {
    expect(ask(credits([3, 'x'], [2, 'y'], [1]))).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_topic'],
      missing: [
        '1 more thing of at least 3 hours by 30 June 2024.',
        'Workshop 2: The topic is not recorded.',
      ],
    });
    expect(ask(credits([3, 'x'], [3])).outcome).toBe('undetermined');
  });

  test('is not met where they could not', () => {
    expect(ask(credits([3, 'x'], [2, 'y'], [0.99])).outcome).toBe('not_met');
    expect(ask(credits([2, 'x'], [2, 'y'], [1])).outcome).toBe('not_met');
  });

  test('is met where nothing turns on them', () => {
    expect(ask(credits([3, 'x'], [3, 'y'], [1])).outcome).toBe('met');
  });
});

describe('a spread with caps', () => {
  const cap = (id: string, more: object) => ({ id, asks: `At most so much ${id}.`, cite, ...more });
  const online = cap('online', { where: { delivery: 'online' }, at_most: 4 });
  const spread = (at_least: number, ...caps: readonly object[]) =>
    asking({ kind: 'spread', by: 'topic', each: 3, at_least, caps });
  const part = (hours: number, topic: string, delivery: string) =>
    inGroup(hours, { topic, delivery, title: topic });

  test('has as many groups as what is left allows', () => {
    const parts = [
      part(3, 'a', 'online'),
      part(3, 'b', 'online'),
      part(2, 'c', 'in_person'),
      part(1, 'c', 'online'),
    ];
    expect(spread(2, online)({ credits: parts }).outcome).toBe('met');
    const three = spread(3, online)({ credits: parts });
    expect(three).toMatchObject({ outcome: 'not_met', codes: ['over_cap', 'short_of_groups'] });
    expect(three.requirement).toMatchObject({ required: '3', counted: '2' });
    expect(three.missing).toContain('3 hours do not count: At most so much online.');
  });

  test.each([
    [4, 'met'],
    [3.99, 'not_met'],
  ])('gives what is capped to those that lack least: at most %d', (at_most, outcome) => {
    const parts = [
      ...[part(9, 'a', 'online'), part(2, 'b', 'in_person'), part(5, 'b', 'online')],
      ...[part(5, 'c', 'in_person'), part(3, 'd', 'online')],
    ];
    // One for b, and three for either a or d.
    expect(spread(3, { ...online, at_most })({ credits: parts }).outcome).toBe(outcome);
  });

  test('under caps that cross finds what serves both', () => {
    const short = cap('short', { where: { level: 'short' }, at_most: 3 });
    const parts = [
      inGroup(3, { topic: 'a', delivery: 'online', level: 'short' }),
      inGroup(3, { topic: 'b', delivery: 'online', level: 'long' }),
      inGroup(3, { topic: 'c', delivery: 'in_person', level: 'short' }),
    ];
    const ask = spread(2, { ...online, at_most: 3 }, short);
    expect(ask({ credits: parts }).outcome).toBe('met');
    expect(ask({ credits: parts.slice(0, 2) }).outcome).toBe('not_met');
  });

  test('counts a credit for as much as the cap leaves of it', () => {
    const decision = spread(1, online)({ credits: [part(6, 'a', 'online')] });
    expect(decision.outcome).toBe('met');
    expect(decision.credits[0]).toMatchObject({ counted: '4', verdict: 'partly' });
    expect(partOf(decision.requirement, 'spread:a')).toMatchObject({ counted: '4' });
  });

  test('asks no share of what an amount requires', () => {
    const share = { ...online, at_most: { percent: 20, of: 'required' } };
    expect(() => spread(1, share)).toThrow('refers to what an amount requires, and stands in none');
  });
});
