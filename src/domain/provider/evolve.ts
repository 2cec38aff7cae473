import type { Recorded } from '../decider.ts';
import type { Day } from '../values/day.ts';
import type { ProviderEvent } from './events.ts';

export interface Approval {
  readonly state: string;
  readonly from: Day;
  /** Last day; undefined for no end. */
  readonly until: Day | undefined;
}

/** The approvals that hold on some day: none of a state overlaps another, and those given in error are gone. */
export type ProviderState = readonly Approval[];

export const initial: ProviderState = [];

export function evolve(state: ProviderState, event: Recorded<ProviderEvent>): ProviderState {
  switch (event.type) {
    case 'provider.Approved': {
      const { state: where, from, until } = event.data;
      return [...state, { state: where, from, until }];
    }
    case 'provider.ApprovalEnded': {
      const { state: where, from, until } = event.data;
      return state
        .map((one) => (one.state === where && one.from === from ? { ...one, until } : one))
        .filter((one) => one.until === undefined || one.until >= one.from);
    }
  }
}
