import { isRefusal, type Refusal, refuse } from '../decider.ts';
import { superseded } from '../retraction.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { KeyedFact } from './commands.ts';
import type { EducatorEvent } from './events.ts';
import type { EducatorFact, EducatorState } from './evolve.ts';

type Answer = readonly EducatorEvent[] | Refusal;

const STATED_BY = {
  RecordService: 'educator.ServiceRecorded',
  RateEvaluation: 'educator.EvaluationRated',
  CertifyByBoard: 'educator.BoardCertified',
  ConferDegree: 'educator.DegreeConferred',
} as const satisfies { readonly [T in KeyedFact['type']]: EducatorEvent['type'] };

/**
 * The source states a fact anew under the external id it gave it before: the old one is taken back and the new one
 * recorded at once. What was corrected already does not come back by a late file.
 */
export function correct(
  fact: KeyedFact,
  because: string,
  state: EducatorState,
  record: (fact: KeyedFact, others: EducatorState) => Answer,
): Answer {
  const old = state.facts.find((one) => isStatedBy(fact, one));
  if (old === undefined) return record(fact, state);
  const { type: _, ...content } = fact;
  if (sameData(old.data, content)) return [];
  const before = superseded(state.past).filter((one) => isStatedBy(fact, one));
  if (before.some(({ data }) => sameData(data, content))) {
    return refuse(
      'superseded',
      'The source said this before and has corrected it since. The later content stands; undo its import to go back.',
    );
  }
  if (!isPlainText(because)) return refuse('because', 'Say why it is corrected, in 1 to 500 characters.');
  const recorded = record(fact, { ...state, facts: state.facts.filter((one) => one !== old) });
  if (isRefusal(recorded)) return recorded;
  return [{ type: 'educator.Retracted', data: { eventId: old.eventId, because } }, ...recorded];
}

function isStatedBy(fact: KeyedFact, one: EducatorState['past'][number] | EducatorFact): boolean {
  if (one.type !== STATED_BY[fact.type] || fact.externalId === undefined) return false;
  const { data } = one;
  const sameState = !('state' in fact) || ('state' in data && data.state === fact.state);
  return sameState && 'externalId' in data && data.externalId === fact.externalId;
}
