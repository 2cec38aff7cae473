import type { CompiledPolicy } from '../../rules/index.ts';
import { problemInWords } from '../../rules/loading/problem.ts';
import { counted } from '../counted.ts';
import { loadedPolicy, readIfThere, readNamed, type Desk, type Exit } from '../desk.ts';
import { isCasesPath, policyBeside, yamlPaths } from '../policy-paths.ts';
import { problemsOfCases, problemsOfPolicy } from './problems.ts';

/** `check [files...]` */
export function check(named: readonly string[], desk: Desk): Exit {
  const paths = yamlPaths(named, desk.cwd);
  const problems = paths.flatMap((path) => {
    const read = readNamed(path, desk);
    return isCasesPath(path) ? problemsOfCases(read, policyOf(path, desk)) : problemsOfPolicy(read);
  });
  for (const problem of problems) desk.print(problemInWords(problem));
  desk.print(`${counted(paths.length, 'file')} read, ${counted(problems.length, 'problem')}.`);
  return problems.length === 0 ? 0 : 1;
}

/** The policy some cases lie beside. One with problems is told about under its own name. */
function policyOf(cases: string, desk: Desk): CompiledPolicy | undefined {
  const text = readIfThere(policyBeside(cases), desk);
  const policy = text && loadedPolicy(text, desk);
  return Array.isArray(policy) ? undefined : policy;
}
