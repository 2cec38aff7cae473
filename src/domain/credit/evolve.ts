import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import { standing } from '../retraction.ts';
import type { Approved, Attested, Claimed, ClaimDetails, CreditEvent, ProviderReported } from './events.ts';

export interface CreditState {
  /** What the claim says now. */
  readonly claimed: Claimed['data'] | undefined;
  /** What it said when it was made: the same again, from the same source, is no other claim. */
  readonly claimedFirst: Claimed['data'] | undefined;
  readonly attested: Attested['data'] | undefined;
  readonly reported: ProviderReported['data'] | undefined;
  readonly approved: Approved['data'] | undefined;
  readonly denied: ReadBack<'credit.Denied'> | undefined;
  readonly withdrawn: boolean;
  readonly reversed: ReadBack<'credit.Reversed'> | undefined;
  /** The appeal that awaits its answer, or was answered last. */
  readonly appealed: ReadBack<'credit.Appealed'> | undefined;
  readonly appealDecided: ReadBack<'credit.AppealDecided'> | undefined;
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<CreditEvent>[];
}

export const initial: CreditState = {
  claimed: undefined,
  claimedFirst: undefined,
  attested: undefined,
  reported: undefined,
  approved: undefined,
  denied: undefined,
  withdrawn: false,
  reversed: undefined,
  appealed: undefined,
  appealDecided: undefined,
  past: [],
};

/** What a claim says after an amendment: whose it is and where it came from stay. */
export function amendedClaim(
  { educator, state, claimedOn, credential, externalId, ofEvent }: Claimed['data'],
  is: ClaimDetails,
): Claimed['data'] {
  return {
    ...{ educator, state, ...is },
    ...(claimedOn === undefined ? {} : { claimedOn }),
    ...(credential === undefined ? {} : { credential }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(ofEvent === undefined ? {} : { ofEvent }),
  };
}

export function evolve(state: CreditState, event: Recorded<CreditEvent>): CreditState {
  const past = [...state.past, event];
  if (event.type !== 'credit.Retracted') return { ...after(state, event), past };
  return { ...standing(past).reduce(after, initial), past };
}

function after(state: CreditState, event: Recorded<CreditEvent>): CreditState {
  switch (event.type) {
    case 'credit.Claimed':
      return { ...state, claimed: event.data, claimedFirst: event.data };
    case 'credit.Attested':
      return { ...state, attested: event.data };
    case 'credit.ProviderReported':
      return { ...state, reported: event.data };
    case 'credit.Approved':
      // It stands in place of a denial there may be, and of what was asked against it.
      return { ...state, approved: event.data, denied: undefined, appealed: undefined };
    case 'credit.Denied':
      return { ...state, denied: event.data, appealed: undefined, appealDecided: undefined };
    case 'credit.Withdrawn':
      return { ...state, withdrawn: true };
    case 'credit.Amended': {
      const { claimed } = state;
      const amended = claimed === undefined ? undefined : amendedClaim(claimed, event.data.is);
      return { ...state, claimed: amended, attested: undefined, reported: undefined };
    }
    case 'credit.Appealed':
      return { ...state, appealed: event.data, appealDecided: undefined };
    case 'credit.AppealDecided': {
      const { outcome } = event.data;
      return {
        ...state,
        appealDecided: event.data,
        reversed: outcome === 'granted' ? undefined : state.reversed,
      };
    }
    case 'credit.Reversed':
      return { ...state, reversed: event.data, appealed: undefined, appealDecided: undefined };
    // What it takes back is left out before.
    case 'credit.Retracted':
      return state;
  }
}
