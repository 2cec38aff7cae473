import type { CaseFile } from '../../rules/cases/case-language.ts';
import { readyCase, type ReadyCase } from '../../rules/cases/judge-case.ts';
import { compilePolicy, type Policy } from '../../rules/index.ts';
import type { DataMap } from './data.ts';
import { mutantsOf, unchanged } from './mutants.ts';
import { SILENT, type MutantProgress } from './progress.ts';
import { faultsOf, type Reasons } from './reasons.ts';
import { failing, trialBy, type Fate } from './trial.ts';

/** What became of the mutants of one policy. */
export interface Examined {
  readonly fates: readonly Fate[];
  /** Sentences; none when every mutant is killed, refused or excused. */
  readonly faults: readonly string[];
}

/** A policy as the rules read it, and as it is written: there a definition stands once. */
export interface Subject {
  readonly policy: Policy;
  readonly data: DataMap;
}

/** Tries every mutant of a policy on its cases. */
export function examine(
  file: string,
  { policy, data }: Subject,
  cases: CaseFile,
  reasons: Reasons,
  progress: MutantProgress = SILENT,
): Examined {
  const ready = cases.cases.map((written) => readyCase(policy, cases, written));
  const fault = faultBefore(data, ready);
  if (fault !== undefined) return { fates: [], faults: [fault] };
  const mutants = mutantsOf(data);
  const fateOf = trialBy(ready);
  progress.begin(file, mutants.length);
  const fates = mutants.map((mutant) => {
    progress.tried();
    return fateOf(mutant);
  });
  progress.end();
  return { fates, faults: faultsOf(fates, reasons) };
}

/** Where nothing is changed, nothing may be refused and no case may fail: mutants would seem killed by it. */
function faultBefore(policy: DataMap, cases: readonly ReadyCase[]): string | undefined {
  const same = unchanged(policy);
  if (same === undefined) return 'The policy does not load as its mutants are made, so all would be refused.';
  const broken = failing(compilePolicy(same, 'unchanged'), cases);
  return broken && `The case "${broken.name}" fails on the policy as it is. Correct it first.`;
}
