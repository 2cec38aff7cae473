import type { Recorded } from '../decider.ts';
import { standing } from '../retraction.ts';
import type { LicenseEvent } from './events.ts';
import type { TakenEvent } from './events/route.ts';
import { evolveEndorsement } from './evolve-endorsement.ts';
import { evolveLapse } from './evolve-lapse.ts';
import { evolveStatuses } from './evolve-status.ts';
import { initial, type LicenseState, type Renewal } from './state.ts';

export function evolve(state: LicenseState, event: Recorded<LicenseEvent>): LicenseState {
  const past = [...state.past, event];
  if (event.type !== 'license.Retracted') return { ...after(state, event), past };
  return { ...standing(past).reduce(after, initial), past };
}

function after(state: LicenseState, event: Recorded<LicenseEvent>): LicenseState {
  switch (event.type) {
    case 'license.Issued': {
      const { validFrom, expiresOn, issuedOn = validFrom, fields } = event.data;
      return {
        ...state,
        issued: event.data,
        class: event.data.class,
        fields,
        issuedOn,
        validFrom,
        expiresOn,
      };
    }
    case 'license.PlanApproved':
      return { ...state, plannedOn: [...state.plannedOn, event.data.on] };
    case 'license.RenewalWindowOpened':
      return { ...state, windows: [...state.windows, event.data.period] };
    case 'license.RenewalApplied':
      return {
        ...state,
        appliedFor: event.data.period,
        deniedFor: state.deniedFor.filter((period) => period !== event.data.period),
        withdrawn: false,
      };
    case 'license.Renewed':
      return {
        ...atRest(state),
        validFrom: event.data.validFrom,
        expiresOn: event.data.expiresOn,
        renewals: [...state.renewals, renewal(event.data)],
        actedUnder: [...state.actedUnder, ...reservationOf(event)],
      };
    case 'license.RenewalSetAside':
    case 'license.GrantAbandoned':
      return { ...state, setAside: [...state.setAside, event.data.reservation] };
    case 'license.RenewalDenied':
      return { ...state, appliedFor: undefined, deniedFor: [...state.deniedFor, event.data.period] };
    case 'license.ApplicationWithdrawn':
      return { ...state, appliedFor: undefined, election: undefined, withdrawn: true };
    case 'license.ElectionMade':
      return {
        ...state,
        election: event.data,
        electionsDenied: state.electionsDenied.filter(
          ({ route, period }) => route !== event.data.route || period !== event.data.period,
        ),
        withdrawn: false,
      };
    case 'license.ElectionDenied':
      return {
        ...state,
        election: undefined,
        electionsDenied: [...state.electionsDenied, answered(event.data)],
      };
    case 'license.Advanced':
    case 'license.Downgraded':
    case 'license.Reinstated':
    case 'license.Reissued':
    case 'license.RenewedConditionally':
      return taken(state, event);
    case 'license.LapseProposed':
    case 'license.LapseNoticeServed':
    case 'license.LapseWithdrawn':
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated':
      return evolveLapse(state, event);
    case 'license.EndorsementAdded':
    case 'license.EndorsementRenewed':
    case 'license.EndorsementDropped':
      return { ...state, endorsements: evolveEndorsement(state.endorsements, event) };
    case 'license.OrderEntered': {
      const { by: _by, on: _on, ...order } = event.data;
      return {
        ...state,
        orders: new Map(state.orders).set(order.reference, { ...order, liftedFrom: undefined }),
      };
    }
    case 'license.OrderLifted': {
      const { reference, from } = event.data;
      const order = state.orders.get(reference);
      if (order === undefined) return state;
      return { ...state, orders: new Map(state.orders).set(reference, { ...order, liftedFrom: from }) };
    }
    case 'license.StatusBegan':
    case 'license.StatusEnded':
      return { ...state, statuses: evolveStatuses(state.statuses, event) };
    // What it takes back is left out before.
    case 'license.Retracted':
      return state;
    case 'license.Surrendered':
      return { ...atRest(state), surrenderedFrom: event.data.from };
    case 'license.Rescinded':
      return { ...atRest(state), rescinded: true };
    case 'license.Corrected':
      return { ...state, ...event.data.is };
  }
}

/** Nothing awaits an answer any more, and no other status stands. */
function atRest(state: LicenseState): LicenseState {
  return {
    ...state,
    ...{ appliedFor: undefined, election: undefined, status: undefined },
    ...{ lapse: undefined, lapseAnswered: undefined },
  };
}

function reservationOf({ data }: { readonly data: { readonly reservation?: string } }): readonly string[] {
  return data.reservation === undefined ? [] : [data.reservation];
}

function taken(state: LicenseState, event: Recorded<TakenEvent>): LicenseState {
  const { data } = event;
  const { fields, status, from, term } = data;
  const { validFrom, expiresOn } = term ?? state;
  return {
    ...atRest(state),
    ...{ class: data.class, fields, validFrom, expiresOn },
    ...(status === undefined ? {} : { status: { status, from, ended: false } }),
    granted: [...state.granted, answered(data)],
    actedUnder: [...state.actedUnder, ...reservationOf(event)],
    endedByWay: term === undefined ? state.endedByWay : [...state.endedByWay, data.period],
  };
}

function renewal({ period, by, on }: Renewal): Renewal {
  return { period, by, on };
}

function answered({ route, period }: { readonly route: string; readonly period: string }) {
  return { route, period };
}
