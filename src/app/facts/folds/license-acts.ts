import { byFirstDay, endStated } from '../../../domain/license/index.ts';
import { addDays, type Day } from '../../../domain/values/day.ts';
import { STILL } from '../../../rules/index.ts';
import type { LicenseRecord, Placed, PlacedIn } from './draft.ts';
import type { EndorsementSpan, LicenseHistory, StatusSpan } from './license-history.ts';

type Taken = Placed<
  | ('license.Advanced' | 'license.Downgraded' | 'license.Reinstated' | 'license.Reissued')
  | 'license.RenewedConditionally'
>;
type StatusChanged = Placed<'license.Lapsed' | 'license.Expired' | 'license.Inactivated'>;

/** The license after one event upon it. */
export function foldHistory(license: LicenseRecord, event: PlacedIn<'license'>): LicenseRecord {
  const { eventId } = event;
  switch (event.type) {
    case 'license.Issued':
    case 'license.Rescinded':
    case 'license.RenewalSetAside':
    case 'license.GrantAbandoned':
    case 'license.Retracted':
      return license;
    case 'license.PlanApproved': {
      const { on, capacity } = event.data;
      return { ...license, plans: [...license.plans, { on, capacity, eventId }] };
    }
    case 'license.RenewalWindowOpened':
      return { ...license, windows: [...license.windows, event.data.period] };
    case 'license.RenewalApplied': {
      const { period, on, by } = event.data;
      return { ...license, pending: { what: 'renewal', period, on, by } };
    }
    case 'license.ElectionMade':
      return { ...license, pending: { what: 'election', ...event.data } };
    case 'license.RenewalDenied':
    case 'license.ElectionDenied':
    case 'license.ApplicationWithdrawn':
      return { ...license, pending: undefined };
    case 'license.Renewed': {
      const { validFrom, expiresOn, on } = event.data;
      const { class: held, fields } = license;
      const term = { class: held, fields, validFrom, expiresOn: expiresOn ?? STILL };
      return {
        ...answered(license),
        terms: [...license.terms, term],
        statuses: endedBy(license.statuses, on),
      };
    }
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
      return taken(license, event);
    case 'license.LapseProposed': {
      const { route, period, status, from, on, noticeDays } = event.data;
      return { ...license, lapse: { route, period, status, from, on, noticeDays } };
    }
    case 'license.LapseNoticeServed': {
      const { servedOn, notBefore } = event.data;
      return { ...license, lapse: license.lapse && { ...license.lapse, servedOn, notBefore } };
    }
    case 'license.LapseWithdrawn': {
      const lapsesWithdrawn = [...license.lapsesWithdrawn, event.data.period];
      return { ...license, lapse: undefined, lapsesWithdrawn };
    }
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated':
      return statusChanged(license, event);
    case 'license.Surrendered': {
      const { from } = event.data;
      const statuses = [
        ...endedBy(license.statuses, from),
        { status: 'surrendered', from, ended: true, eventId },
      ];
      return { ...answered(license), statuses };
    }
    case 'license.EndorsementAdded': {
      const { field, on: from, validUntil, application } = event.data;
      const added = { field, from, ...(validUntil === undefined ? {} : { until: validUntil }), eventId };
      const applications = [...license.applications, ...(application === undefined ? [] : [application])];
      return { ...license, endorsements: [...license.endorsements, added], applications };
    }
    case 'license.EndorsementRenewed':
      return { ...license, endorsements: untilOf(license, event.data.field, event.data.validUntil) };
    case 'license.EndorsementDropped':
      return { ...license, endorsements: untilOf(license, event.data.field, addDays(event.data.on, -1)) };
    case 'license.OrderEntered': {
      const { order, reference, fields, from, until } = event.data;
      const entered = { order, reference, fields, from, ...(until === undefined ? {} : { until }), eventId };
      return { ...license, orders: [...license.orders, entered] };
    }
    case 'license.OrderLifted': {
      const { reference, from } = event.data;
      const orders = license.orders.map((one) =>
        one.reference === reference ? { ...one, until: addDays(from, -1) } : one,
      );
      return { ...license, orders };
    }
    case 'license.StatusBegan': {
      const { status, from, until } = event.data;
      const began = { status, from, ...(until === undefined ? {} : { until }), eventId };
      return { ...license, stated: byFirstDay([...license.stated, began]) };
    }
    case 'license.StatusEnded':
      return { ...license, stated: endStated(license.stated, event.data) };
    case 'license.Corrected':
      return corrected(license, event);
  }
}

function taken(license: LicenseRecord, { data, eventId }: Taken): LicenseRecord {
  const { class: held, fields, from, status, term, route, on } = data;
  const last = license.terms.at(-1);
  const { validFrom, expiresOn } = term ?? { validFrom: from, expiresOn: last?.expiresOn ?? null };
  const next = { class: held, fields, validFrom, expiresOn: expiresOn ?? STILL };
  const statuses = endedBy(license.statuses, from);
  return {
    ...answered(license),
    ...{ class: held, fields },
    // Where the term goes on, what is held in the rest of it may differ from what was held before.
    terms:
      last !== undefined && term === undefined && last.validFrom >= from ? [next] : [...license.terms, next],
    statuses: status === undefined ? statuses : [...statuses, { status, from, ended: false, eventId }],
    taken: [...license.taken, { route, on, eventId }],
  };
}

function statusChanged(license: LicenseRecord, { type, data, eventId }: StatusChanged): LicenseRecord {
  const { status, from, route, on } = data;
  const ended = type !== 'license.Inactivated';
  return {
    ...answered(license),
    statuses: [...endedBy(license.statuses, from), { status, from, ended, eventId }],
    taken: [...license.taken, { route, on, eventId }],
  };
}

function corrected(
  license: LicenseRecord,
  { data: { was, is } }: Placed<'license.Corrected'>,
): LicenseRecord {
  const terms = license.terms.map((term) => ({
    ...term,
    class: term.class === was.class ? is.class : term.class,
    fields: term.fields.join('\n') === was.fields.join('\n') ? is.fields : term.fields,
  }));
  return { ...license, ...is, terms };
}

/** Nothing awaits an answer any more. */
function answered(license: LicenseRecord): LicenseRecord {
  return { ...license, pending: undefined, lapse: undefined };
}

/** The status that stands ends the day before; one that began later never was. */
function endedBy(statuses: LicenseHistory['statuses'], from: Day): readonly StatusSpan[] {
  return statuses
    .filter((span) => span.from < from || span.until !== undefined)
    .map((span) => (span.until === undefined ? { ...span, until: addDays(from, -1) } : span));
}

/** The last day of the endorsement that was added last for a field. */
function untilOf({ endorsements }: LicenseRecord, field: string, until: Day): readonly EndorsementSpan[] {
  const last = endorsements.findLast((one) => one.field === field);
  return endorsements.map((one) => (one === last ? { ...one, until } : one));
}
