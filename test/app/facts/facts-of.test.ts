import { expect, test } from '@jest/globals';
import { factsFor, mayBeFact, type PlacedEvent, recordOf } from '../../../src/app/facts/facts-of.ts';
import { open } from '../../../src/app/log/envelope.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { EventOf } from '../../../src/domain/events.ts';
import { decisionThatIs, PERIOD, routeDecisionThatIs } from '../../domain/decision.ts';
import { goldenEvents, inLog, KEY } from '../../golden/stored.ts';

const LICENSE = 'license-TN-1234567';

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

/** A license, and the period in which it is to be renewed. */
function owing(): readonly PlacedEvent[] {
  const days = { validFrom: '2018-09-01', expiresOn: '2024-08-31' };
  return [
    {
      ...{ stream: LICENSE, eventId: 'e-1', type: 'license.Issued' },
      data: { educator: 'TN-1', state: 'TN', number: '1234567', class: 'professional', fields: [], ...days },
    },
    {
      ...{ stream: PERIOD, eventId: 'e-2', type: 'period.Opened' },
      data: {
        ...{ educator: 'TN-1', state: 'TN', strand: 'recertification', owner: 'license', license: LICENSE },
        ...{ startsOn: days.validFrom, endsOn: days.expiresOn },
      },
    },
  ];
}

test('a status the agency states stands beside those ways of the law give, until it is ended', () => {
  const license = LICENSE;
  const decision = routeDecisionThatIs('met', 'rest');
  const by = { by: 'agency', on: '2024-06-15' };
  const told: readonly PlacedEvent[] = [
    ...owing(),
    status('e-3', 'license.StatusBegan', { ...by, status: 'retired', from: '2022-07-01' }),
    status('e-4', 'license.StatusBegan', { ...by, status: 'fee_pending', from: '2023-01-01' }),
    status('e-5', 'license.StatusBegan', { ...by, status: 'fee_pending', from: '2022-01-01' }),
    {
      ...{ stream: license, eventId: 'e-6', type: 'license.Inactivated' },
      data: { ...by, route: 'rest', period: PERIOD, status: 'inactive', from: '2023-09-01', decision },
    },
    status('e-7', 'license.StatusEnded', { ...by, status: 'fee_pending', from: '2022-02-01' }),
    status('e-8', 'license.StatusEnded', { ...by, status: 'fee_pending', from: '2023-01-01' }),
  ];
  function status<T extends 'license.StatusBegan' | 'license.StatusEnded'>(
    eventId: string,
    type: T,
    data: EventOf<T>['data'],
  ) {
    return { stream: license, eventId, type, data } as PlacedEvent;
  }
  const statuses = factsFor(recordOf('TN-1', told), PERIOD, 1)?.further?.statuses;
  expect(statuses?.map(({ eventId, attributes }) => ({ eventId, ...attributes }))).toEqual([
    { eventId: 'e-6', status: 'inactive', from: '2023-09-01' },
    { eventId: 'e-5', status: 'fee_pending', from: '2022-01-01', until: '2022-01-31' },
    { eventId: 'e-3', status: 'retired', from: '2022-07-01' },
  ]);
});

test('a micro-credential is a fact once it is awarded, and while it is not revoked', () => {
  const stream = 'credential-1';
  const told = (type: string, data: object) =>
    ({ stream, eventId: type, type: `credential.${type}`, data }) as unknown as PlacedEvent;
  const started = {
    educator: 'TN-1',
    issuer: 'an-issuer',
    definition: 'formative-1',
    version: 1,
    title: 'F',
  };
  const life = [
    ...[told('Started', started), told('NotYetEarned', { attempt: 1, approver: 'grace', feedback: [] })],
    told('Awarded', { attempt: 2, approver: 'grace', on: '2024-03-01', validUntil: '2027-02-28' }),
    ...[told('Revoked', { on: '2024-04-01' }), told('Restored', { on: '2024-05-01' })],
  ];
  const awardsAfter = (events: number) => {
    const known = [...owing(), ...life.slice(0, events).filter(mayBeFact)];
    return factsFor(recordOf('TN-1', known), PERIOD, 1)?.further?.awards;
  };
  expect(awardsAfter(2)).toBeUndefined();
  const attributes = {
    ...{ credential: 'an-issuer.formative-1', issuer: 'an-issuer' },
    ...{ awarded_on: '2024-03-01', valid_until: '2027-02-28' },
  };
  expect(awardsAfter(3)).toEqual([{ eventId: 'Awarded', attributes }]);
  expect(awardsAfter(4)).toBeUndefined();
  expect(awardsAfter(5)).toEqual([{ eventId: 'Awarded', attributes }]);
});

