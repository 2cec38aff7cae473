import type { Recorded } from '../decider.ts';
import type { Claimed, CreditEvent } from './events.ts';

export interface CreditState {
  readonly claimed: Claimed['data'] | undefined;
  readonly attested: boolean;
  readonly reported: boolean;
  readonly answer: 'approved' | 'denied' | undefined;
  readonly withdrawn: boolean;
}

export const initial: CreditState = {
  claimed: undefined,
  attested: false,
  reported: false,
  answer: undefined,
  withdrawn: false,
};

export function evolve(state: CreditState, event: Recorded<CreditEvent>): CreditState {
  switch (event.type) {
    case 'credit.Claimed':
      return { ...state, claimed: event.data };
    case 'credit.Attested':
      return { ...state, attested: true };
    case 'credit.ProviderReported':
      return { ...state, reported: true };
    case 'credit.Approved':
      return { ...state, answer: 'approved' };
    case 'credit.Denied':
      return { ...state, answer: 'denied' };
    case 'credit.Withdrawn':
      return { ...state, withdrawn: true };
  }
}
