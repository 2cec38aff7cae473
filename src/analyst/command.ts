import { parseArgs } from 'node:util';
import { toJsonSchema } from '../rules/index.ts';
import { testFiles } from './cases/test-files.ts';
import { check } from './check/check.ts';
import { coverage } from './coverage.ts';
import type { Desk, Exit } from './desk.ts';
import { diff } from './diff/diff.ts';
import { explain } from './explain/explain.ts';
import { facts } from './facts/facts.ts';
import { progressOn } from './mutants/progress.ts';
import { runMutants } from './mutants/run-mutants.ts';
import { newPolicy } from './new-policy.ts';
import { USAGE, UsageError } from './usage.ts';

type Command = (args: readonly string[], desk: Desk) => Exit;

const COMMANDS: Readonly<Record<string, Command>> = {
  new: newPolicy,
  check: (args, desk) => check(pathsIn(args), desk),
  test: (args, desk) => testFiles(pathsIn(args), desk),
  mutants: (args, desk) => runMutants(pathsIn(args), desk, progressOn(process.stderr)),
  diff,
  explain,
  schema: (args, desk) => {
    if (pathsIn(args).length > 0) throw new UsageError('schema takes no files.');
    desk.print(JSON.stringify(toJsonSchema(), null, 2));
    return 0;
  },
  facts: (args, desk) => facts(pathsIn(args), desk),
  coverage: (args, desk) => coverage(pathsIn(args), desk),
};

/** Carries out what the arguments of `npm run policy -- <command>` ask for. */
export function carryOut([name, ...args]: readonly string[], desk: Desk): Exit {
  if (name === '--help' || name === '-h' || args.includes('--help') || args.includes('-h')) {
    desk.print(USAGE);
    return 0;
  }
  const command = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (command === undefined) {
    throw new UsageError(name === undefined ? 'Say which command.' : `There is no command ${name}.`);
  }
  return command(args, desk);
}

/** Arguments of a command that takes paths and no options; an option is refused by name. */
function pathsIn(args: readonly string[]): readonly string[] {
  return parseArgs({ args: [...args], options: {}, allowPositionals: true }).positionals;
}
