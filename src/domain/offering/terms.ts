import { activityProblem } from '../credit/claim.ts';
import { isDefinitionId, isSlug } from '../definition/ids.ts';
import { type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isState } from '../values/states.ts';
import type { OfferingTerms } from './events.ts';
import { stateOfCatalogue } from './ids.ts';

/** No course costs a hundred thousand dollars, and none takes more than ten years; more is a slip of the keyboard. */
const MOST_CENTS = 10_000_000;
const MOST_DAYS = 3_653;

/** What is wrong with what is offered in a catalogue; undefined when nothing is. */
export function termsProblem(catalogue: string, terms: OfferingTerms): Refusal | undefined {
  return (
    activityProblem(terms) ?? providerProblem(catalogue, terms) ?? daysProblem(terms) ?? placeProblem(terms)
  );
}

/** An issuer offers what is its own; an agency lists in its state what anybody offers there. */
function providerProblem(catalogue: string, { provider, states }: OfferingTerms): Refusal | undefined {
  if (!isSlug(provider)) {
    return refuse('provider', 'A provider is named by its id: lower-case letters, digits and dashes.');
  }
  const state = stateOfCatalogue(catalogue);
  if (state === undefined) {
    return provider === catalogue
      ? undefined
      : refuse(
          'provider',
          'An issuer announces what it offers itself; what others offer, they or an agency.',
        );
  }
  return states?.length === 1 && states[0] === state
    ? undefined
    : refuse('states', `In the catalogue of ${state} stands what is offered there: give that state alone.`);
}

function daysProblem({ costCents, opensOn, closesOn, takesDays }: OfferingTerms): Refusal | undefined {
  if (!isWhole(costCents, MOST_CENTS)) {
    return refuse('cost', `The cost is a whole number of cents from 0 to ${MOST_CENTS}.`);
  }
  if (!isWhole(takesDays, MOST_DAYS)) {
    return refuse('takes_days', `It takes a whole number of days from 0 to ${MOST_DAYS}.`);
  }
  if (![opensOn, closesOn].every((day) => day === undefined || isDay(day))) {
    return refuse('days', 'The days on which it may be begun are written YYYY-MM-DD.');
  }
  return opensOn !== undefined && closesOn !== undefined && closesOn < opensOn
    ? refuse('days', `It closes on ${closesOn}, which is before it opens.`)
    : undefined;
}

function placeProblem({ states, credential }: OfferingTerms): Refusal | undefined {
  if (states !== undefined) {
    const differ = new Set(states).size === states.length;
    if (states.length === 0 || !differ || !states.every(isState)) {
      return refuse('states', 'States are different ones, two letters each; leave them out for everywhere.');
    }
  }
  return credential === undefined || isDefinitionId(credential)
    ? undefined
    : refuse(
        'credential',
        'A micro-credential is named by the id of its definition, as issuer.lesson-study.',
      );
}

function isWhole(number: number | undefined, most: number): boolean {
  return number === undefined || (Number.isSafeInteger(number) && number >= 0 && number <= most);
}
