import { describe, expect, test } from '@jest/globals';
import { credit, recorded } from '../facts-support.ts';
import { cite } from '../policy-support.ts';
import { asking, partOf } from './asking.ts';

const hours = { kind: 'amount', id: 'hours', asks: 'Ten hours.', since: 'unknown', at_least: 10, cite };

/** Ten hours of 2021, approved on this day. */
const approved = (approvedOn: string) => [credit({ completedOn: '2021-05-01', acts: { approvedOn } })];

function on(day: unknown, parts: object = { hours }) {
  const more = {
    parts,
    ...(JSON.stringify(day).includes('request') ? { acts: { request: 'A request.' } } : {}),
  };
  return asking({ kind: 'part', id: 'then', part: 'hours', on: day }, { more });
}

describe('a requirement as it stood on a day', () => {
  test('is met where it was by that day, whatever came after', () => {
    const ask = on('2022-03-01');
    expect(ask({ credits: approved('2022-03-01') }).outcome).toBe('met');
    expect(ask({ credits: approved('2022-03-02') })).toMatchObject({ outcome: 'not_met' });
    const later = {
      ...credit({ completedOn: '2022-03-02', acts: { approvedOn: '2022-03-02' } }),
      credit: 'b',
    };
    expect(ask({ credits: [later] }).outcome).toBe('not_met');
  });

  test('is as it stands until the day comes', () => {
    const ask = on('2022-03-01');
    const credits = approved('2022-02-15');
    expect(ask({ credits, asOf: '2022-02-14' }).outcome).toBe('not_met');
    expect(ask({ credits, asOf: '2022-02-15' }).outcome).toBe('met');
    const late = { credits: approved('2022-03-02'), asOf: '2022-02-14' };
    expect(ask(late)).toMatchObject({ outcome: 'not_met', holdsUntil: '2022-03-02' });
  });

  test('is not met on a day that does not exist, and open on one that is not known', () => {
    const day = { latest: 'acts', attribute: 'from', where: { act: 'request' } };
    const ask = on(day);
    const requested = (more: object) => recorded({ acts: [{ act: 'request', on: '2022-01-01', ...more }] });
    const credits = approved('2021-06-01');
    expect(ask({ credits })).toMatchObject({ outcome: 'not_met', codes: ['fact_not_so'] });
    expect(ask({ credits, facts: requested({}) })).toMatchObject({
      ...{ outcome: 'undetermined', codes: ['missing_acts_from'] },
    });
    expect(ask({ credits, facts: requested({ from: '2021-06-01' }) }).outcome).toBe('met');
    expect(ask({ credits, facts: requested({ from: '2021-05-31' }) }).outcome).toBe('not_met');
  });

  test('has an id of its own, beside the same as it stands', () => {
    const both = {
      kind: 'any',
      of: [
        { kind: 'part', id: 'then', part: 'hours', on: '2022-03-01' },
        { kind: 'part', id: 'now', part: 'hours' },
      ],
    };
    const { requirement, credits } = asking(both, { more: { parts: { hours } } })({
      credits: approved('2022-03-02'),
    });
    expect(partOf(requirement, 'hours:then')).toMatchObject({ outcome: 'not_met', counted: '0' });
    expect(partOf(requirement, 'hours')).toMatchObject({ outcome: 'met', counted: '10' });
    expect(credits.map(({ counted }) => counted)).toEqual(['10']);
  });

  test('follows a day that moves, and a part of it may be asked in a condition', () => {
    const yearAgo = {
      kind: 'part',
      id: 'year_ago',
      asks: 'A year ago.',
      part: 'hours',
      on: { of: 'as_of', minus: { years: 1 } },
    };
    const ask = asking(
      { kind: 'fact', where: { met: 'year_ago' } },
      { more: { parts: { hours, year_ago: yearAgo } } },
    );
    const credits = approved('2021-06-01');
    expect(ask({ credits, asOf: '2022-05-30' })).toMatchObject({
      outcome: 'not_met',
      holdsUntil: '2022-06-01',
    });
    expect(ask({ credits, asOf: '2022-06-01' }).outcome).toBe('met');
  });
});
