import { type Refusal, refuse } from '../decider.ts';
import type { Decision } from '../decision.ts';
import { isEducatorId, isPlainText, isWord } from '../values/identifiers.ts';
import { isState } from '../values/states.ts';
import type { Filed } from './events.ts';
import type { ApplicationState } from './evolve.ts';

export function filingProblem(data: Omit<Filed['data'], 'on'>): Refusal | undefined {
  const { educator, state, kind, class: held, fields, license } = data;
  if (!isEducatorId(educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(state)) return refuse('state_unknown', `"${state}" is not a state's two letters.`);
  if (!isWord(held)) return refuse('license_class', 'A class is a lower-case word, as professional.');
  if ((kind === 'endorsement') !== (license !== undefined)) {
    return refuse(
      'license',
      'An endorsement is applied for upon a license that is held, and a license is not.',
    );
  }
  if (kind === 'endorsement' && fields.length !== 1) {
    return refuse('fields', 'An application for an endorsement is for one field.');
  }
  return fieldsProblem(fields);
}

export function fieldsProblem(fields: readonly string[]): Refusal | undefined {
  return fields.length <= 50 && fields.every((field) => isPlainText(field, 100))
    ? undefined
    : refuse('fields', 'Fields are at most 50 texts of 1 to 100 characters.');
}

export function becauseProblem(because: string): Refusal | undefined {
  return isPlainText(because, 2000) ? undefined : refuse('because', 'Say why, in 1 to 2000 characters.');
}

export function notOpen({ status }: ApplicationState): Refusal | undefined {
  return status === 'open'
    ? undefined
    : refuse(
        'not_open',
        `This application was ${status ?? 'never made'}. Only one that awaits its answer can be dealt with.`,
      );
}

/** Nothing is granted against the law, or while it has no answer. */
export function decisionProblem({ outcome, missing }: Decision): Refusal | undefined {
  if (outcome === 'met') return undefined;
  const told = missing.length > 0 ? ` ${missing.join(' ')}` : '';
  return refuse(`requirement_${outcome}`, `The requirement is ${SAYS[outcome]}.${told}`);
}

const SAYS = {
  not_met: 'not met',
  undetermined: 'undetermined: a fact, an act or a confirmed setting is missing',
  not_applicable: 'not one this policy knows for such a license',
} as const;
