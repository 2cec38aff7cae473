import type { Recorded } from '../decider.ts';
import type { PolicyEvent, Published } from './events.ts';

/** What is published for one strand, and which values the agency confirmed for it. */
export interface Strand {
  readonly latest: Published['data'];
  readonly digests: ReadonlyMap<number, string>;
  readonly settings: ReadonlyMap<string, string>;
}

export interface PolicyState {
  readonly strands: ReadonlyMap<string, Strand>;
}

export const initial: PolicyState = { strands: new Map() };

export function evolve(state: PolicyState, event: Recorded<PolicyEvent>): PolicyState {
  const strand = state.strands.get(event.data.strand);
  switch (event.type) {
    case 'policy.Published': {
      const { version, digest } = event.data;
      return withStrand(state, event.data.strand, {
        latest: event.data,
        digests: new Map([...(strand?.digests ?? []), [version, digest]]),
        settings: strand?.settings ?? new Map<string, string>(),
      });
    }
    case 'policy.SettingConfirmed': {
      if (strand === undefined) return state;
      const { setting, value } = event.data;
      return withStrand(state, event.data.strand, {
        ...strand,
        settings: new Map([...strand.settings, [setting, value]]),
      });
    }
  }
}

function withStrand(state: PolicyState, name: string, strand: Strand): PolicyState {
  return { strands: new Map([...state.strands, [name, strand]]) };
}
