import type { Recorded } from '../decider.ts';
import type { Enacted, StatuteEvent } from './events.ts';

/** One enactment and how far it was carried out. */
export interface Run {
  readonly enacted: Enacted['data'];
  /** Its revision in the stream. */
  readonly revision: number;
  readonly through: string;
  readonly extended: number;
  readonly isCarriedOut: boolean;
}

export interface StatuteState {
  /** How many events there are. */
  readonly length: number;
  readonly runs: readonly Run[];
}

export const initial: StatuteState = { length: 0, runs: [] };

export function evolve(state: StatuteState, event: Recorded<StatuteEvent>): StatuteState {
  const length = state.length + 1;
  switch (event.type) {
    case 'statute.Enacted': {
      const run = {
        enacted: event.data,
        revision: state.length,
        through: '',
        extended: 0,
        isCarriedOut: false,
      };
      return { length, runs: [...state.runs, run] };
    }
    case 'statute.Advanced': {
      const { enactment, through, extended } = event.data;
      return { length, runs: changed(state, enactment, { through, extended }) };
    }
    case 'statute.CarriedOut': {
      const { enactment, extended } = event.data;
      return { length, runs: changed(state, enactment, { extended, isCarriedOut: true }) };
    }
  }
}

function changed({ runs }: StatuteState, revision: number, change: Partial<Run>): readonly Run[] {
  return runs.map((run) => (run.revision === revision ? { ...run, ...change } : run));
}
