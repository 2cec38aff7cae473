import { describe, expect, test } from '@jest/globals';
import { recordOf, type PlacedEvent } from '../../src/app/facts/facts-of.ts';
import { factsFor } from '../../src/app/facts/facts-of.ts';
import { factsOn, obligationOn, untilMoved } from '../../src/app/periods/as-it-stood.ts';
import { isWatched } from '../../src/app/reminders/look.ts';
import type { ObligationFact } from '../../src/domain/facts.ts';
import type { PeriodEvent } from '../../src/domain/period/events.ts';
import { decisionThatIs } from '../domain/decision.ts';

const LICENSE = 'license-PA-1';
const PERIOD = 'period-PA-1-2010-07-01';
const policy = { version: 2, digest: 'ab'.repeat(32) };

function recordWith(...events: readonly PeriodEvent[]) {
  const issued = {
    ...{ educator: 'PA-1', state: 'PA', number: '1', class: 'instructional_ii', fields: [] },
    ...{ validFrom: '2010-07-01', expiresOn: '2015-06-30' },
  };
  const opened = {
    ...{ educator: 'PA-1', state: 'PA', strand: 'recertification', owner: 'license' },
    ...{ license: LICENSE, startsOn: '2010-07-01', endsOn: '2015-06-30' },
  };
  const placed = [
    { stream: LICENSE, type: 'license.Issued', data: issued },
    { stream: PERIOD, type: 'period.Opened', data: opened },
    ...events.map((event) => ({ stream: PERIOD, ...event })),
  ].map((event, nth) => ({ ...event, eventId: `event-${nth}` }));
  return recordOf('PA-1', placed as unknown as readonly PlacedEvent[]);
}

function extended(
  route: string,
  on: string,
  from: string,
  endsOn: string,
  way: 'request' | 'statute' = 'statute',
) {
  const said = { way, by: 'agency', route, on, from, endsOn, policy, cites: ['act'] };
  return { type: 'period.Extended', data: said } as const;
}

const ACT_24 = extended('act_24', '2011-08-29', '2015-06-30', '2017-06-30');
const OF_2016 = extended('extension_of_2016', '2016-11-03', '2017-06-30', '2018-06-30');

function owed(...events: readonly PeriodEvent[]): ObligationFact {
  const obligation = recordWith(...events).obligations.get(PERIOD);
  if (obligation === undefined) throw new Error('the period is on record');
  return obligation;
}

describe('the last day of a period', () => {
  test.each([
    ['2011-08-28', '2015-06-30'],
    ['2011-08-29', '2017-06-30'],
    ['2016-11-02', '2017-06-30'],
    ['2016-11-03', '2018-06-30'],
  ])('as of %s is %s', (day, endsOn) => {
    expect(obligationOn(owed(ACT_24, OF_2016), day).endsOn).toBe(endsOn);
    const facts = factsFor(recordWith(ACT_24, OF_2016), PERIOD, 1);
    expect(facts && factsOn(facts, day).license.expiresOn).toBe(endsOn);
  });

  test('lets no answer hold beyond the day on which it moves', () => {
    const decision = { ...decisionThatIs('not_met', PERIOD), holdsUntil: '2015-07-01' };
    const until = (day: string) => untilMoved(decision, owed(ACT_24, OF_2016), day).holdsUntil;
    expect([until('2011-08-28'), until('2011-08-29'), until('2016-11-03')]).toEqual([
      '2011-08-29',
      '2015-07-01',
      '2015-07-01',
    ]);
  });
});

describe('what became of a period', () => {
  test('is on record as acts that rules may ask for, of the license concerned alone', () => {
    const asked: PeriodEvent = {
      type: 'period.ExtensionDenied',
      data: { by: 'agency', route: 'hardship', on: '2015-01-09', because: 'No.' },
    };
    const record = recordWith(
      ACT_24,
      asked,
      extended('hardship', '2015-02-01', '2017-06-30', '2018-06-30', 'request'),
    );
    const acts = factsFor(record, PERIOD, 1)?.further?.acts?.map(({ attributes }) => attributes);
    expect(acts).toEqual([
      { act: 'act_24', on: '2011-08-29', by: 'statute' },
      { act: 'hardship', on: '2015-02-01', by: 'agency' },
      { act: 'extension_decision', on: '2015-02-01', by: 'agency', result: 'granted', about: 'hardship' },
      { act: 'extension_decision', on: '2015-01-09', by: 'agency', result: 'refused', about: 'hardship' },
    ]);
  });

  test('keeps reminders silent while it rests, and where nothing follows from its end', () => {
    const rests: PeriodEvent = {
      type: 'period.Suspended',
      data: { by: 'agency', on: '2012-01-01', from: '2012-01-01', ground: 'active_duty', because: 'Duty.' },
    };
    const goesOn: PeriodEvent = {
      type: 'period.Resumed',
      data: { by: 'agency', on: '2013-01-01', from: '2015-06-30', endsOn: '2016-07-01', because: 'Duty.' },
    };
    const closed = (consequence: 'none' | 'inactivation'): PeriodEvent => ({
      type: 'period.Closed',
      data: { by: 'agency', on: '2015-07-01', consequence, because: 'It is over.' },
    });
    expect(isWatched(owed(), '2012-06-01')).toBe(true);
    expect(isWatched(owed(rests), '2012-06-01')).toBe(false);
    expect(isWatched(owed(rests, goesOn), '2016-09-29')).toBe(true);
    expect(isWatched(owed(rests, goesOn), '2016-09-30')).toBe(false);
    expect(isWatched(owed(closed('inactivation')), '2015-07-02')).toBe(true);
    expect(isWatched(owed(closed('none')), '2015-07-02')).toBe(false);
    expect(owed(rests, goesOn)).toMatchObject({
      endsOn: '2016-07-01',
      rests: [{ from: '2012-01-01', until: '2012-12-31', ground: 'active_duty' }],
    });
  });
});
