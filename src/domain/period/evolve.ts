import type { Recorded } from '../decider.ts';
import { standing } from '../retraction.ts';
import type { Day } from '../values/day.ts';
import type { Completed, Opened, PeriodEvent } from './events.ts';

/** An event as it reads back: what a person typed is null once the educator's data was erased. */
type Data<T extends PeriodEvent['type']> = Extract<Recorded<PeriodEvent>, { type: T }>['data'];

export interface PeriodState {
  readonly opened: Opened['data'] | undefined;
  /** Its last day, after all that moved it. */
  readonly endsOn: Day;
  /** Since when it rests, while it does. */
  readonly suspended: Data<'period.Suspended'> | undefined;
  /** How it went on the last time. */
  readonly resumed: Data<'period.Resumed'> | undefined;
  /** A request that awaits its decision. */
  readonly requested: Data<'period.ExtensionRequested'> | undefined;
  /** The last decision on a request. */
  readonly decided: Data<'period.ExtensionDenied' | 'period.Extended'> | undefined;
  readonly extensions: readonly Data<'period.Extended'>[];
  readonly closed: Data<'period.Closed'> | undefined;
  readonly reopened: Data<'period.Reopened'> | undefined;
  readonly completed: Completed['data'] | undefined;
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<PeriodEvent>[];
}

export const initial: PeriodState = {
  ...{ opened: undefined, endsOn: '', suspended: undefined, resumed: undefined, requested: undefined },
  ...{ decided: undefined, extensions: [], closed: undefined, reopened: undefined, completed: undefined },
  past: [],
};

export function evolve(state: PeriodState, event: Recorded<PeriodEvent>): PeriodState {
  const past = [...state.past, event];
  if (event.type !== 'period.Retracted') return { ...after(state, event), past };
  return { ...standing(past).reduce(after, initial), past };
}

function after(state: PeriodState, event: Recorded<PeriodEvent>): PeriodState {
  switch (event.type) {
    case 'period.Opened':
      return { ...state, opened: event.data, endsOn: event.data.endsOn };
    case 'period.Suspended':
      return { ...state, suspended: event.data, resumed: undefined };
    case 'period.Resumed':
      return { ...state, suspended: undefined, resumed: event.data, endsOn: event.data.endsOn };
    case 'period.ExtensionRequested':
      return { ...state, requested: event.data };
    case 'period.ExtensionDenied':
      return { ...state, requested: undefined, decided: event.data };
    case 'period.Extended': {
      const extended = { ...state, endsOn: event.data.endsOn, extensions: [...state.extensions, event.data] };
      return event.data.way === 'statute'
        ? extended
        : { ...extended, requested: undefined, decided: event.data };
    }
    case 'period.Closed':
      // Nothing rests or is awaited of what is closed.
      return {
        ...state,
        closed: event.data,
        reopened: undefined,
        suspended: undefined,
        requested: undefined,
      };
    case 'period.Reopened':
      return { ...state, closed: undefined, reopened: event.data };
    case 'period.Completed':
      return { ...state, completed: event.data };
    // What it takes back is left out before.
    case 'period.Retracted':
      return state;
  }
}
