import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import type { CompiledPolicy } from '../compile-policy.ts';
import { evaluate } from '../evaluate.ts';
import { hundredths } from '../force.ts';
import { asOfCase, factsOfCase, settingsOfCase } from './case-facts.ts';
import type { CaseFile, Expectation, WrittenCase } from './case-language.ts';

/** What a case expects and what the policy answers, of the same shape, so that they can be compared. */
export interface Judged {
  readonly expected: object;
  readonly found: object;
}

/** The decision a case gives. */
export function decideCase(policy: CompiledPolicy, file: CaseFile, written: WrittenCase): Decision {
  const defaults = file.defaults ?? {};
  return evaluate(
    policy,
    settingsOfCase(written, defaults),
    factsOfCase(written, defaults, policy.state, policy.strand),
    asOfCase(written, defaults),
  );
}

/** Compares only what the case names. */
export function judgeCase(policy: CompiledPolicy, file: CaseFile, written: WrittenCase): Judged {
  const decision = decideCase(policy, file, written);
  const { expect } = written;
  const expected = {
    ...expect,
    ...(expect.counted === undefined
      ? {}
      : { counted: mapped(expect.counted, (amount) => formatHundredths(hundredths(amount))) }),
  };
  return { expected, found: asExpected(decision, expect) };
}

function asExpected(decision: Decision, expect: Expectation): object {
  const nodes = nodesOf(decision.requirement);
  const reasonsOf = (title: string) =>
    decision.credits
      .filter((credit) => credit.title === title)
      .flatMap(({ reasons }) => reasons.map(({ code }) => code));
  return {
    outcome: decision.outcome,
    ...(expect.counted === undefined
      ? {}
      : { counted: mapped(expect.counted, (_, id) => nodes.find((node) => node.id === id)?.counted) }),
    ...(expect.codes === undefined ? {} : { codes: decision.codes }),
    ...(expect.missing === undefined ? {} : { missing: decision.missing }),
    ...(expect.reasons === undefined
      ? {}
      : { reasons: mapped(expect.reasons, (_, title) => reasonsOf(title)) }),
    ...(expect.holds_until === undefined ? {} : { holds_until: decision.holdsUntil }),
  };
}

function nodesOf(node: NodeAnswer | null): readonly NodeAnswer[] {
  return node === null ? [] : [node, ...node.children.flatMap(nodesOf)];
}

function mapped<T, R>(values: Readonly<Record<string, T>>, to: (value: T, key: string) => R) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value, key)]));
}
