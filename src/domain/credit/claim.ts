import { type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { explainAmountProblem, parseHundredths } from '../values/hundredths.ts';
import { hasUnstorable, isEducatorId, isPlainText, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { Claimed } from './events.ts';

/** Whether two claims say the same, on whichever day each was made. */
export function isSameClaim(one: Claimed['data'] | undefined, other: Claimed['data']): boolean {
  if (one === undefined) return false;
  const { claimedOn: _, ...said } = one;
  const { claimedOn: _on, ...again } = other;
  return sameData(said, again);
}

/** What is wrong with a claim as it stands, whoever makes it; undefined when it can be recorded. */
export function claimProblem(claim: Claimed['data'], today: Day): Refusal | undefined {
  if (!isEducatorId(claim.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(claim.state)) return refuse('state_unknown', `"${claim.state}" is not a state's two letters.`);
  if (!isDay(claim.completedOn)) {
    return refuse('completed_on', 'The day of completion does not exist; write it YYYY-MM-DD.');
  }
  if (claim.completedOn > today) {
    return refuse(
      'future_day',
      `Completed on ${claim.completedOn}, which has not come; claim it afterwards.`,
    );
  }
  const { claimedOn = today } = claim;
  if (!isDay(claimedOn) || claimedOn > today) {
    return refuse('claimed_on', 'A claim is made today or on an earlier day, written YYYY-MM-DD.');
  }
  return quantityProblem(claim.quantity) ?? wordProblem(claim) ?? textProblem(claim);
}

function quantityProblem(quantity: string): Refusal | undefined {
  const amount = parseHundredths(quantity);
  if (typeof amount === 'string')
    return refuse(`quantity_${amount}`, `The quantity ${explainAmountProblem(amount)}.`);
  if (amount === 0) return refuse('quantity_zero', 'The quantity is zero; there is nothing to count.');
  return undefined;
}

function wordProblem(claim: Claimed['data']): Refusal | undefined {
  const words = [
    ['kind', claim.kind, 'workshop'],
    ['unit', claim.unit, 'clock_hour'],
    ['topic', claim.topic, 'literacy'],
    ['level', claim.level, 'graduate'],
    ['participation', claim.participation, 'taken'],
  ] as const;
  for (const [field, word, example] of words) {
    if (word !== undefined && !isWord(word)) {
      return refuse(field, `The ${field} is one lower-case word, as ${example}.`);
    }
  }
  const repeated = new Set(claim.categories).size !== claim.categories.length;
  if (claim.categories.length > 8 || repeated || !claim.categories.every(isWord)) {
    return refuse('categories', 'Categories are at most 8 different lower-case words, as content.');
  }
  return undefined;
}

function textProblem(claim: Claimed['data']): Refusal | undefined {
  if (!isPlainText(claim.title, 300)) return refuse('title', 'The title is a text of 1 to 300 characters.');
  if (!isPlainText(claim.provider, 200))
    return refuse('provider', 'The provider is a text of 1 to 200 characters.');
  if (claim.grade !== undefined && !/^[A-Z][A-Z]{0,2}[+-]?$/.test(claim.grade)) {
    return refuse('grade', 'A grade is written as A, B+ or C-.');
  }
  if (claim.evidence !== undefined && (claim.evidence.length > 500 || hasUnstorable(claim.evidence))) {
    return refuse('evidence', 'The place of the evidence is a text of at most 500 characters.');
  }
  if (claim.externalId !== undefined && !isPlainText(claim.externalId, 100)) {
    return refuse('external_id', 'The external id is a text of at most 100 characters.');
  }
  return undefined;
}
