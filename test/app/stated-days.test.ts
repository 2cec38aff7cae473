import { describe, expect, test } from '@jest/globals';
import { factsFor, type PlacedEvent, recordOf } from '../../src/app/facts/facts-of.ts';
import { dueOf } from '../../src/app/periods/statutory.ts';
import { standingUnder } from '../../src/app/standing/standing.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { compiledPolicy } from '../policies/policy-files.ts';

const LICENSE = 'license-PA-1';
const SETTINGS = new Map([
  ['extension_of_2016_on', '2016-11-03'],
  ['act_13_on', '2020-03-27'],
]);

const LAW = { policy: compiledPolicy('pa/recertification.yaml'), settings: SETTINGS };

const TODAY = '2024-06-15';

interface More {
  readonly type: string;
  readonly stream: string;
  readonly data: object;
}

/** What the law gives a term of Pennsylvania whose days came in as they are. */
function inTerm(startsOn: Day, endsOn: Day, ...more: readonly More[]) {
  const period = `period-PA-1-${startsOn}`;
  const issued = {
    ...{ educator: 'PA-1', state: 'PA', number: '1', class: 'instructional_ii', fields: [] },
    ...{ issuedOn: '2001-07-01', validFrom: startsOn, expiresOn: endsOn },
  };
  const opened = {
    ...{ educator: 'PA-1', state: 'PA', strand: 'recertification', owner: 'license' },
    ...{ license: LICENSE, startsOn, endsOn },
  };
  const placed = [
    { stream: LICENSE, type: 'license.Issued', data: issued },
    { stream: period, type: 'period.Opened', data: opened },
    ...more,
  ].map((event, nth) => ({ ...event, eventId: `event-${nth}` }));
  const record = recordOf('PA-1', placed as unknown as readonly PlacedEvent[]);
  const facts = factsFor(record, period, 1);
  const standing = standingUnder(LAW, record, period, TODAY, 1);
  if (facts === undefined || standing === undefined) throw new Error('the period is on record');
  const { held, steps, codes } = dueOf(LAW, facts, TODAY);
  const { routes } = standing.consequences();
  return {
    due: { held, given: steps.map(({ route, to }) => [route, to]), codes },
    offered: routes
      .filter(({ id, timesLeft }) => id.startsWith('act_') && timesLeft !== 0)
      .map(({ id }) => id),
  };
}

const due = (...asked: Parameters<typeof inTerm>) => inTerm(...asked).due;

describe('what statutes give a period whose days were stated', () => {
  test('is all they give where those days are the plain term', () => {
    expect(due('2018-07-01', '2023-06-30')).toEqual({
      ...{ held: [], codes: [] },
      given: [
        ['act_13', '2024-06-30'],
        ['act_55', '2025-06-30'],
      ],
    });
  });

  test('is not given again where those days hold it', () => {
    expect(due('2018-07-01', '2025-06-30')).toEqual({
      ...{ held: ['act_13', 'act_55'], given: [], codes: [] },
    });
    expect(due('2010-07-01', '2018-06-30')).toMatchObject({
      ...{ held: ['act_24', 'extension_of_2016'], given: [] },
    });
  });

  test('is not offered again to the educator either', () => {
    expect(inTerm('2018-07-01', '2023-06-30').offered).toEqual(['act_13', 'act_55']);
    expect(inTerm('2018-07-01', '2025-06-30').offered).toEqual([]);
  });

  test('is what is left where they hold the first of two', () => {
    expect(due('2018-07-01', '2024-06-30')).toEqual({
      ...{ held: ['act_13'], given: [['act_55', '2025-06-30']], codes: [] },
    });
  });

  test('goes on to be left out once the rest was given', () => {
    const given = {
      ...{ way: 'statute', by: 'agency', route: 'act_55', on: '2022-07-08' },
      ...{ from: '2024-06-30', endsOn: '2025-06-30', policy: { version: 2, digest: 'd' }, cites: [] },
    };
    const extended = { stream: 'period-PA-1-2018-07-01', type: 'period.Extended', data: given };
    expect(due('2018-07-01', '2024-06-30', extended)).toMatchObject({ held: ['act_13'], given: [] });
  });

  test('cannot be said where they are longer by what no statute explains, until somebody records it', () => {
    expect(due('2018-07-01', '2023-12-31')).toEqual({
      ...{ held: [], given: [], codes: ['stated_days_unexplained'] },
    });
    const act = { state: 'PA', act: 'act_13', on: '2020-03-27', by: 'agency' };
    const recorded = { stream: 'educator-PA-1', type: 'educator.ActRecorded', data: act };
    expect(due('2018-07-01', '2023-12-31', recorded)).toMatchObject({
      ...{ held: [], given: [['act_55', '2024-12-31']] },
    });
  });
});
