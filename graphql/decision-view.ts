import type { CreditAnswer, Decision, NodeAnswer } from '../src/domain/decision.ts';
import { firstAmount } from '../src/domain/first-amount.ts';

/** A decision in the words of the schema: the tree as a list in reading order, citations written out. */
export function decisionView(decision: Decision) {
  const { requirement, credits, policy, selected, citations } = decision;
  const amount = requirement && firstAmount(requirement);
  const cited = citedFrom(citations);
  return {
    ...decision,
    policy: { ...policy, selectedBy: selected?.by, selectedDay: selected?.day },
    required: amount?.required,
    counted: amount?.counted,
    requirement: requirementView(requirement, cited),
    credits: credits.map((credit) => creditView(credit, cited)),
  };
}

/** A requirement as a list in reading order; empty where there is none. */
export function requirementView(requirement: NodeAnswer | null, cited: Cited): readonly object[] {
  return requirement === null ? [] : flat(requirement, undefined, 0, cited);
}

export type Cited = (sources: readonly string[]) => readonly object[];

export function citedFrom(citations: Decision['citations']): Cited {
  const known = new Map(Object.entries(citations));
  return (sources) =>
    sources.flatMap((id) => {
      const citation = known.get(id);
      return citation === undefined ? [] : [{ id, ...citation }];
    });
}

/** A part comes after the part it belongs to, so that a list can hold a tree of any depth. */
function flat(node: NodeAnswer, parent: string | undefined, depth: number, cited: Cited): readonly object[] {
  const { children, cites, ...said } = node;
  const inner = children.flatMap((child) => flat(child, node.id, depth + 1, cited));
  return [{ ...said, parent, depth, citations: cited(cites) }, ...inner];
}

export function creditView({ where, reasons, ...credit }: CreditAnswer, cited: Cited) {
  return {
    ...credit,
    where: where.map(({ node, ...place }) => ({ requirement: node, ...place })),
    reasons: reasons.map(({ cites, ...reason }) => ({ ...reason, citations: cited(cites) })),
  };
}
