import { type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { explainAmountProblem, parseHundredths } from '../values/hundredths.ts';
import { hasUnstorable, isEducatorId, isPlainText, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { ActivityDetails, Claimed } from './events.ts';

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
  return activityProblem(claim) ?? proofProblem(claim);
}

/** What is wrong with an activity as it would be claimed; undefined when nothing is. */
export function activityProblem(activity: ActivityDetails): Refusal | undefined {
  const problem = quantityProblem(activity.quantity) ?? wordProblem(activity);
  if (problem !== undefined) return problem;
  if (!isPlainText(activity.title, 300))
    return refuse('title', 'The title is a text of 1 to 300 characters.');
  return isPlainText(activity.provider, 200)
    ? undefined
    : refuse('provider', 'The provider is a text of 1 to 200 characters.');
}

function quantityProblem(quantity: string): Refusal | undefined {
  const amount = parseHundredths(quantity);
  if (typeof amount === 'string')
    return refuse(`quantity_${amount}`, `The quantity ${explainAmountProblem(amount)}.`);
  if (amount === 0) return refuse('quantity_zero', 'The quantity is zero; there is nothing to count.');
  return undefined;
}

function wordProblem(activity: ActivityDetails): Refusal | undefined {
  const words = [
    ['kind', activity.kind, 'workshop'],
    ['unit', activity.unit, 'clock_hour'],
    ['topic', activity.topic, 'literacy'],
    ['level', activity.level, 'graduate'],
    ['participation', activity.participation, 'taken'],
    ['delivery', activity.delivery, 'self_paced'],
  ] as const;
  for (const [field, word, example] of words) {
    if (word !== undefined && !isWord(word)) {
      return refuse(field, `The ${field} is one lower-case word, as ${example}.`);
    }
  }
  const repeated = new Set(activity.categories).size !== activity.categories.length;
  if (activity.categories.length > 8 || repeated || !activity.categories.every(isWord)) {
    return refuse('categories', 'Categories are at most 8 different lower-case words, as content.');
  }
  if (activity.field !== undefined && !isPlainText(activity.field, 200)) {
    return refuse('field', 'The field is a text of 1 to 200 characters, as the license names it.');
  }
  return undefined;
}

function proofProblem(claim: Claimed['data']): Refusal | undefined {
  if (claim.grade !== undefined && !/^[A-Z][A-Z]{0,2}[+-]?$/.test(claim.grade)) {
    return refuse('grade', 'A grade is written as A, B+ or C-.');
  }
  if (claim.score !== undefined && !Number.isFinite(claim.score)) {
    return refuse('score', 'A score is a number.');
  }
  if (claim.evidence !== undefined && (claim.evidence.length > 500 || hasUnstorable(claim.evidence))) {
    return refuse('evidence', 'The place of the evidence is a text of at most 500 characters.');
  }
  if (claim.externalId !== undefined && !isPlainText(claim.externalId, 100)) {
    return refuse('external_id', 'The external id is a text of at most 100 characters.');
  }
  return undefined;
}
