import type { Recorded } from '../decider.ts';
import { standing } from '../retraction.ts';
import type { Day } from '../values/day.ts';
import type { EmployerEvent, Registered } from './events.ts';

export interface EmployerState {
  readonly registered: Registered['data'] | undefined;
  /** What it is called now. */
  readonly name: string;
  /** Its kinds since it was registered, in the order of their first days; the first has none. */
  readonly kinds: readonly { readonly setting: string; readonly from?: Day }[];
  /** Its last day, where it was closed. */
  readonly closedUntil: Day | undefined;
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<EmployerEvent>[];
}

export const initial: EmployerState = {
  registered: undefined,
  name: '',
  kinds: [],
  closedUntil: undefined,
  past: [],
};

export function evolve(state: EmployerState, event: Recorded<EmployerEvent>): EmployerState {
  const past = [...state.past, event];
  if (event.type !== 'employer.Retracted') return { ...after(state, event), past };
  return { ...standing(past).reduce(after, initial), past };
}

function after(state: EmployerState, event: Recorded<EmployerEvent>): EmployerState {
  switch (event.type) {
    case 'employer.Registered': {
      const { name, setting } = event.data;
      return { ...state, registered: event.data, name, kinds: [{ setting }] };
    }
    case 'employer.Renamed':
      return { ...state, name: event.data.name };
    case 'employer.Reclassified': {
      const { setting, from } = event.data;
      return { ...state, kinds: [...state.kinds, { setting, from }] };
    }
    case 'employer.Closed':
      return { ...state, closedUntil: event.data.until };
    // What it takes back is left out before.
    case 'employer.Retracted':
      return state;
  }
}

/** Its kind on a day; undefined while it is not registered. */
export function settingOn({ kinds }: EmployerState, day: Day): string | undefined {
  return kinds.findLast(({ from }) => from === undefined || from <= day)?.setting;
}
