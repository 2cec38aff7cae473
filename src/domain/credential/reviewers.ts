import type { CredentialState } from './state.ts';

/** Everybody who had a part in this work: assessors, approvers, who investigated, and who coached its learner. */
export function reviewersOf(state: CredentialState): ReadonlySet<string> {
  const { current, investigation } = state;
  const investigated =
    investigation === undefined
      ? []
      : [investigation.by, ...investigation.committee, ...investigation.replaced.keys()];
  return new Set([...assessorsOf(state), ...(current?.conflicted ?? []), ...investigated]);
}

/** Whose judgment a learner has met, and must not learn the names of. */
export function judgesOf(state: CredentialState): ReadonlySet<string> {
  return new Set([...assessorsOf(state), state.appeal?.decided?.by ?? []].flat());
}

function assessorsOf({ past, current }: CredentialState): readonly string[] {
  const attempts = current === undefined ? past : [...past, current];
  return attempts.flatMap(({ touchedBy, answeredBy }) => [...touchedBy, answeredBy ?? []].flat());
}
