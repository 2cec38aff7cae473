import { judgeCase } from '../../rules/cases/judge-case.ts';
import { parseCases } from '../../rules/cases/parse-cases.ts';
import type { CompiledPolicy, PolicyProblem } from '../../rules/index.ts';
import { readYaml } from '../../rules/loading/yaml-text.ts';
import type { NamedText } from '../desk.ts';
import { differencesOf, type Difference } from './differences.ts';

/** A case whose answer is not the one it expects. */
export interface FailedCase {
  readonly name: string;
  /** Line on which the case begins, from 1. */
  readonly line: number;
  readonly differences: readonly Difference[];
}

export interface CasesRun {
  readonly cases: number;
  readonly failed: readonly FailedCase[];
}

/** Runs every case of a file. */
export function runCases(policy: CompiledPolicy, { file, text }: NamedText): CasesRun | PolicyProblem[] {
  const yaml = readYaml(text, file);
  if (Array.isArray(yaml)) return yaml;
  const read = parseCases(text, file, policy);
  if (Array.isArray(read)) return read;
  const failed = read.cases.flatMap((written, i) => {
    const { expected, found } = judgeCase(policy, read, written);
    const differences = differencesOf(expected, found);
    const { line } = yaml.located({ path: ['cases', i], what: '', remedy: '' });
    return differences.length === 0 ? [] : [{ name: written.name, line, differences }];
  });
  return { cases: read.cases.length, failed };
}
