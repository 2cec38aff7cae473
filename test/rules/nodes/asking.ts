import { expect } from '@jest/globals';
import type { NodeAnswer } from '../../../src/domain/decision.ts';
import type { CreditFact, Facts, LicenseFact } from '../../../src/domain/facts.ts';
import { evaluate, verdict } from '../../../src/rules/index.ts';
import { factsFor } from '../facts-support.ts';
import { invented } from '../policy-support.ts';

type Parts = Omit<Parameters<typeof invented>[0], 'tree'>;

/** Who is asked about, when, and under which settings; a license from July 2019 to June 2024 on its last day. */
export interface Asked {
  readonly license?: Partial<LicenseFact>;
  readonly credits?: readonly CreditFact[];
  readonly facts?: Partial<Facts>;
  readonly asOf?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Asks a requirement of an educator. Both readings are asked, and must give the same outcome. */
export function asking(tree: object, parts: Parts = {}) {
  const policy = invented({ tree: named(tree), ...parts });
  return ({ license = {}, credits = [], facts = {}, asOf = '2024-06-30', settings = {} }: Asked = {}) => {
    const record = factsFor('ZZ', license, credits, facts);
    const confirmed = new Map(Object.entries(settings));
    const decision = evaluate(policy, confirmed, record, asOf);
    expect(verdict(policy, confirmed, record, asOf)).toBe(decision.outcome);
    return decision;
  };
}

const LEAVES = ['amount', 'spread', 'count', 'compare', 'fact', 'act', 'stack', 'not_encoded'];

/** Gives a requirement what every one needs and a test need not repeat: an id, a question, a day, a unit. */
function named(node: object): object {
  const { kind, of } = node as { readonly kind: string; readonly of?: unknown };
  const parts: readonly unknown[] = Array.isArray(of) ? of : of === undefined ? [] : [of];
  const isOfNodes = parts.some((part) => typeof part === 'object');
  const inner = isOfNodes ? parts.map((part) => named(part as object)) : parts;
  return {
    ...{ id: kind, asks: `What ${kind} asks.` },
    ...(LEAVES.includes(kind) ? { since: 'unknown' } : {}),
    ...(['spread', 'count', 'compare'].includes(kind) ? { unit: { one: 'thing', many: 'things' } } : {}),
    ...node,
    ...(of === undefined ? {} : { of: Array.isArray(of) ? inner : inner[0] }),
  };
}

/** The part of an answer with an id. */
export function partOf(answer: NodeAnswer | null, id: string): NodeAnswer {
  const found = answer === null ? undefined : find(answer, id);
  if (found === undefined) throw new Error(`no part ${id}`);
  return found;
}

function find(node: NodeAnswer, id: string): NodeAnswer | undefined {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = find(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
