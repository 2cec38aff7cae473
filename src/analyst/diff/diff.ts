import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { CompiledPolicy, PolicyProblem } from '../../rules/index.ts';
import { problemInWords } from '../../rules/loading/problem.ts';
import { readYaml } from '../../rules/loading/yaml-text.ts';
import { loadedPolicy, readNamed, type Desk, type Exit } from '../desk.ts';
import { type DataMap, isMap } from '../mutants/data.ts';
import { casesBeside, found } from '../policy-paths.ts';
import { FileError, UsageError } from '../usage.ts';
import { changesInWords } from './change-in-words.ts';
import { changesOf } from './changes.ts';
import { casesInWords } from './case-in-words.ts';
import { comparedCases } from './compared-cases.ts';

/** `diff <old> <new> [--cases <file>]...`: what changed, and which cases are answered otherwise. */
export function diff(args: readonly string[], desk: Desk): Exit {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { cases: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const [oldPath, newPath, ...more] = positionals;
  if (oldPath === undefined || newPath === undefined || more.length > 0) {
    throw new UsageError('diff takes two policy files, the old one first.');
  }
  const paths = [oldPath, newPath].map((path) => found(path, desk.cwd));
  const [old, fresh] = paths.map((path) => loaded(path, desk));
  if (old === undefined || fresh === undefined) throw new UsageError('diff takes two policy files.');
  const problems = [old, fresh].flatMap((one) => (Array.isArray(one) ? one : []));
  if (Array.isArray(old) || Array.isArray(fresh)) return refused(problems, desk);
  refuseOthers(old.policy, fresh.policy);
  const changes = changesOf(old.data, fresh.data);
  desk.print(changes.length === 0 ? 'Both say the same.' : changesInWords(changes).slice(1).join('\n'));
  const named = (values.cases ?? []).map((path) => found(path, desk.cwd));
  const asked = comparedCases(old.policy, fresh.policy, [...paths.map(casesBeside), ...named], desk);
  if (Array.isArray(asked)) return refused(asked, desk);
  desk.print(casesInWords(asked.cases));
  return changes.length === 0 ? 0 : 1;
}

interface Loaded {
  readonly policy: CompiledPolicy;
  /** As the file writes it. */
  readonly data: DataMap;
}

function loaded(path: string, desk: Desk): Loaded | PolicyProblem[] {
  const written = readNamed(path, desk);
  const policy = loadedPolicy(written, desk);
  if (Array.isArray(policy)) return policy;
  const yaml = readYaml(written.text, written.file);
  if (Array.isArray(yaml)) return yaml;
  return { policy, data: isMap(yaml.data) ? yaml.data : {} };
}

function refuseOthers(old: CompiledPolicy, fresh: CompiledPolicy): void {
  const of = ({ state, strand }: CompiledPolicy) => ({ state, strand });
  if (isDeepStrictEqual(of(old), of(fresh))) return;
  throw new FileError(
    `The first is of ${old.state} for ${old.strand}, the second of ${fresh.state} for ${fresh.strand}: name two of the same.`,
  );
}

function refused(problems: readonly PolicyProblem[], { print }: Desk): Exit {
  for (const problem of problems) print(problemInWords(problem));
  return 1;
}
