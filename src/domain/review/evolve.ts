import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import type { Opened, ReviewEvent } from './events.ts';

export interface ReviewState {
  readonly opened: Opened['data'] | undefined;
  readonly decided: ReadBack<'review.Decided'> | undefined;
}

export const initial: ReviewState = { opened: undefined, decided: undefined };

export function evolve(state: ReviewState, event: Recorded<ReviewEvent>): ReviewState {
  switch (event.type) {
    case 'review.Opened':
      return { ...state, opened: event.data };
    case 'review.Decided':
      return { ...state, decided: event.data };
  }
}
