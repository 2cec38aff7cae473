import { parseCases } from '../../rules/cases/parse-cases.ts';
import { compilePolicy, parsePolicy, type PolicyProblem } from '../../rules/index.ts';
import { readYaml } from '../../rules/loading/yaml-text.ts';
import { problemInWords } from '../../rules/loading/problem.ts';
import { counted } from '../counted.ts';
import { readIfThere, readNamed, type Desk, type Exit } from '../desk.ts';
import {
  asNamed,
  casesBeside,
  isCasesPath,
  policyBeside,
  reasonsBeside,
  yamlPaths,
} from '../policy-paths.ts';
import { isMap } from './data.ts';
import { examine, type Examined } from './examine.ts';
import { SILENT, type MutantProgress } from './progress.ts';
import { parseReasons } from './reasons.ts';
import type { Fate } from './trial.ts';

/**
 * `mutants [files...]`: changes each policy in one place after the other, runs the cases beside it, and prints
 * what no case notices, except where the `.mutants.yaml` beside it gives the reason.
 */
export function runMutants(named: readonly string[], desk: Desk, progress: MutantProgress = SILENT): Exit {
  const paths = yamlPaths(named, desk.cwd).map((path) => (isCasesPath(path) ? policyBeside(path) : path));
  const exits = [...new Set(paths)].map((path): Exit => {
    const began = performance.now();
    const { fates, faults } = examineFile(path, desk, progress);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    desk.print(`${asNamed(path, desk.cwd)}: ${summary(fates)}, in ${seconds} s`);
    for (const fault of faults) desk.print(`  ${fault}`);
    return faults.length === 0 ? 0 : 1;
  });
  return exits.every((exit) => exit === 0) ? 0 : 1;
}

/** Reads a policy, its cases and its reasons, and tries every mutant. */
function examineFile(path: string, desk: Pick<Desk, 'cwd'>, progress: MutantProgress = SILENT): Examined {
  const written = readNamed(path, desk);
  const policy = parsePolicy(written.text, written.file);
  if (isProblems(policy)) return refused(policy);
  const yaml = readYaml(written.text, written.file);
  if (isProblems(yaml)) return refused(yaml);
  const casesWritten = readIfThere(casesBeside(path), desk);
  if (casesWritten === undefined)
    return { fates: [], faults: [`${asNamed(casesBeside(path), desk.cwd)} does not exist. Write it.`] };
  const cases = parseCases(casesWritten.text, casesWritten.file, compilePolicy(policy, 'unchanged'));
  if (isProblems(cases)) return refused(cases);
  const reasonsWritten = readIfThere(reasonsBeside(path), desk);
  const reasons = reasonsWritten ? parseReasons(reasonsWritten) : { reasons: [] };
  if (isProblems(reasons)) return refused(reasons);
  return examine(
    written.file,
    { policy, data: isMap(yaml.data) ? yaml.data : policy },
    cases,
    reasons.reasons,
    progress,
  );
}

function summary(fates: readonly Fate[]): string {
  const count = (fate: Fate['fate']) => fates.filter((one) => one.fate === fate).length;
  return (
    `${counted(fates.length, 'mutant')}, ${count('killed')} killed by cases, ` +
    `${count('refused')} refused on loading, ${count('survived')} not noticed`
  );
}

function refused(problems: readonly PolicyProblem[]): Examined {
  return { fates: [], faults: problems.map(problemInWords) };
}

function isProblems(read: object): read is readonly PolicyProblem[] {
  return Array.isArray(read);
}
