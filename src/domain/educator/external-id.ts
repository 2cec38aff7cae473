import { type Refusal, refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';

export function keyProblem(externalId: string | undefined): Refusal | undefined {
  return externalId === undefined || isPlainText(externalId, 100)
    ? undefined
    : refuse('external_id', 'The external id is a text of at most 100 characters.');
}

/** Whether what is recorded says what is given now. A key that only one of them has says nothing of the educator. */
export function saysAsMuch(recorded: object, given: object): boolean {
  if (isKeyed(recorded) && isKeyed(given)) return sameData(recorded, given);
  return sameData({ ...recorded, externalId: undefined }, { ...given, externalId: undefined });
}

function isKeyed(data: object): boolean {
  return 'externalId' in data && data.externalId !== undefined;
}
