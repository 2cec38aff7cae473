import { expect, test } from '@jest/globals';
import { open } from '../../src/app/envelope.ts';
import { mayBeFact, type PlacedEvent, recordOf } from '../../src/app/facts-of.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { decisionThatIs, PERIOD } from '../domain/decision.ts';
import { goldenEvents, inLog, KEY } from '../golden/stored.ts';

const events = goldenEvents().map(({ stored }) => {
  const category = stored.type.slice(0, stored.type.indexOf('.'));
  // What is sealed is bound to its stream, so it is moved once it is open.
  return { ...open(inLog(stored), () => KEY), stream: `${category}-ZZ-1` };
});

test('what renewals used before there were reservations is free once their license never was', () => {
  const decision: Decision = {
    ...decisionThatIs('met'),
    requirement: {
      ...{ id: 'hours', kind: 'amount', outcome: 'met', asks: 'Hours.', required: '6', counted: '6' },
      ...{ cites: [], codes: [], events: [], missing: [], children: [] },
    },
    credits: [
      {
        ...{ source: 'credit-1', title: 'Fractions', claimed: '6 clock_hour', completedOn: '2020-03-14' },
        ...{ verdict: 'counted', worth: '6', counted: '6', reasons: [], restsOn: 'attestation', events: [] },
        where: [{ node: 'hours', amount: '6', again: false }],
      },
    ],
  };
  const license = 'license-TN-1234567';
  const claim = {
    ...{ educator: 'TN-1', state: 'TN', kind: 'workshop', title: 'Fractions', quantity: '6' },
    ...{ unit: 'clock_hour', categories: [], completedOn: '2020-03-14', provider: 'A college' },
  };
  const issued = {
    ...{ educator: 'TN-1', state: 'TN', number: '1234567', class: 'professional', fields: [] },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  };
  const term = { validFrom: '2024-09-01', expiresOn: '2030-08-31' };
  const renewed: readonly PlacedEvent[] = [
    { stream: 'credit-1', eventId: 'e-1', type: 'credit.Claimed', data: claim },
    { stream: license, eventId: 'e-2', type: 'license.Issued', data: issued },
    {
      ...{ stream: license, eventId: 'e-3', type: 'license.Renewed' },
      data: { by: 'agency', on: '2024-06-15', period: PERIOD, ...term, decision },
    },
  ];
  const usedAfter = (...more: readonly PlacedEvent[]) =>
    recordOf('TN-1', [...renewed, ...more]).credits.get('credit-1')?.used;
  expect(usedAfter()).toEqual([{ for: PERIOD, on: '2024-06-15', amount: 600 }]);
  const rescission = { by: 'agency', on: '2024-06-16', because: 'It was meant for somebody else.' };
  expect(usedAfter({ stream: license, eventId: 'e-4', type: 'license.Rescinded', data: rescission })).toEqual(
    [],
  );
});

test('what may be no fact of law leaves an educator’s record as it was', () => {
  const none = events.filter((event) => !mayBeFact(event));
  const categories = new Set(none.map(({ stream }) => stream.slice(0, stream.indexOf('-'))));
  expect([...categories].sort()).toEqual([
    'agenda',
    'calendar',
    'credential',
    'definition',
    'goal',
    'import',
    'offering',
    'policy',
    'provider',
    'reminder',
    'statute',
    'submission',
  ]);
  // Among facts, so that one that changed another would be seen; the measure that was kept is below any that counts.
  const facts = events.filter((event) => mayBeFact(event) && event.type !== 'educator.MeasureRecorded');
  expect(facts.length).toBeGreaterThan(10);
  for (const event of none) expect(recordOf('ZZ-1', [...facts, event])).toEqual(recordOf('ZZ-1', facts));
});
