import { MAIN } from '../conditions/met-test.ts';
import type { Policy } from '../language/policy.ts';

/** Whether what a credit is worth, and what is asked, is the same whatever other credits there are. */
export interface StandAlone {
  /** In what is owed. */
  readonly owed: boolean;
  /** In what routes ask. */
  readonly routes: boolean;
}

/**
 * Then the most that each gives can be said before they are tried together. Told by the text of what decides: a condition
 * or a figure that looks at credits, or at whether a requirement is met that does, is taken for one that matters. What is
 * owed does not turn on what routes ask.
 */
export function creditsStandAlone(policy: Policy): StandAlone {
  const { answers: _answers, audits: _audits, terms: _terms, routes, ...owed } = policy;
  const ofOwed = looksAtCredits(owed, policy);
  return { owed: !ofOwed, routes: !ofOwed && !looksAtCredits(routes ?? [], policy) };
}

type Written = Readonly<Record<string, unknown>>;

function looksAtCredits(deciding: object, policy: Policy): boolean {
  const entries = new Set<unknown>(policy.credits?.entries);
  return objectsIn(deciding).some((one) => {
    if (CHOICES.some((key) => one[key] === CREDITS)) return true;
    if ('met' in one && turnsOnCredits(one['met'], policy)) return true;
    // An entry values one by one, and a count asks no more than how many there are.
    return one['from'] === CREDITS && !entries.has(one) && one['kind'] !== 'count';
  });
}

const CREDITS = 'credits';
const CHOICES = ['for_each', 'latest', 'earliest'] as const;

/** What asks for no credits by itself: with what is inside it, it turns on what is on record besides. */
const OF_OTHERS: ReadonlySet<unknown> = new Set([
  ...['all', 'any', 'at_least', 'not', 'each', 'part', 'act', 'fact', 'count', 'not_encoded'],
]);

/** Whether credits decide if a named requirement is met: the main one, and a part that asks for any. */
function turnsOnCredits(name: unknown, policy: Policy, seen: ReadonlySet<string> = new Set()): boolean {
  const part = typeof name === 'string' && name !== MAIN ? policy.parts?.[name] : undefined;
  if (typeof name !== 'string' || part === undefined) return true;
  if (seen.has(name)) return false;
  const within = new Set([...seen, name]);
  return objectsIn(part).some((one) => {
    if (Object.values(one).includes(CREDITS)) return true;
    if ('kind' in one && 'id' in one && !OF_OTHERS.has(one['kind'])) return true;
    return ['part', 'met'].some((key) => key in one && turnsOnCredits(one[key], policy, within));
  });
}

/** Everything that is written with keys, at whatever depth. */
function objectsIn(written: unknown): readonly Written[] {
  if (Array.isArray(written)) return written.flatMap(objectsIn);
  if (typeof written !== 'object' || written === null) return [];
  const inner = Object.values(written).flatMap(objectsIn);
  return [written as Written, ...inner];
}
