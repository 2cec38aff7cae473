import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import type { Approved, Attested, Claimed, CreditEvent, ProviderReported } from './events.ts';

export interface CreditState {
  readonly claimed: Claimed['data'] | undefined;
  readonly attested: Attested['data'] | undefined;
  readonly reported: ProviderReported['data'] | undefined;
  readonly approved: Approved['data'] | undefined;
  readonly denied: ReadBack<'credit.Denied'> | undefined;
  readonly withdrawn: boolean;
}

export const initial: CreditState = {
  claimed: undefined,
  attested: undefined,
  reported: undefined,
  approved: undefined,
  denied: undefined,
  withdrawn: false,
};

export function evolve(state: CreditState, event: Recorded<CreditEvent>): CreditState {
  switch (event.type) {
    case 'credit.Claimed':
      return { ...state, claimed: event.data };
    case 'credit.Attested':
      return { ...state, attested: event.data };
    case 'credit.ProviderReported':
      return { ...state, reported: event.data };
    case 'credit.Approved':
      // It stands in place of a denial there may be.
      return { ...state, approved: event.data, denied: undefined };
    case 'credit.Denied':
      return { ...state, denied: event.data };
    case 'credit.Withdrawn':
      return { ...state, withdrawn: true };
  }
}
