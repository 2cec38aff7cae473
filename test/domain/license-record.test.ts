import { describe, test } from '@jest/globals';
import type { LicenseEvent } from '../../src/domain/license/events.ts';
import type { OrderEntered } from '../../src/domain/license/events/order.ts';
import { license } from '../../src/domain/license/index.ts';
import { AGENCY, specify, TODAY } from './given.ts';
import { PERIOD, routeDecisionThatIs } from './decision.ts';

const { given } = specify(license);

const issued: LicenseEvent = {
  type: 'license.Issued',
  data: {
    ...{ educator: 'OH-1', state: 'OH', number: '1', class: 'senior', fields: ['Math'] },
    ...{ validFrom: '2019-07-01', expiresOn: null },
  },
};
const by = AGENCY.actor;

describe('a license', () => {
  test('may be issued for life', () => {
    given()
      .when({ ...issued.data, type: 'Issue' })
      .then(issued);
  });

  test('gains a field, keeps it longer, and loses it', () => {
    const add = { type: 'AddEndorsement', field: 'Physics', validUntil: '2026-06-30' } as const;
    const added: LicenseEvent = {
      type: 'license.EndorsementAdded',
      data: { by, field: 'Physics', on: TODAY, validUntil: '2026-06-30' },
    };
    given(issued).when(add).then(added);
    given(issued, added).when(add).thenNothing();
    given(issued, added)
      .when({ ...add, validUntil: '2027-06-30' })
      .thenRefused('endorsement_held');
    given(issued)
      .when({ ...add, field: 'Math' })
      .thenRefused('field_held');
    const renew = { type: 'RenewEndorsement', field: 'Physics', validUntil: '2031-06-30' } as const;
    const renewed: LicenseEvent = {
      type: 'license.EndorsementRenewed',
      data: { by, field: 'Physics', on: TODAY, validUntil: '2031-06-30' },
    };
    given(issued, added).when(renew).then(renewed);
    given(issued, added, renewed).when(renew).thenNothing();
    given(issued, added, renewed)
      .when({ ...renew, validUntil: '2026-06-30' })
      .thenRefused('valid_until');
    given(issued).when(renew).thenRefused('not_held');
    const drop = { type: 'DropEndorsement', field: 'Physics', because: 'At her wish.' } as const;
    const dropped: LicenseEvent = {
      type: 'license.EndorsementDropped',
      data: { by, field: 'Physics', on: TODAY, because: 'At her wish.' },
    };
    given(issued, added).when(drop).then(dropped);
    given(issued, added, dropped).when(drop).thenNothing();
    given(issued, added, dropped).when(renew).thenRefused('not_held');
    given(issued, added, dropped).when(add).then(added);
  });

  test('receives an order once it is final, and its lifting', () => {
    const order: Omit<OrderEntered['data'], 'by' | 'on'> = {
      ...{ order: 'suspension', reference: '24-7', fields: [], finalOn: TODAY, from: TODAY },
      until: '2024-12-31',
    };
    const entered: LicenseEvent = { type: 'license.OrderEntered', data: { by, on: TODAY, ...order } };
    given(issued)
      .when({ type: 'EnterOrder', ...order })
      .then(entered);
    given(issued, entered)
      .when({ type: 'EnterOrder', ...order })
      .thenNothing();
    given(issued, entered)
      .when({ type: 'EnterOrder', ...order, from: '2024-07-01' })
      .thenRefused('order_differs');
    given(issued)
      .when({ type: 'EnterOrder', ...order, finalOn: '2024-06-16' })
      .thenRefused('not_final');
    const lift = { type: 'LiftOrder', reference: '24-7', from: '2024-09-01' } as const;
    const lifted: LicenseEvent = {
      type: 'license.OrderLifted',
      data: { by, on: TODAY, reference: '24-7', from: '2024-09-01' },
    };
    given(issued, entered).when(lift).then(lifted);
    given(issued, entered, lifted).when(lift).thenNothing();
    given(issued, entered, lifted)
      .when({ ...lift, from: '2024-10-01' })
      .thenRefused('order_lifted');
    given(issued).when(lift).thenRefused('order_unknown');
  });

  test('has a status from a day until it is ended, and again, but never twice on one day', () => {
    const begin = { type: 'BeginStatus', status: 'retired', from: '2023-07-01' } as const;
    const began = (from: string, until?: string): LicenseEvent => ({
      type: 'license.StatusBegan',
      data: { by, on: TODAY, status: 'retired', from, ...(until === undefined ? {} : { until }) },
    });
    const end = { type: 'EndStatus', status: 'retired', from: '2024-01-08' } as const;
    const ended = (from: string): LicenseEvent => ({
      type: 'license.StatusEnded',
      data: { by, on: TODAY, status: 'retired', from },
    });
    const first = began('2023-07-01');
    given(issued).when(begin).then(first);
    given(issued, first).when(begin).thenNothing();
    given(issued, first)
      .when({ ...begin, from: '2024-02-01' })
      .thenRefused('status_differs', 'from 2023-07-01');
    given(issued, first).when(end).then(ended('2024-01-08'));
    given(issued, first, ended('2024-01-08')).when(end).thenNothing();
    given(issued, first, ended('2024-01-08'))
      .when({ ...end, from: '2024-02-01' })
      .thenRefused('status_ended', '2024-01-07');
    // Back to work for a while, and retired for good.
    given(issued, first, ended('2024-01-08'))
      .when({ ...begin, from: '2024-06-01' })
      .then(began('2024-06-01'));
    // Two flags at a time, of which one never was so.
    given(issued, first)
      .when({ ...begin, status: 'fee_pending' })
      .then({
        type: 'license.StatusBegan',
        data: { by, on: TODAY, status: 'fee_pending', from: begin.from },
      });
    given(issued, first, ended('2023-07-01'))
      .when({ ...begin, until: '2023-12-31' })
      .then(began('2023-07-01', '2023-12-31'));
    given(issued).when(end).thenRefused('status_unknown');
    given(issued)
      .when({ ...begin, from: '2019-06-30' })
      .thenRefused('before_issue');
    given(issued)
      .when({ ...begin, until: '2023-06-30' })
      .thenRefused('status_days');
    given(issued)
      .when({ ...begin, status: 'In retirement' })
      .thenRefused('status');
    given(issued)
      .when(begin, { actor: 'ada', actorEducator: issued.data.educator, today: TODAY })
      .thenRefused('own_work');
  });

  test('is not given once more, by hand, the status it has by a way of the law', () => {
    const decision = routeDecisionThatIs('met', 'rest', PERIOD);
    const rests: LicenseEvent = {
      type: 'license.Inactivated',
      data: {
        by,
        on: TODAY,
        route: 'rest',
        period: PERIOD,
        status: 'inactive',
        from: '2024-06-01',
        decision,
      },
    };
    given(issued, rests)
      .when({ type: 'BeginStatus', status: 'inactive', from: '2024-06-10' })
      .thenRefused('status_given', 'from 2024-06-01');
  });

  test('is revoked without a last day, and receives no order from before it was issued', () => {
    const enter = { type: 'EnterOrder', order: 'revocation', reference: '24-9', fields: [] } as const;
    const days = { finalOn: TODAY, from: TODAY };
    const { type: _, ...said } = enter;
    given(issued)
      .when({ ...enter, ...days })
      .then({ type: 'license.OrderEntered', data: { by, on: TODAY, ...said, ...days } });
    given(issued)
      .when({ ...enter, ...days, until: '2024-12-31' })
      .thenRefused('revocation_until');
    given(issued)
      .when({ ...enter, ...days, from: '2019-06-30' })
      .thenRefused('before_issue');
  });

  test('gains no field from a day on which its term is over, but while its renewal awaits an answer', () => {
    const ended: LicenseEvent = {
      type: 'license.Issued',
      data: { ...issued.data, expiresOn: '2023-06-30' },
    };
    const applied: LicenseEvent = {
      type: 'license.RenewalApplied',
      data: { by: 'ada', period: PERIOD, on: '2023-06-01' },
    };
    const add = { type: 'AddEndorsement', field: 'Physics' } as const;
    const added = (on: string): LicenseEvent => ({
      type: 'license.EndorsementAdded',
      data: { by, field: 'Physics', on },
    });
    given(ended).when(add).thenRefused('license_over');
    given(ended)
      .when({ ...add, on: '2023-06-30' })
      .then(added('2023-06-30'));
    given(ended, applied).when(add).then(added(TODAY));
  });

  test('receives no order on a field it is not for, and tells which those are', () => {
    const order: Omit<OrderEntered['data'], 'by' | 'on'> = {
      ...{ order: 'restriction', reference: '24-8', fields: ['Physics'], finalOn: TODAY, from: TODAY },
    };
    const enter = { type: 'EnterOrder', ...order } as const;
    const entered: LicenseEvent = { type: 'license.OrderEntered', data: { by, on: TODAY, ...order } };
    const added: LicenseEvent = {
      type: 'license.EndorsementAdded',
      data: { by, field: 'Physics', on: '2024-01-01' },
    };
    const dropped: LicenseEvent = {
      type: 'license.EndorsementDropped',
      data: { by, field: 'Physics', on: TODAY, because: 'At her wish.' },
    };
    given(issued).when(enter).thenRefused('field_not_held');
    given(issued, added)
      .when({ ...enter, order: 'revocation' })
      .thenRefused('revocation_of_fields');
    given(issued, added).when(enter).then(entered);
    given(issued, added, dropped).when(enter).thenRefused('field_not_held');
    given(issued, added, dropped)
      .when({ ...enter, from: '2024-06-14' })
      .then({ ...entered, data: { ...entered.data, from: '2024-06-14' } });
  });

  test('given up is not applied for any more', () => {
    const surrender = { type: 'Surrender', from: '2024-07-01', because: 'Retired.' } as const;
    const surrendered: LicenseEvent = {
      type: 'license.Surrendered',
      data: { by, on: TODAY, from: '2024-07-01', because: 'Retired.' },
    };
    given(issued).when(surrender).then(surrendered);
    given(issued, surrendered).when(surrender).thenNothing();
    given(issued, surrendered)
      .when({ ...surrender, from: '2024-08-01' })
      .thenRefused('surrendered');
    given(issued, surrendered)
      .when({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null })
      .thenRefused('surrendered');
  });

  test('issued in error is rescinded, and nothing is done upon it', () => {
    const rescind = { type: 'Rescind', because: 'Another person.' } as const;
    const rescinded: LicenseEvent = {
      type: 'license.Rescinded',
      data: { by, on: TODAY, because: 'Another person.' },
    };
    given(issued).when(rescind).then(rescinded);
    given(issued, rescinded).when(rescind).thenNothing();
    given(issued, rescinded).when({ type: 'AddEndorsement', field: 'Physics' }).thenRefused('rescinded');
    given(issued, rescinded)
      .when({ ...issued.data, type: 'Issue' })
      .thenRefused('rescinded');
  });

  test('is corrected with what it was', () => {
    const correct = { type: 'Correct', fields: ['Mathematics'], because: 'Misspelt.' } as const;
    const was = { class: 'senior', fields: ['Math'], issuedOn: '2019-07-01' };
    const corrected: LicenseEvent = {
      type: 'license.Corrected',
      data: { by, on: TODAY, was, is: { ...was, fields: ['Mathematics'] }, because: 'Misspelt.' },
    };
    given(issued).when(correct).then(corrected);
    given(issued, corrected).when(correct).thenNothing();
    given(issued)
      .when({ ...correct, issuedOn: '2020-01-01' })
      .thenRefused('issued_on');
  });
});
