import type { Recorded } from '../decider.ts';
import type { OfferingEvent, QualityJudged, Withdrawn } from './events.ts';
import type { OfferingTerms } from './events.ts';

export interface OfferingState {
  /** Whose catalogue it stands in; undefined until it was announced. */
  readonly catalogue: string | undefined;
  readonly terms: OfferingTerms | undefined;
  readonly announcedOn: string | undefined;
  /** Set while it is withdrawn. */
  readonly withdrawn: Withdrawn['data'] | undefined;
  /** The last judgement of each state by each standard. */
  readonly judged: readonly QualityJudged['data'][];
}

export const initial: OfferingState = {
  ...{ catalogue: undefined, terms: undefined, announcedOn: undefined, withdrawn: undefined, judged: [] },
};

export function evolve(state: OfferingState, event: Recorded<OfferingEvent>): OfferingState {
  switch (event.type) {
    case 'offering.Announced': {
      const { catalogue, name: _, by: _by, on, ...terms } = event.data;
      return { ...state, catalogue, terms, announcedOn: on, withdrawn: undefined };
    }
    case 'offering.Amended': {
      const { because: _, by: _by, on: _on, ...terms } = event.data;
      return { ...state, terms };
    }
    case 'offering.Withdrawn':
      return { ...state, withdrawn: event.data };
    case 'offering.QualityJudged': {
      const others = state.judged.filter((one) => !isOfSameMeasure(one, event.data));
      return { ...state, judged: [...others, event.data] };
    }
  }
}

type Measure = Pick<QualityJudged['data'], 'state' | 'standard'>;

export function isOfSameMeasure(one: Measure, other: Measure): boolean {
  return one.state === other.state && one.standard === other.standard;
}
