import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { digestOf } from '../../app/standing/policy-book.ts';
import { parsePolicy, type Policy, type PolicyProblem } from '../../rules/index.ts';
import { problemInWords } from '../../rules/loading/problem.ts';

/** One policy file that loads. */
export interface PolicyFile {
  readonly file: string;
  readonly text: string;
  readonly digest: string;
  readonly policy: Policy;
}

/** A policy file that does not load, or may not be published, stops the start; the message names each place and what to do. */
export class PolicyFilesError extends Error {
  override readonly name = 'PolicyFilesError';
}

/** Cases, and reasons why no case kills a mutant, lie beside a policy and are no policies. */
const BESIDE = /\.(cases|mutants)\.yaml$/;

/** Reads every `<state>/<strand>.yaml` of a folder, or those of some states. */
export async function readPolicyFiles(
  folder: string,
  states?: readonly string[],
): Promise<readonly PolicyFile[]> {
  const wanted = states?.map((state) => state.toLowerCase());
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /^[a-z]{2}[/\\][^/\\]+\.yaml$/.test(name) && !BESIDE.test(name))
    .filter((name) => wanted?.includes(name.slice(0, 2)) ?? true)
    .sort();
  if (names.length === 0) {
    throw new PolicyFilesError(
      `${folder} holds no policy: name the folder in which they lie as <state>/<strand>.yaml, as policies/ does.`,
    );
  }
  const read = await Promise.all(names.map((name) => readPolicyFile(folder, name)));
  const problems = read.flatMap((file) => ('problems' in file ? file.problems : []));
  if (problems.length > 0) throw new PolicyFilesError(problems.map(problemInWords).join('\n'));
  return read.flatMap((file) => ('problems' in file ? [] : [file]));
}

async function readPolicyFile(
  folder: string,
  name: string,
): Promise<PolicyFile | { readonly problems: readonly PolicyProblem[] }> {
  const path = join(folder, name);
  const text = await readFile(path, 'utf8');
  const file = relative(process.cwd(), path);
  const parsed = parsePolicy(text, file);
  return Array.isArray(parsed)
    ? { problems: parsed }
    : { file, text, digest: digestOf(text), policy: parsed };
}
