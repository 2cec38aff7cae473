import type { Recorded } from '../decider.ts';
import { standing } from '../retraction.ts';
import type { Day } from '../values/day.ts';
import type { Issued, LicenseEvent } from './events.ts';

export interface LicenseState {
  readonly issued: Issued['data'] | undefined;
  /** The term that runs now. */
  readonly validFrom: Day | undefined;
  readonly expiresOn: Day | undefined;
  readonly plannedOn: readonly Day[];
  /** Period of the application that awaits its answer. */
  readonly appliedFor: string | undefined;
  /** Periods that ended in a renewal. */
  readonly renewedFor: readonly string[];
  /** Periods whose last application was denied. */
  readonly deniedFor: readonly string[];
  /** Reservations of credits under which it was renewed, or can no longer be. */
  readonly renewedUnder: readonly string[];
  readonly setAside: readonly string[];
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<LicenseEvent>[];
}

export const initial: LicenseState = {
  issued: undefined,
  validFrom: undefined,
  expiresOn: undefined,
  plannedOn: [],
  appliedFor: undefined,
  renewedFor: [],
  deniedFor: [],
  renewedUnder: [],
  setAside: [],
  past: [],
};

export function evolve(state: LicenseState, event: Recorded<LicenseEvent>): LicenseState {
  const past = [...state.past, event];
  if (event.type !== 'license.Retracted') return { ...after(state, event), past };
  return { ...standing(past).reduce(after, initial), past };
}

function after(state: LicenseState, event: Recorded<LicenseEvent>): LicenseState {
  switch (event.type) {
    case 'license.Issued':
      return {
        ...state,
        issued: event.data,
        validFrom: event.data.validFrom,
        expiresOn: event.data.expiresOn,
      };
    case 'license.PlanApproved':
      return { ...state, plannedOn: [...state.plannedOn, event.data.on] };
    case 'license.RenewalApplied':
      return {
        ...state,
        appliedFor: event.data.period,
        deniedFor: state.deniedFor.filter((period) => period !== event.data.period),
      };
    case 'license.Renewed':
      return {
        ...state,
        validFrom: event.data.validFrom,
        expiresOn: event.data.expiresOn,
        appliedFor: undefined,
        renewedFor: [...state.renewedFor, event.data.period],
        renewedUnder:
          event.data.reservation === undefined
            ? state.renewedUnder
            : [...state.renewedUnder, event.data.reservation],
      };
    case 'license.RenewalSetAside':
      return { ...state, setAside: [...state.setAside, event.data.reservation] };
    case 'license.RenewalDenied':
      return { ...state, appliedFor: undefined, deniedFor: [...state.deniedFor, event.data.period] };
    // What it takes back is left out before.
    case 'license.Retracted':
      return state;
  }
}
