import { SELECTORS } from '../../language/force.ts';
import type { Policy } from '../../language/policy.ts';
import { ROUNDINGS } from '../../values/ratio.ts';
import type { Uses } from '../uses.ts';
import { useCredits } from './credits.ts';
import { useNode } from './nodes.ts';
import { useDuration, useCondition, useForce, useCite, useSetting, NOWHERE } from './places.ts';
import { useTerm, useRoute, useAnswer, useAudit } from './routes.ts';

// A policy is data that never changes, and is asked for its uses when it is checked and when it is compiled.
const known = new WeakMap<Policy, Uses>();

/** Walks the whole policy once. */
export function usesOf(policy: Policy): Uses {
  const uses = known.get(policy) ?? collected(policy);
  known.set(policy, uses);
  return uses;
}

function collected(policy: Policy): Uses {
  const uses: Uses = {
    ...{ cites: [], settings: [], conditions: [], attributes: [], moments: [], figures: [] },
    ...{ forces: [], nodes: [], acts: [], parts: [], met: [], ids: [], idsOfUses: [] },
  };
  usePolicy(uses, policy);
  return uses;
}

function usePolicy(uses: Uses, policy: Policy): void {
  useSelection(uses, policy.selected_by);
  useSetting(uses, policy.rounding, { oneOf: ROUNDINGS }, ['rounding']);
  if (policy.rounding && 'cite' in policy.rounding) useCite(uses, policy.rounding.cite, ['rounding']);
  useDuration(uses, policy.new_rules_wait, ['new_rules_wait']);
  useCite(uses, policy.new_rules_wait?.cite, ['new_rules_wait']);
  for (const [name, list] of Object.entries(policy.lists ?? {})) {
    list.members.forEach(({ cite }, i) => {
      useCite(uses, cite, ['lists', name, 'members', i]);
    });
  }
  for (const [name, { cite }] of Object.entries(policy.definitions ?? {})) {
    useCite(uses, cite, ['definitions', name]);
  }
  for (const [name, node] of Object.entries(policy.parts ?? {})) useNode(uses, node, ['parts', name]);
  if (policy.credits) useCredits(uses, policy.credits, ['credits']);
  policy.require?.forEach((clause, i) => {
    const path = ['require', i];
    useCondition(uses, clause.for, NOWHERE, [...path, 'for']);
    useCite(uses, clause.cite, path);
    if (clause.tree) useNode(uses, clause.tree, [...path, 'tree']);
  });
  policy.also_require?.forEach((clause, i) => {
    const path = ['also_require', i];
    useCondition(uses, clause.for, NOWHERE, [...path, 'for']);
    useForce(uses, clause, NOWHERE, path);
    useNode(uses, clause.tree, [...path, 'tree']);
  });
  policy.terms?.forEach((term, i) => {
    useTerm(uses, term, ['terms', i]);
  });
  policy.routes?.forEach((route, i) => {
    useRoute(uses, route, ['routes', i]);
  });
  policy.answers?.forEach((answer, i) => {
    useAnswer(uses, answer, ['answers', i]);
  });
  policy.audits?.forEach((audit, i) => {
    useAudit(uses, audit, ['audits', i]);
  });
  policy.leaves_out?.forEach(({ cite }, i) => {
    useCite(uses, cite, ['leaves_out', i]);
  });
}

function useSelection(uses: Uses, written: Policy['selected_by']): void {
  if (!Array.isArray(written)) {
    useSetting(uses, written, { oneOf: SELECTORS }, ['selected_by']);
    return;
  }
  written.forEach(({ for: condition, by, cite }, i) => {
    useCondition(uses, condition, NOWHERE, ['selected_by', i, 'for']);
    useSetting(uses, by, { oneOf: SELECTORS }, ['selected_by', i, 'by']);
    useCite(uses, cite, ['selected_by', i]);
  });
}