test('what may be no fact of law leaves an educator’s record as it was', () => {
  const none = events.filter((event) => !mayBeFact(event));
  const categories = new Set(none.map(({ stream }) => stream.slice(0, stream.indexOf('-'))));
  expect([...categories].sort()).toEqual([
    'agenda',
    'calendar',
    'credential',
    'definition',
    'employer',
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

test('employment is one fact for each assignment, and elsewhere to the rules of another state', () => {
  const license = 'license-TN-1234567';
  const stream = 'employment-1';
  const told: readonly PlacedEvent[] = [
    {
      ...{ stream: license, eventId: 'e-1', type: 'license.Issued' },
      data: {
        ...{ educator: 'TN-1', state: 'TN', number: '1234567', class: 'professional', fields: [] },
        ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
      },
    },
    {
      ...{ stream: PERIOD, eventId: 'e-2', type: 'period.Opened' },
      data: {
        ...{ educator: 'TN-1', state: 'TN', strand: 'recertification', owner: 'license', license },
        ...{ startsOn: '2018-09-01', endsOn: '2024-08-31' },
      },
    },
    {
      ...{ stream, eventId: 'e-3', type: 'employment.Began' },
      data: {
        ...{ educator: 'TN-1', state: 'TN', employer: 'a-district', setting: 'public' },
        ...{ position: 'teacher', field: 'mathematics', fte: '0.5', on: '2019-08-01' },
      },
    },
    {
      ...{ stream, eventId: 'e-4', type: 'employment.AssignmentChanged' },
      data: { position: 'principal', setting: 'charter', on: '2021-08-01' },
    },
    { stream, eventId: 'e-5', type: 'employment.LeaveBegan', data: { on: '2022-01-03' } },
    {
      ...{ stream: 'employment-2', eventId: 'e-6', type: 'employment.Began' },
      data: {
        ...{ educator: 'TN-1', state: 'KY', employer: 'elsewhere', setting: 'public', position: 'teacher' },
        on: '2020-08-01',
      },
    },
  ];
  const employmentAfter = (...more: readonly PlacedEvent[]) =>
    factsFor(recordOf('TN-1', [...told, ...more]), PERIOD, 9)?.further?.employment;
  const first = {
    ...{ employer: 'a-district', setting: 'public', position: 'teacher', field: 'mathematics', fte: 50 },
    ...{ from: '2019-08-01', until: '2021-07-31' },
  };
  const second = { employer: 'a-district', setting: 'charter', position: 'principal', from: '2021-08-01' };
  const elsewhere = {
    ...{ employer: 'elsewhere', setting: 'out_of_state', position: 'teacher', from: '2020-08-01' },
  };
  expect(employmentAfter()).toEqual([
    { eventId: 'e-3', attributes: first },
    { eventId: 'e-4', attributes: second },
    { eventId: 'e-6', attributes: elsewhere },
  ]);
  const ended: PlacedEvent = { stream, eventId: 'e-7', type: 'employment.Ended', data: { on: '2023-06-30' } };
  expect(employmentAfter(ended)).toContainEqual({
    ...{ eventId: 'e-4', attributes: { ...second, until: '2023-06-30' } },
  });
  const slip = (eventId: string): PlacedEvent => ({
    ...{ stream, eventId: 'e-8', type: 'employment.Retracted', data: { eventId, because: 'A slip.' } },
  });
  const { until: _, ...openly } = first;
  expect(employmentAfter(slip('e-4'))).toContainEqual({ eventId: 'e-3', attributes: openly });
  expect(employmentAfter(ended, slip('e-3'))).toEqual([{ eventId: 'e-6', attributes: elsewhere }]);
});
