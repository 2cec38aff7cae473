import { describe, expect, test } from '@jest/globals';
import { type PlacedEvent, recordOf } from '../../src/app/facts/facts-of.ts';
import { keptByApplication } from '../../src/app/serving/kept.ts';
import { mayServe } from '../../src/app/serving/may-serve.ts';
import { standingOfLicense } from '../../src/app/serving/standing-of-license.ts';
import type { LicenseEvent } from '../../src/domain/license/events.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { cite, invented } from '../rules/policy-support.ts';

const LICENSE = 'license-OH-1';
const TODAY = '2024-06-15';
const HOURS = { kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', at_least: 10 };
const RENEWAL = { id: 'renewal', asks: 'Renewal.', gives: 'renewal', for: {}, starts_by: ['holder'] };
const KEEPING = invented({
  tree: HOURS,
  more: { routes: [{ ...RENEWAL, requires: 'main', keeps_status: true, result: {}, cite }] },
});
const issued: LicenseEvent = {
  type: 'license.Issued',
  data: {
    ...{ educator: 'OH-1', state: 'OH', number: '1', class: 'professional', fields: ['Math', 'Physics'] },
    ...{ validFrom: '2019-07-01', expiresOn: '2024-06-30' },
  },
};

function renewed(validFrom: string, expiresOn: string | null): LicenseEvent {
  const said = { by: 'agency:oh', on: TODAY, period: 'period-OH-1-2019-07-01' };
  return {
    type: 'license.Renewed',
    data: { ...said, validFrom, expiresOn, decision: decisionThatIs('met') },
  };
}

function order(fields: readonly string[], reference = '24-7'): LicenseEvent {
  const said = { by: 'agency:oh', on: TODAY, order: 'restriction' as const, reference, fields };
  return { type: 'license.OrderEntered', data: { ...said, finalOn: '2024-06-01', from: '2024-06-10' } };
}

function standing(...events: readonly LicenseEvent[]) {
  const placed = [issued, ...events].map((event, nth) => ({
    ...{ ...event, stream: LICENSE, eventId: `event-${nth}` },
  }));
  const { licenses, rescinded } = recordOf('OH-1', placed);
  const held = licenses.get(LICENSE) ?? rescinded.get(LICENSE);
  if (held === undefined) throw new Error('the license is on record');
  return standingOfLicense('OH-1', held, TODAY);
}

function serving(assignment: { readonly field?: string }, ...events: readonly LicenseEvent[]) {
  const answer = mayServe({ state: 'OH', ...assignment }, [standing(...events)], TODAY, new Set());
  return { may: answer.may, reasons: answer.reasons.map(({ because }) => because) };
}

/** On the second day after the end, with a law that keeps who applied in time. */
async function afterTheEnd(appliedOn: Day) {
  const period = 'period-OH-1-2019-07-01';
  const owed = {
    ...{ educator: 'OH-1', state: 'OH', strand: 'recertification', owner: 'license', license: LICENSE },
    ...{ startsOn: '2019-07-01', endsOn: '2024-06-30' },
  };
  const applied = { by: 'OH-1', period, on: appliedOn };
  const placed = [
    { stream: LICENSE, ...issued },
    { stream: period, type: 'period.Opened', data: owed },
    { stream: LICENSE, type: 'license.RenewalApplied', data: applied },
  ].map((event, nth) => ({ ...event, eventId: `event-${nth}` }));
  const record = recordOf('OH-1', placed as unknown as readonly PlacedEvent[]);
  const day = '2024-07-02';
  const law = { policy: KEEPING, settings: new Map<string, string>() };
  const kept = await keptByApplication(record, day, { lawOf: () => Promise.resolve(law), ordinal: 3 });
  const held = [...record.licenses.values()].map((license) => standingOfLicense('OH-1', license, day));
  const { may, reasons } = mayServe({ state: 'OH' }, held, day, kept);
  return { may, codes: reasons.map(({ code }) => code) };
}

describe('whether somebody may serve', () => {
  test('is answered by the application after the end, where it was made in time and the law keeps the license', async () => {
    expect(await afterTheEnd('2024-06-30')).toEqual({
      ...{ may: true, codes: ['kept_by_application', 'renewal_pending'] },
    });
    expect(await afterTheEnd('2024-07-01')).toMatchObject({ may: false, codes: ['expired'] });
  });

  test('is answered until the end of the terms that follow each other without a gap', () => {
    expect(serving({}).reasons).toEqual(['OH-1 is valid until 2024-06-30.']);
    const early = renewed('2024-07-01', '2029-06-30');
    expect(serving({}, early).reasons).toEqual(['OH-1 is valid until 2029-06-30.']);
    expect(serving({}, early, renewed('2029-07-01', null)).reasons).toEqual(['OH-1 is valid for life.']);
    expect(serving({}, renewed('2024-07-02', '2029-06-30')).reasons).toEqual([
      'OH-1 is valid until 2024-06-30.',
    ]);
    expect(standing(early)).toMatchObject({ expiresOn: '2024-06-30', validUntil: '2029-06-30' });
  });

  test('in any field is not refused for an order on some of them, which is told', () => {
    expect(serving({}, order(['Math']))).toEqual({
      may: true,
      reasons: ['OH-1 is valid until 2024-06-30.', 'Order 24-7 restricts OH-1 in Math, not in Physics.'],
    });
    expect(serving({ field: 'Physics' }, order(['Math'])).may).toBe(true);
    expect(serving({ field: 'Math' }, order(['Math']))).toEqual({
      may: false,
      reasons: ['Order 24-7 restricts OH-1 in Math, not in Physics.'],
    });
  });

  test('is refused where orders leave no field to serve in, or concern the whole license', () => {
    expect(serving({}, order(['Math', 'Physics'])).may).toBe(false);
    expect(serving({}, order(['Math']), order(['Physics'], '24-8')).may).toBe(false);
    expect(serving({}, order([]))).toEqual({ may: false, reasons: ['Order 24-7 restricts OH-1.'] });
  });

  test('says of a license that was issued in error that it was rescinded', () => {
    const rescinded: LicenseEvent = {
      type: 'license.Rescinded',
      data: { by: 'agency:oh', on: TODAY, because: 'Another person.' },
    };
    expect(standing(rescinded)).toMatchObject({
      validity: 'rescinded',
      status: 'rescinded',
      class: 'professional',
    });
    expect(serving({}, rescinded)).toEqual({
      may: false,
      reasons: ['OH-1 was issued in error, and rescinded.'],
    });
  });
});
