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
  /** Whether a person opened it again, and its last day is still the one it was closed after. */
  readonly held: boolean;
  readonly completed: Completed['data'] | undefined;
  /** Every event so far, for what is taken back. */
  readonly past: readonly Recorded<PeriodEvent>[];
}

export const initial: PeriodState = {
  ...{ opened: undefined, endsOn: '', suspended: undefined, resumed: undefined, requested: undefined },
  ...{ decided: undefined, extensions: [], closed: undefined, reopened: undefined, held: false },
  ...{ completed: undefined, past: [] },
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
      return {
        ...state,
        ...{ suspended: undefined, resumed: event.data, endsOn: event.data.endsOn },
        held: state.held && event.data.endsOn === state.endsOn,
      };
    case 'period.ExtensionRequested':
      return { ...state, requested: event.data };
    case 'period.ExtensionDenied':
      return { ...state, requested: undefined, decided: event.data };
    case 'period.Extended': {
      const extensions = [...state.extensions, event.data];
      const extended = { ...state, endsOn: event.data.endsOn, extensions, held: false };
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
        held: false,
      };
    case 'period.Reopened':
      return { ...state, closed: undefined, reopened: event.data, held: isByPerson(event.data) };
    case 'period.Completed':
      return { ...state, completed: event.data };
    // What it takes back is left out before.
    case 'period.Retracted':
      return state;
  }
}

/** What follows by itself is recorded by reactors, each under its name. */
export function isByPerson({ by }: Pick<Data<'period.Reopened'>, 'by'>): boolean {
  return !by.startsWith('reactor:');
}

/** Whether a person keeps it open on a day: until they close it, or the day they stated, or its last day becomes a later one. */
export function isHeldOpen({ held, reopened }: Pick<PeriodState, 'held' | 'reopened'>, on: Day): boolean {
  return held && (reopened?.until === undefined || on <= reopened.until);
}
