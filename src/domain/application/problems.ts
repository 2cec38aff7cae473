import { type Refusal, refuse } from '../decider.ts';
import { fieldsProblem } from '../problems.ts';
import { isEducatorId, isWord } from '../values/identifiers.ts';
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

export function notOpen({ status }: ApplicationState): Refusal | undefined {
  return status === 'open'
    ? undefined
    : refuse(
        'not_open',
        `This application was ${status ?? 'never made'}. Only one that awaits its answer can be dealt with.`,
      );
}
