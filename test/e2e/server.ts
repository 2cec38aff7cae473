import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/infra/project-root.ts';

/** The built program, running as its own process as `npm start` would run it. */
export interface RunningProgram {
  readonly url: string;
  /** Everything it printed. */
  readonly output: () => string;
  /** The development token of the person whose title begins so. */
  readonly token: (title: string) => string;
  /** Ends it as an operator would, and waits. Answers its exit code. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<number | null>;
  /** Ends it without warning, if it runs. */
  readonly kill: () => Promise<void>;
}

/** Some seconds on idle cores; this only ends what hangs. */
const READY_WITHIN_MS = 110_000;

export async function startProgram(env: Readonly<Record<string, string>>): Promise<RunningProgram> {
  const program = spawn(process.execPath, [join(projectRoot, 'dist/src/main.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(program, 'exit').then(() => undefined);
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const url = await whenReady(program, () => output);
  return {
    url,
    output: () => output,
    token: (title) => tokenOf(output, title),
    stop: async (signal = 'SIGTERM') => {
      program.kill(signal);
      await ended;
      return program.exitCode;
    },
    kill: async () => {
      program.kill('SIGKILL');
      await ended;
    },
  };
}

/** The address it prints once it can sign people in; throws with its output when it ends before. */
async function whenReady(program: ChildProcess, output: () => string): Promise<string> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const url = /answers at (http:\S+)\/graphql[\s\S]*\nTry:/.exec(output())?.[1];
    if (url !== undefined) return url;
    if (program.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  program.kill('SIGKILL');
  throw new Error(`The program did not start:\n${output()}`);
}

function tokenOf(output: string, title: string): string {
  const token = new RegExp(`^ {2}${title}[^\\n]*\\n {4}(\\S+)$`, 'm').exec(output)?.[1];
  if (token === undefined) throw new Error(`nobody is signed in as ${title}`);
  return token;
}
