import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isState } from '../domain/values/states.ts';
import { projectRoot } from '../infra/project-root.ts';
import { STRANDS, type Strand } from '../rules/index.ts';
import type { Desk, Exit } from './desk.ts';
import { asNamed, casesBeside } from './policy-paths.ts';
import { FileError, UsageError } from './usage.ts';

/** What each strand is written after: what is owed over a period, or what one may become. */
const WRITTEN_AFTER: Readonly<Record<Strand, 'owed' | 'role'>> = {
  recertification: 'owed',
  evaluation: 'owed',
  initial_licensure: 'role',
  career_pathways: 'role',
};

/** `new <state> [--strand <strand>] [--in <folder>]`: a policy and its cases, to be filled in. */
export function newPolicy(args: readonly string[], desk: Desk): Exit {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { strand: { type: 'string', default: 'recertification' }, in: { type: 'string' } },
    allowPositionals: true,
  });
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new UsageError('new takes one state, as in new WY.');
  const state = named.toUpperCase();
  if (!isState(state)) throw new UsageError(`${named} is no state: write its two letters, as WY.`);
  const { strand } = values;
  if (!isStrand(strand)) {
    throw new UsageError(`There is no strand ${strand}. Use one of: ${STRANDS.join(', ')}.`);
  }

  const folder = values.in === undefined ? join(projectRoot, 'policies') : resolve(desk.cwd, values.in);
  const policy = join(folder, state.toLowerCase(), `${strand}.yaml`);
  const after = WRITTEN_AFTER[strand];
  const texts = new Map([
    [policy, filled(`${after}.yaml`, state, strand)],
    [casesBeside(policy), filled(`${after}.cases.yaml`, state, strand)],
  ]);
  for (const path of texts.keys()) {
    if (existsSync(path)) throw new FileError(`${path} is there already; nothing was written.`);
  }
  mkdirSync(dirname(policy), { recursive: true });
  // Of two who write at once, neither overwrites the other.
  for (const [path, text] of texts) writeFileSync(path, text, { flag: 'wx' });
  for (const path of texts.keys()) desk.print(`${asNamed(path, desk.cwd)} is written.`);
  desk.print('Fill in what stands in <angle brackets>: `check` names what is left, `test` runs the cases.');
  return 0;
}

function isStrand(text: string): text is Strand {
  return STRANDS.some((strand) => strand === text);
}

function filled(name: string, state: string, strand: Strand): string {
  const text = readFileSync(join(projectRoot, 'policies/template', `${name}.template`), 'utf8');
  return text.replaceAll(/\bZZ\b/g, state).replace(/^strand: .*$/m, `strand: ${strand}`);
}
