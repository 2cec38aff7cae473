import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';
import { addDays } from '../../src/domain/values/day.ts';
import {
  CORRECT,
  DROP,
  ELECT,
  ENDORSE,
  ENTER,
  EXTEND,
  LIFT,
  NOTICE,
  PROPOSE,
  REMOVE,
  RENEW,
  STATUS,
  TAKE,
  UNLAPSE,
  WITHDRAW,
} from './statements.ts';

/** As PostgreSQL writes a day that never comes. */
export const FOR_LIFE = 'infinity';

/** What happens to a license once it is issued. */
export const LIFE_TYPES = [
  ...(['license.Renewed', 'license.RenewalDenied', 'license.ApplicationWithdrawn'] as const),
  ...(['license.ElectionMade', 'license.ElectionDenied', 'license.Advanced', 'license.Downgraded'] as const),
  ...(['license.Reinstated', 'license.Reissued', 'license.RenewedConditionally'] as const),
  ...(['license.LapseProposed', 'license.LapseNoticeServed', 'license.LapseWithdrawn'] as const),
  ...(['license.Lapsed', 'license.Expired', 'license.Inactivated', 'license.Surrendered'] as const),
  ...(['license.EndorsementAdded', 'license.EndorsementRenewed', 'license.EndorsementDropped'] as const),
  ...(['license.OrderEntered', 'license.OrderLifted', 'license.Rescinded', 'license.Corrected'] as const),
] as const satisfies readonly EventType[];

type Told = Extract<OpenedEvent, { readonly type: (typeof LIFE_TYPES)[number] }>;

/** The change one event makes to the row of its license, or to the rows beside it. */
export function changesInLife(event: Told): readonly Change[] {
  const { stream: key, eventId } = event;
  const change = (sql: string, ...row: readonly unknown[]): readonly Change[] => [
    { sql, row: [key, ...row], key },
  ];
  switch (event.type) {
    case 'license.Renewed': {
      const { validFrom, expiresOn, on } = event.data;
      return change(RENEW, validFrom, expiresOn ?? FOR_LIFE, `${key}@${event.revision}`, on);
    }
    case 'license.RenewalDenied':
    case 'license.ElectionDenied':
    case 'license.ApplicationWithdrawn':
      return change(WITHDRAW);
    case 'license.ElectionMade':
      return change(ELECT, event.data.route, event.data.on);
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally': {
      const { class: held, fields, status, from, term } = event.data;
      const given = status === undefined || ACTIVE.has(status) ? [null, null] : [status, from];
      const days = term === undefined ? [null, null] : [term.validFrom, term.expiresOn ?? FOR_LIFE];
      return change(TAKE, held, fields, ...days, ...given);
    }
    case 'license.LapseProposed':
      return change(PROPOSE, event.data.status, event.data.from);
    case 'license.LapseNoticeServed':
      return change(NOTICE, event.data.notBefore);
    case 'license.LapseWithdrawn':
      return change(UNLAPSE);
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated':
      return change(STATUS, event.data.status, event.data.from, event.type !== 'license.Inactivated');
    case 'license.Surrendered':
      return change(STATUS, 'surrendered', event.data.from, true);
    case 'license.EndorsementAdded': {
      const { field, on, validUntil = null } = event.data;
      return [{ ...ENDORSE, row: [eventId, key, field, on, validUntil], key }];
    }
    case 'license.EndorsementRenewed':
      return change(EXTEND, event.data.field, event.data.validUntil);
    case 'license.EndorsementDropped':
      return change(DROP, event.data.field, addDays(event.data.on, -1));
    case 'license.OrderEntered': {
      const { reference, order, fields, from, until = null } = event.data;
      return [{ ...ENTER, row: [key, reference, order, fields, from, until], key }];
    }
    case 'license.OrderLifted':
      return change(LIFT, event.data.reference, addDays(event.data.from, -1));
    case 'license.Rescinded':
      return REMOVE.flatMap((sql) => change(sql));
    case 'license.Corrected': {
      const { class: held, fields, issuedOn } = event.data.is;
      return change(CORRECT, held, fields, issuedOn);
    }
  }
}

const ACTIVE: ReadonlySet<string> = new Set(['valid', 'active']);
