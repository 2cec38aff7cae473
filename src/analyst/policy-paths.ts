import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { projectRoot } from '../infra/project-root.ts';
import { FileError } from './usage.ts';

const ENDING = '.yaml';
const CASES = '.cases.yaml';
const REASONS = '.mutants.yaml';

/** Says of which states there are policies, and is none. */
const COVERAGE = 'states.yaml';

export function isCasesPath(path: string): boolean {
  return path.endsWith(CASES);
}

/** The file of cases beside a policy, whether there is one or not. */
export function casesBeside(policy: string): string {
  return policy.slice(0, -ENDING.length) + CASES;
}

/** The file of reasons beside a policy why no case kills a mutant, whether there is one or not. */
export function reasonsBeside(policy: string): string {
  return policy.slice(0, -ENDING.length) + REASONS;
}

/** The policy a file of cases lies beside. */
export function policyBeside(cases: string): string {
  return cases.slice(0, -CASES.length) + ENDING;
}

/**
 * Absolute paths of the files that were named, of all policies and cases in the folders that were named, or of
 * those in `policies/`.
 */
export function yamlPaths(named: readonly string[], cwd: string): readonly string[] {
  const asked = named.length === 0 ? [join(projectRoot, 'policies')] : named.map((path) => found(path, cwd));
  return [...new Set(asked.flatMap((path) => (statSync(path).isDirectory() ? yamlIn(path) : [path])))];
}

/** The absolute path of something that was named and is there. */
export function found(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute)) throw new FileError(`${absolute} does not exist: check the path.`);
  return absolute;
}

/** As whoever asked would write it: below the folder they stand in, relative to it. */
export function asNamed(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}

function yamlIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ENDING) && !path.endsWith(REASONS) && basename(path) !== COVERAGE)
    .sort()
    .map((path) => join(folder, path));
  if (paths.length === 0) throw new FileError(`${folder} holds no ${ENDING} file: name another folder.`);
  return paths;
}
