import { v5, validate } from 'uuid';

/** The namespace of every id derived in this ledger; changing it would change them all. */
const NAMESPACE = '6f1f6b2e-6f0d-5b3c-9d55-0a4f4f2f6f0e';

/** A UUIDv5 from a kind and its parts: the same parts always name the same thing. */
export function derivedId(kind: string, ...parts: readonly (string | number)[]): string {
  return v5(JSON.stringify([kind, ...parts]), NAMESPACE);
}

/** The id of one step of a request that takes several, so that a retry walks through all of them. */
export function stepId(commandId: string, step: string): string {
  return v5(step, commandId);
}

/** Whether a text is a UUID: steps of a request are derived from its commandId, which takes one. */
export function isUuid(text: string): boolean {
  return validate(text);
}
