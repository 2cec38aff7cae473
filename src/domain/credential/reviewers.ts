import type { CredentialState } from './state.ts';

/** Everybody who had a part in judging this work: assessors, approvers, and who investigated. */
export function reviewersOf({ past, current, investigation }: CredentialState): ReadonlySet<string> {
  const attempts = current === undefined ? past : [...past, current];
  const assessed = attempts.flatMap(({ touchedBy, answeredBy }) => [...touchedBy, answeredBy ?? []].flat());
  const investigated =
    investigation === undefined
      ? []
      : [investigation.by, ...investigation.committee, ...investigation.replaced.keys()];
  return new Set([...assessed, ...investigated]);
}
