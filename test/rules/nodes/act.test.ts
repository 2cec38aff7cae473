import { describe, expect, test } from '@jest/globals';
import { recorded } from '../facts-support.ts';
import { asking } from './asking.ts';

const acts = (...given: readonly object[]) => ({
  facts: recorded({ acts: given.map((one) => ({ act: 'panel_vote', on: '2022-03-01', ...one })) }),
});
const declared = { more: { acts: { panel_vote: 'a vote of the panel' } } };
const vote = { kind: 'act', act: 'panel_vote', within: 'period', awaits: 'the vote of the panel' };

describe('an act', () => {
  const ask = asking(vote, declared);

  test('is awaited until it is recorded in its window', () => {
    expect(ask()).toMatchObject({
      outcome: 'undetermined',
      codes: ['awaiting_panel_vote'],
      missing: ['Waiting for the vote of the panel.'],
    });
    expect(ask(acts({}))).toMatchObject({ outcome: 'met', requirement: { events: ['acts-1'] } });
    expect(ask(acts({ on: '2019-06-30' })).outcome).toBe('undetermined');
    expect(ask({ ...acts({}), asOf: '2022-02-28' })).toMatchObject({
      outcome: 'undetermined',
      holdsUntil: '2022-03-01',
    });
  });

  test('of another kind is none', () => {
    expect(ask(acts({ act: 'another_act' })).outcome).toBe('undetermined');
  });

  test('may have a last day, after which it is not awaited any more', () => {
    const dated = asking({ ...vote, no_later_than: '2022-03-01' }, declared);
    expect(dated(acts({})).outcome).toBe('met');
    expect(dated({ asOf: '2022-03-01' })).toMatchObject({
      outcome: 'undetermined',
      missing: ['Waiting for the vote of the panel by 1 March 2022.'],
      holdsUntil: '2022-03-02',
    });
    expect(dated({ ...acts({ on: '2022-03-02' }), asOf: '2022-03-02' })).toMatchObject({
      outcome: 'not_met',
      codes: ['late_panel_vote'],
      missing: ['What act asks. It was needed by 1 March 2022.'],
    });
  });
});

describe('an act that may be refused', () => {
  const ask = asking(
    { ...vote, where: { result: 'granted' }, refused_when: { result: 'refused' } },
    declared,
  );
  const granted = (on: string) => ({ result: 'granted', on });
  const refused = (on: string) => ({ result: 'refused', on });

  test('is not met once it was, and says when', () => {
    expect(ask(acts(refused('2022-03-01')))).toMatchObject({
      outcome: 'not_met',
      codes: ['refused_panel_vote'],
      missing: ['What act asks. It was refused on 1 March 2022.'],
      requirement: { events: ['acts-1'] },
    });
    expect(ask({ ...acts(refused('2022-03-01')), asOf: '2022-02-28' })).toMatchObject({
      outcome: 'undetermined',
      holdsUntil: '2022-03-01',
    });
  });

  test('is decided by the latest act', () => {
    expect(ask(acts(refused('2022-03-01'), granted('2022-04-01'))).outcome).toBe('met');
    expect(ask(acts(granted('2022-03-01'), refused('2022-04-01'))).outcome).toBe('not_met');
  });

  test('is open while a later act may decide otherwise', () => {
    expect(ask(acts(refused('2022-03-01'), { on: '2022-04-01' })).outcome).toBe('undetermined');
    expect(ask(acts(granted('2022-03-01'), { on: '2022-04-01' })).outcome).toBe('undetermined');
    expect(ask(acts({ on: '2022-03-01' }, granted('2022-04-01'))).outcome).toBe('met');
    expect(ask(acts({ on: '2022-03-01' })).codes).toContain('missing_result');
  });
});

describe('an act about which something is missing', () => {
  const bound = { ...vote, by: ['panel'], where: { result: 'yes' }, no_later_than: '2023-01-01' };
  const ask = asking(bound, declared);

  test('is neither done nor undone, even after its last day', () => {
    expect(ask(acts({ by: 'panel' }))).toMatchObject({
      outcome: 'undetermined',
      codes: ['missing_result'],
      missing: ['panel_vote: The result is not recorded.'],
    });
    expect(ask(acts({ result: 'yes' }))).toMatchObject({ outcome: 'undetermined', codes: ['missing_by'] });
  });

  test('is none where what is recorded does not fit', () => {
    expect(ask(acts({ by: 'principal' })).outcome).toBe('not_met');
    expect(ask(acts({ result: 'no' })).outcome).toBe('not_met');
  });

  test('is still awaited before its last day', () => {
    expect(ask({ ...acts({ by: 'panel' }), asOf: '2022-12-31' })).toMatchObject({
      outcome: 'undetermined',
      codes: ['awaiting_panel_vote', 'missing_result'],
    });
  });

  test('does not matter beside one that is certain', () => {
    expect(ask(acts({ by: 'panel' }, { by: 'panel', result: 'yes' })).outcome).toBe('met');
  });

  test('is open where its last day is not known', () => {
    const dated = asking({ ...vote, no_later_than: { attribute: 'period.applied_on' } }, declared);
    expect(dated(acts({}))).toMatchObject({
      outcome: 'undetermined',
      codes: ['awaiting_panel_vote', 'missing_period_applied_on'],
    });
  });
});
