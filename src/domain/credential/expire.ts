import { refuse } from '../decider.ts';
import { addDays } from '../values/day.ts';
import type { Answer, Begun } from './begun.ts';

/** A calendar's act: on the first day after the last. What was revoked has nothing left to run out. */
export function expire({ state, by }: Begun): Answer {
  const { awardedOn, validUntil, revokedOn, expiredOn } = state;
  if (expiredOn !== undefined || revokedOn !== undefined) return [];
  if (awardedOn === undefined || validUntil === undefined) {
    return refuse('without_end', 'This micro-credential is not awarded, or was awarded without an end.');
  }
  if (by.today <= validUntil)
    return refuse('still_valid', `This micro-credential is good until ${validUntil}.`);
  return [{ type: 'credential.Expired', data: { on: addDays(validUntil, 1) } }];
}
