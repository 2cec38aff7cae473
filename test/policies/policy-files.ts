import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compilePolicy,
  parsePolicy,
  type CompiledPolicy,
  type PolicyProblem,
} from '../../src/rules/index.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

const folder = join(projectRoot, 'policies');

/** Paths below `policies/` that end so, sorted. */
export function policyFiles(ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort();
}

const BESIDE = /\.(cases|mutants)\.yaml$/;

/** The policies themselves, without the files that lie beside them. */
export function lawFiles(): readonly string[] {
  return policyFiles('.yaml').filter((file) => /^[a-z]{2}[/\\]/.test(file) && !BESIDE.test(file));
}

export function textOf(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** A policy of the repository, compiled; the digest does not matter to its answers. */
export function compiledPolicy(file: string): CompiledPolicy {
  return compilePolicy(sound(parsePolicy(textOf(file), file)), 'digest');
}

/** What was read, or an error that names every problem. */
export function sound<T extends object>(read: T | PolicyProblem[]): T {
  if (Array.isArray(read)) {
    throw new Error(read.map(({ line, key, what, remedy }) => `${line} ${key} ${what} ${remedy}`).join('\n'));
  }
  return read;
}
