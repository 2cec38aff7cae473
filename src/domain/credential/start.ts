import { refuse } from '../decider.ts';
import { isEducatorId, isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { Answer, Command } from './begun.ts';
import { checkTerms } from './check-terms.ts';
import type { CredentialState } from './state.ts';

export function start({ type: _, ...data }: Command<'Start'>, { started }: CredentialState): Answer {
  if (started !== undefined) {
    return sameData(started, data)
      ? []
      : refuse(
          'credential_differs',
          'This micro-credential was started already, under other terms. Go on with it.',
        );
  }
  if (!isEducatorId(data.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (![data.definition, data.title, data.issuer].every((text) => isPlainText(text, 200))) {
    return refuse('definition', 'The micro-credential needs a definition, a title and an issuer.');
  }
  return checkTerms(data.terms) ?? [{ type: 'credential.Started', data }];
}
