import type { Policy } from '../language/policy.ts';
import { usesOf } from '../loading/walk/policy.ts';

/**
 * Whether what a credit is worth, and what is asked, is the same whatever other credits there are: then the most that
 * each gives can be said before they are tried together. Told by the text of what decides: a condition or a figure that
 * looks at credits, or at whether a requirement is met, is taken for one that matters.
 */
export function creditsStandAlone(policy: Policy): boolean {
  const { answers: _answers, audits: _audits, terms: _terms, ...deciding } = policy;
  const text = JSON.stringify(deciding);
  const entries = (policy.credits?.entries ?? []).filter(({ from }) => from === 'credits');
  const counts = usesOf(policy).nodes.filter(({ node }) => node.kind === 'count' && node.from === 'credits');
  const looks = text.split('"from":"credits"').length - 1 - entries.length - counts.length;
  return looks === 0 && !/"met":|"(for_each|latest|earliest)":"credits"/.test(text);
}
