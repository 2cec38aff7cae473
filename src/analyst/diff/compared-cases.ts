import { isDeepStrictEqual } from 'node:util';
import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import { readyCase, type ReadyCase } from '../../rules/cases/judge-case.ts';
import { parseCases } from '../../rules/cases/parse-cases.ts';
import {
  answersOf,
  auditsOf,
  evaluate,
  routesOf,
  type CompiledPolicy,
  type PolicyProblem,
} from '../../rules/index.ts';
import { readIfThere, type Desk } from '../desk.ts';

/** One case under both laws. */
export interface ComparedCase {
  readonly name: string;
  readonly before: Outcome;
  readonly after: Outcome;
  /** Codes under the new law alone, and under the old one alone. */
  readonly come: readonly string[];
  readonly gone: readonly string[];
  /** Whether anything else is answered otherwise: an amount, a code, or what may follow. */
  readonly isOtherwise: boolean;
}

/** Every case of these files, as far as they are there, each once, under both laws; or what is wrong with a file. */
export function comparedCases(
  old: CompiledPolicy,
  fresh: CompiledPolicy,
  paths: readonly string[],
  desk: Pick<Desk, 'cwd'>,
): { readonly cases: readonly ComparedCase[] } | PolicyProblem[] {
  const cases = new Map<string, ReadyCase>();
  for (const path of new Set(paths)) {
    const written = readIfThere(path, desk);
    // What a case says of settings is that of the law it was written for: the other one may have none of that name.
    const read = written && parseCases(written.text, written.file);
    if (Array.isArray(read)) return read;
    for (const one of read?.cases ?? []) {
      const { expect: _, ...facts } = one;
      cases.set(JSON.stringify([read?.defaults, facts]), readyCase(fresh, read ?? { cases: [] }, one));
    }
  }
  return { cases: [...cases.values()].map((ready) => compared(old, fresh, ready)) };
}

function compared(old: CompiledPolicy, fresh: CompiledPolicy, ready: ReadyCase): ComparedCase {
  const [was, is] = [answered(old, ready), answered(fresh, ready)];
  return {
    name: ready.name,
    ...{ before: was.outcome, after: is.outcome },
    come: is.codes.filter((code) => !was.codes.includes(code)),
    gone: was.codes.filter((code) => !is.codes.includes(code)),
    isOtherwise: !isDeepStrictEqual(was, is),
  };
}

/** What is answered, without the words in which it is, and without how much is asked: that stands among the changes. */
function answered(policy: CompiledPolicy, { settings, facts, asOf }: ReadyCase) {
  const asked = [policy, settings, facts, asOf] as const;
  const { outcome, codes, requirement, credits } = evaluate(...asked);
  return {
    ...{ outcome, codes },
    nodes: requirement === null ? [] : nodesOf(requirement),
    credits: credits.map(({ source, verdict, counted }) => ({ source, verdict, counted })),
    routes: routesOf(...asked).map(({ id, outcome: answer, opensOn, closesOn, isOpen, result }) => ({
      ...{ id, answer, opensOn, closesOn, isOpen, result },
    })),
    answers: answersOf(...asked).map(({ id, value }) => ({ id, value })),
    audits: auditsOf(...asked).map(({ id, concerns, sample, keepUntil }) => ({
      id,
      concerns,
      sample,
      keepUntil,
    })),
  };
}

function nodesOf({ id, outcome, counted, children }: NodeAnswer): readonly object[] {
  return [{ id, outcome, counted }, ...children.flatMap(nodesOf)];
}
