import { existsSync, readFileSync, statSync } from 'node:fs';
import { compilePolicy, parsePolicy, type CompiledPolicy, type PolicyProblem } from '../rules/index.ts';
import { asNamed } from './policy-paths.ts';
import { FileError } from './usage.ts';

/** Where a command is given from, and where its answer goes. */
export interface Desk {
  /** The folder relative paths are meant from. */
  readonly cwd: string;
  readonly print: (line: string) => void;
  /** Gives the name by which decisions know a policy's text. */
  readonly digestOf: (text: string) => string;
}

/** Exit code of a command: whether all is well. */
export type Exit = 0 | 1;

/** A file as it was read, under the name whoever asked knows it by. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

export function readNamed(path: string, { cwd }: Pick<Desk, 'cwd'>): NamedText {
  // The system's own error names no path.
  if (statSync(path).isDirectory()) {
    throw new FileError(`${asNamed(path, cwd)} is a folder where a file is expected: name a file in it.`);
  }
  return { file: asNamed(path, cwd), text: readFileSync(path, 'utf8') };
}

export function readIfThere(path: string, desk: Pick<Desk, 'cwd'>): NamedText | undefined {
  return existsSync(path) ? readNamed(path, desk) : undefined;
}

/** A policy ready to answer, or what is wrong with it. */
export function loadedPolicy(
  { file, text }: NamedText,
  { digestOf }: Pick<Desk, 'digestOf'>,
): CompiledPolicy | PolicyProblem[] {
  const parsed = parsePolicy(text, file);
  return Array.isArray(parsed) ? parsed : compilePolicy(parsed, digestOf(text));
}
