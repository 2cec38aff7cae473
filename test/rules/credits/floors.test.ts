import { describe, expect, test } from '@jest/globals';
import { countedOf, judge, reasonsOf } from './judging.ts';

const TEN = { at_least: 10 };
const floors = [
  { asks: 'Ten hours of workshops in a topic.', by: 'topic', where: { kind: 'workshop' }, at_least: 10 },
];

describe('a floor for some activities', () => {
  test.each([
    [499, ['0', '0']],
    [500, ['5', '5']],
  ])('asks only those together: with %d hundredths besides five hours they count %j', (quantity, counted) => {
    const decision = judge({ floors }, TEN, [
      { kind: 'workshop', topic: 't', quantity: 500 },
      { kind: 'workshop', topic: 't', quantity },
    ]);
    expect(countedOf(decision)).toEqual(counted);
  });

  test('is neither asked of others nor reached by them', () => {
    const decision = judge({ floors }, TEN, [
      { kind: 'workshop', topic: 't', quantity: 999 },
      { kind: 'course', topic: 't', quantity: 900 },
    ]);
    expect(countedOf(decision)).toEqual(['0', '9']);
    expect(reasonsOf(decision)).toEqual([['below_topic_floor'], []]);
  });

  const byField = [{ ...floors[0], where: { field: 'reading' } }];

  test('leaves open what it may concern, unless that reaches the floor anyhow', () => {
    const short = judge({ floors: byField }, TEN, [
      { topic: 't', quantity: 999 },
      { topic: 'u', quantity: 1000 },
    ]);
    expect(short.credits).toMatchObject([
      { verdict: 'undetermined', counted: '0', worth: '9.99' },
      { verdict: 'counted', counted: '10' },
    ]);
    expect(reasonsOf(short)).toEqual([['topic_floor_open', 'missing_field'], []]);
  });

  test('is not certainly reached with what it may not concern', () => {
    const decision = judge({ floors: byField }, TEN, [
      { topic: 't', quantity: 500, field: 'reading' },
      { topic: 't', quantity: 500 },
    ]);
    expect(decision.outcome).toBe('undetermined');
    // The second counts in any case: by itself, or because both together reach the floor.
    expect(countedOf(decision)).toEqual(['0', '5']);
  });
});

describe('floors and caps', () => {
  test('are asked in this order: what a cap will not count still helps to reach the floor', () => {
    const floor = [{ asks: 'Twenty hours in a topic.', by: 'topic', at_least: 20 }];
    const caps = [{ where: { topic: 't' }, at_most: 10 }];
    expect(judge({ floors: floor, caps }, TEN, [{ topic: 't', quantity: 2000 }]).outcome).toBe('met');
    expect(judge({ floors: floor, caps }, TEN, [{ topic: 't', quantity: 1999 }]).outcome).toBe('not_met');
  });
});
