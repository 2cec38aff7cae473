import { isRefusal } from '../../domain/decider.ts';
import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import { hundredths } from '../conditions/force.ts';
import { answerOn, evaluate, type Settings } from '../evaluation/evaluate.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { matterOf } from '../settings/run-situation.ts';
import { earliestRenewal } from '../terms/renewal-window.ts';
import { nextTerm } from '../terms/term.ts';
import { asOfCase, factsOfCase, settingsOfCase } from './case-facts.ts';
import type { CaseFile, Expectation, WrittenCase } from './case-language.ts';
import { consequencesFound } from './judge-consequences.ts';

/** What a case expects and what the policy answers, of the same shape, so that they can be compared. */
export interface Judged {
  readonly expected: object;
  readonly found: object;
}

/** A case as facts, to be judged by any number of policies of its state and strand. */
export interface ReadyCase {
  readonly name: string;
  readonly expect: Expectation;
  readonly settings: Settings;
  readonly facts: Facts;
  readonly asOf: Day;
}

export function readyCase(
  { state, strand }: Pick<CompiledPolicy, 'state' | 'strand'>,
  { defaults = {} }: CaseFile,
  written: WrittenCase,
): ReadyCase {
  return {
    name: written.name,
    expect: written.expect,
    settings: settingsOfCase(written, defaults),
    facts: factsOfCase(written, defaults, state, strand),
    asOf: asOfCase(written, defaults),
  };
}

/** Compares only what the case names. */
export function judgeCase(policy: CompiledPolicy, file: CaseFile, written: WrittenCase): Judged {
  return judge(policy, readyCase(policy, file, written));
}

/** Compares only what the case names, and asks the policy for no more. */
export function judge(policy: CompiledPolicy, ready: ReadyCase): Judged {
  const { expect } = ready;
  const expected = {
    ...expect,
    ...(expect.counted === undefined
      ? {}
      : { counted: mapped(expect.counted, (amount) => formatHundredths(hundredths(amount))) }),
  };
  const { settings, facts, asOf } = ready;
  const consequences = consequencesFound(expect, [policy, settings, facts, asOf]);
  return { expected, found: { ...answered(policy, ready), ...renewal(policy, ready), ...consequences } };
}

const OF_THE_DECISION = ['outcome', 'counted', 'codes', 'missing', 'reasons', 'holds_until'] as const;

function answered(policy: CompiledPolicy, { expect, settings, facts, asOf }: ReadyCase): object {
  if (OF_THE_DECISION.every((key) => expect[key] === undefined)) return {};
  // Until when an answer holds takes many answers, so it is looked for only where a case names it.
  if (expect.holds_until === undefined) {
    return asExpected(answerOn(matterOf(policy, facts), settings, asOf).answer, expect);
  }
  const decision = evaluate(policy, settings, facts, asOf);
  return { ...asExpected(decision, expect), holds_until: decision.holdsUntil };
}

/** What follows from a renewal on the day asked about. */
function renewal(policy: CompiledPolicy, { expect, settings, facts, asOf }: ReadyCase): object {
  const next = expect.term === undefined ? undefined : nextTerm(policy, settings, facts, asOf);
  return {
    ...(next === undefined ? {} : { term: isRefusal(next) ? next.refused : written(next) }),
    ...(expect.opens_on === undefined ? {} : { opens_on: earliestRenewal(policy, settings, facts) }),
  };
}

function written({ validFrom, expiresOn }: { readonly validFrom: Day; readonly expiresOn: Day | null }) {
  return { valid_from: validFrom, expires_on: expiresOn };
}

function asExpected(
  decision: Pick<Decision, 'outcome' | 'requirement' | 'credits' | 'codes' | 'missing'>,
  expect: Expectation,
): object {
  const nodes = nodesOf(decision.requirement);
  const reasonsOf = (title: string) =>
    decision.credits
      .filter((credit) => credit.title === title)
      .flatMap(({ reasons }) => reasons.map(({ code }) => code));
  return {
    ...(expect.outcome === undefined ? {} : { outcome: decision.outcome }),
    ...(expect.counted === undefined
      ? {}
      : { counted: mapped(expect.counted, (_, id) => nodes.find((node) => node.id === id)?.counted) }),
    ...(expect.codes === undefined ? {} : { codes: decision.codes }),
    ...(expect.missing === undefined ? {} : { missing: decision.missing }),
    ...(expect.reasons === undefined
      ? {}
      : { reasons: mapped(expect.reasons, (_, title) => reasonsOf(title)) }),
  };
}

function nodesOf(node: NodeAnswer | null): readonly NodeAnswer[] {
  return node === null ? [] : [node, ...node.children.flatMap(nodesOf)];
}

function mapped<T, R>(values: Readonly<Record<string, T>>, to: (value: T, key: string) => R) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value, key)]));
}
