import { problemInWords } from '../../rules/loading/problem.ts';
import { loadedPolicy, readIfThere, type Desk, type Exit } from '../desk.ts';
import { asNamed, casesBeside, isCasesPath, policyBeside, yamlPaths } from '../policy-paths.ts';
import { differenceInWords } from './differences.ts';
import { runCases, type CasesRun } from './run-cases.ts';

/** `test [files...]`: a policy is tested by the cases beside it, and cases test the policy beside them. */
export function testFiles(named: readonly string[], desk: Desk): Exit {
  const cases = yamlPaths(named, desk.cwd).map((path) => (isCasesPath(path) ? path : casesBeside(path)));
  const exits = [...new Set(cases)].map((path) => testFile(path, desk));
  return exits.every((exit) => exit === 0) ? 0 : 1;
}

function testFile(path: string, desk: Desk): Exit {
  const file = asNamed(path, desk.cwd);
  const texts = { policy: readIfThere(policyBeside(path), desk), cases: readIfThere(path, desk) };
  if (texts.policy === undefined || texts.cases === undefined) {
    const absent = texts.cases === undefined ? path : policyBeside(path);
    desk.print(
      `${file}: not run, for ${asNamed(absent, desk.cwd)} does not exist. Write it beside the other.`,
    );
    return 1;
  }
  const policy = loadedPolicy(texts.policy, desk);
  const run = Array.isArray(policy) ? policy : runCases(policy, texts.cases);
  if (Array.isArray(run)) {
    desk.print(`${file}: not run, for these problems:`);
    for (const problem of run) desk.print(`  ${problemInWords(problem)}`);
    return 1;
  }
  tell(file, run, desk);
  return run.failed.length === 0 ? 0 : 1;
}

function tell(file: string, { cases, failed }: CasesRun, { print }: Desk): void {
  print(`${file}: ${cases - failed.length} of ${cases} cases passed`);
  for (const { name, line, differences } of failed) {
    print(`  ${file}:${line} ${name}`);
    for (const difference of differences) print(differenceInWords(difference, '    '));
  }
}
