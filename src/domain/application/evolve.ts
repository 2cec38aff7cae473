import type { Recorded } from '../decider.ts';
import type { ReadBack } from '../events.ts';
import type { ApplicationEvent, Filed } from './events.ts';

export type ApplicationStatus = 'open' | 'withdrawn' | 'granted' | 'denied';

export interface ApplicationState {
  /** What is applied for, as it was amended last. */
  readonly filed: Filed['data'] | undefined;
  /** Id of the event that filed it. */
  readonly filing: string | undefined;
  readonly status: ApplicationStatus | undefined;
  /** The grant that stands, with the id of its event. */
  readonly grant: (ReadBack<'application.Granted'> & { readonly eventId: string }) | undefined;
  readonly denial: ReadBack<'application.Denied'> | undefined;
  /** Grants that could not be carried out, and the code of what stood against each. */
  readonly setAside: readonly { readonly grant: string; readonly code: string }[];
  /** Reservations of credits under which it was granted, and under which it can no longer be. */
  readonly grantedUnder: readonly string[];
  readonly abandoned: readonly string[];
}

export const initial: ApplicationState = {
  ...{ filed: undefined, filing: undefined, status: undefined },
  ...{ grant: undefined, denial: undefined, setAside: [], grantedUnder: [], abandoned: [] },
};

export function evolve(state: ApplicationState, event: Recorded<ApplicationEvent>): ApplicationState {
  switch (event.type) {
    case 'application.Filed': {
      const { data: filed, eventId: filing } = event;
      const { setAside, grantedUnder, abandoned } = state;
      return { ...initial, filed, filing, status: 'open', setAside, grantedUnder, abandoned };
    }
    case 'application.Amended':
      return { ...state, filed: state.filed && { ...state.filed, fields: event.data.fields } };
    case 'application.Withdrawn':
      return { ...state, status: 'withdrawn' };
    case 'application.Granted': {
      const { reservation } = event.data;
      const under = reservation === undefined ? [] : [reservation];
      const grant = { ...event.data, eventId: event.eventId };
      return { ...state, status: 'granted', grant, grantedUnder: [...state.grantedUnder, ...under] };
    }
    case 'application.GrantAbandoned':
      return { ...state, abandoned: [...state.abandoned, event.data.reservation] };
    case 'application.GrantSetAside': {
      const { grant, code } = event.data;
      const setAside = [...state.setAside, { grant, code }];
      return { ...state, status: 'open', grant: undefined, setAside };
    }
    case 'application.Denied':
      return { ...state, status: 'denied', denial: event.data };
  }
}
