import type { Recorded } from '../decider.ts';
import type { LapseEvent } from './events/lapse.ts';
import type { LicenseState } from './state.ts';

/** What is proposed, and what was confirmed. */
export function evolveLapse(state: LicenseState, event: Recorded<LapseEvent>): LicenseState {
  switch (event.type) {
    case 'license.LapseProposed':
      return {
        ...state,
        lapse: { ...event.data, notice: undefined },
        lapseAnswered: undefined,
        lapsesWithdrawn: state.lapsesWithdrawn.filter((period) => period !== event.data.period),
      };
    case 'license.LapseNoticeServed': {
      const { method, servedOn, notBefore } = event.data;
      if (state.lapse === undefined) return state;
      return { ...state, lapse: { ...state.lapse, notice: { method, servedOn, notBefore } } };
    }
    case 'license.LapseWithdrawn':
      return {
        ...state,
        lapse: undefined,
        lapseAnswered: 'withdrawn',
        lapsesWithdrawn: [...state.lapsesWithdrawn, event.data.period],
      };
    case 'license.Lapsed':
    case 'license.Expired':
    case 'license.Inactivated': {
      const { status, from, route, period } = event.data;
      const wasElected = state.election?.route === route;
      return {
        ...state,
        status: { status, from, ended: event.type !== 'license.Inactivated' },
        ...(wasElected
          ? { election: undefined, granted: [...state.granted, { route, period }] }
          : {
              lapse: undefined,
              lapseAnswered: 'confirmed',
              lapsedFor: [...state.lapsedFor, period],
            }),
      };
    }
  }
}
