import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readPolicyFiles } from '../src/infra/policies/policy-files.ts';
import { projectRoot } from '../src/infra/project-root.ts';
import { compilePolicy, parsePolicy, type CompiledPolicy, type Settings } from '../src/rules/index.ts';

const FOLDER = join(projectRoot, 'policies');

/** A policy of an invented state from its text. */
export function policyOf(text: string, name: string): CompiledPolicy {
  const parsed = parsePolicy(text, name);
  if (Array.isArray(parsed)) throw new Error(parsed.map(({ what, key }) => `${key} ${what}`).join('\n'));
  return compilePolicy(parsed, createHash('sha256').update(text).digest('hex'));
}

export async function massachusettsPolicy(): Promise<CompiledPolicy> {
  const file = join('ma', 'recertification.yaml');
  return policyOf(await readFile(join(FOLDER, file), 'utf8'), file);
}

/** So many policies compiled, Massachusetts first: the files of the ledger, and when they end the same anew. */
export async function compiledPolicies(number: number): Promise<readonly CompiledPolicy[]> {
  const files = [...(await readPolicyFiles(FOLDER))].sort((a, b) => rank(a.policy) - rank(b.policy));
  return Array.from({ length: number }, (_, place) => {
    const file = files[place % files.length];
    if (file === undefined) throw new Error('there are no policies');
    const version = file.policy.version + Math.floor(place / files.length);
    // Read anew, so that the copies share nothing.
    return policyOf(file.text.replace(/^version: \d+$/m, `version: ${version}`), file.file);
  });
}

function rank({ state, strand }: { readonly state: string; readonly strand: string }): number {
  return state === 'MA' && strand === 'recertification' ? 0 : 1;
}

/** What the example agency of a state confirmed. */
export function exampleSettings(state: string, strand: string): Settings {
  const file = parse(readFileSync(join(projectRoot, 'examples', 'settings.yaml'), 'utf8')) as readonly {
    readonly state: string;
    readonly strand: string;
    readonly setting: string;
    readonly value: string;
  }[];
  const ofState = file.filter((one) => one.state === state && one.strand === strand);
  return new Map(ofState.map(({ setting, value }) => [setting, value]));
}
