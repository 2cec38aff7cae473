import { type Refusal, refuse } from '../decider.ts';
import { STATED_ANEW, takingBack, tookBack } from '../retraction.ts';
import type { EducatorEvent } from './events.ts';
import type { EducatorState } from './evolve.ts';

/** Takes back a fact, a retraction, or a registration upon which no fact rests. */
export function takeBack(
  eventId: string,
  because: string,
  { past, facts }: EducatorState,
): readonly EducatorEvent[] | Refusal {
  const answer = takingBack(past, eventId, because);
  if (answer === 'already') return [];
  if (answer !== 'taken') return answer;
  const isRegistration = past.some(
    (event) => event.eventId === eventId && event.type === 'educator.Registered',
  );
  if (isRegistration && facts.length > 0) {
    return refuse('in_use', 'Facts of this educator stand, and nobody is unregistered under them.');
  }
  const target = past.find((event) => event.eventId === eventId);
  const again = target && tookBack(past, target);
  if (again !== undefined && facts.some((fact) => hasKeyOf(fact, again))) return STATED_ANEW;
  return [{ type: 'educator.Retracted', data: { eventId, because } }];
}

function hasKeyOf(fact: EducatorState['facts'][number], other: EducatorState['past'][number]): boolean {
  if (fact.type !== other.type || !('externalId' in fact.data) || !('externalId' in other.data)) return false;
  return fact.data.externalId === other.data.externalId;
}
