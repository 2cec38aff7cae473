import type { Recorded } from '../decider.ts';
import type { DefinitionEvent, Published, Withdrawn } from './events.ts';

export interface DefinitionState {
  /** By version. */
  readonly versions: ReadonlyMap<number, Published['data']>;
  readonly latest: Published['data'] | undefined;
  /** Set when the latest version was withdrawn. */
  readonly withdrawn: Withdrawn['data'] | undefined;
}

export const initial: DefinitionState = { versions: new Map(), latest: undefined, withdrawn: undefined };

export function evolve(state: DefinitionState, event: Recorded<DefinitionEvent>): DefinitionState {
  switch (event.type) {
    case 'definition.Published': {
      const { data } = event;
      const versions = new Map([...state.versions, [data.version, data] as const]);
      return { versions, latest: data, withdrawn: undefined };
    }
    case 'definition.Withdrawn':
      return { ...state, withdrawn: event.data };
  }
}
