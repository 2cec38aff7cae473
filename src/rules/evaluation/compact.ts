import type { CreditAnswer, Decision, NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { evaluate } from './evaluate.ts';

/** One node: its id, outcome, and what counts where it counts something. */
type CompactNode = readonly [id: string, outcome: Outcome, counted?: string];

/** One credit: where it stands, what became of it, how much counts, and why not more. */
type CompactCredit = readonly [
  source: string,
  verdict: CreditAnswer['verdict'],
  counted: string,
  ...reasons: string[],
];

/**
 * A decision without its words. With the policy of the digest, the settings and the facts of the ordinal the
 * words follow again, so only what an auditor compares is kept.
 */
export interface CompactDecision {
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly asOf: Day;
  readonly ordinal: number;
  readonly digest: string;
  /** Confirmed values of the settings it met; what is not here was not confirmed. */
  readonly settings: Readonly<Record<string, string>>;
  readonly nodes: readonly CompactNode[];
  readonly credits: readonly CompactCredit[];
  readonly attestedOnly: string;
  readonly holdsUntil: Day | null;
}

export function compactOf(decision: Decision): CompactDecision {
  const { outcome, codes, asOf, ordinal, policy, settings, requirement, attestedOnly, holdsUntil } = decision;
  const confirmed = settings.flatMap(({ setting, value }) =>
    value === null ? [] : [[setting, value] as const],
  );
  return {
    ...{ outcome, codes, asOf, ordinal, digest: policy.digest, attestedOnly, holdsUntil },
    settings: Object.fromEntries(confirmed),
    nodes: requirement === null ? [] : nodesOf(requirement),
    credits: decision.credits.map(({ source, verdict, counted, reasons }) => [
      source,
      verdict,
      counted,
      ...reasons.map(({ code }) => code),
    ]),
  };
}

/**
 * The whole decision again, from the policy and the facts it was made from. Fails where they do not give the
 * same answer: then one of them is not what it was.
 */
export function rebuilt(policy: CompiledPolicy, facts: Facts, compact: CompactDecision): Decision {
  const decision = evaluate(policy, new Map(Object.entries(compact.settings)), facts, compact.asOf);
  if (JSON.stringify(compactOf(decision)) !== JSON.stringify(compact)) {
    throw new RangeError(
      `The decision of ${compact.asOf} at ordinal ${compact.ordinal} does not follow from this policy and these facts.`,
    );
  }
  return decision;
}

function nodesOf({ id, outcome, counted, children }: NodeAnswer): readonly CompactNode[] {
  const own: CompactNode = counted === undefined ? [id, outcome] : [id, outcome, counted];
  return [own, ...children.flatMap(nodesOf)];
}
