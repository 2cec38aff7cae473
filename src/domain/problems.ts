import { type Refusal, refuse } from './decider.ts';
import type { Decision } from './decision.ts';
import { isPlainText } from './values/identifiers.ts';

export function fieldsProblem(fields: readonly string[]): Refusal | undefined {
  return fields.length <= 50 && fields.every((field) => isPlainText(field, 100))
    ? undefined
    : refuse('fields', 'Fields are at most 50 texts of 1 to 100 characters.');
}

export function becauseProblem(because: string): Refusal | undefined {
  return isPlainText(because, 2000) ? undefined : refuse('because', 'Say why, in 1 to 2000 characters.');
}

/** Why an act cannot rest on a decision that is not `met`. */
export function outcomeProblem({
  outcome,
  missing,
}: Pick<Decision, 'outcome' | 'missing'>): Refusal | undefined {
  if (outcome === 'met') return undefined;
  const told = missing.length > 0 ? ` ${missing.join(' ')}` : '';
  return refuse(`requirement_${outcome}`, `The requirement is ${SAYS[outcome]}.${told}`);
}

const SAYS = {
  not_met: 'not met',
  undetermined: 'undetermined: a fact, an act or a confirmed setting is missing',
  not_applicable: 'not one this policy knows for such a license',
} as const;
