import { spawn } from 'node:child_process';
import { parse } from 'node:path';

/** The system user PostgreSQL runs as when we are root; undefined means: as ourselves. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Finished {
  readonly succeeded: boolean;
  /** What the program wrote to stdout and stderr, or why it could not be run. */
  readonly output: string;
}

/** Runs a program to its end. Never rejects: a program that cannot be run has not succeeded. */
export function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...processOptions(account), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      resolve({ succeeded: false, output: error.message });
    });
    child.on('close', (code) => {
      resolve({ succeeded: code === 0, output: output.trim() });
    });
  });
}

/**
 * How every program of PostgreSQL is started. The working directory is one that any user may enter. The environment
 * holds nothing of ours but what an operating system needs: our keys are none of its business, and PG* or LC_*
 * variables would change what it does.
 */
export function processOptions(account: Account | undefined) {
  const { PATH, SystemRoot, TEMP, TMP, TMPDIR } = process.env;
  const inherited = Object.entries({ PATH, SystemRoot, TEMP, TMP, TMPDIR });
  return {
    cwd: parse(process.cwd()).root,
    env: {
      ...Object.fromEntries(inherited.filter(([, value]) => value !== undefined)),
      LC_ALL: 'C',
    },
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  };
}

/** Whether that account can enter the folder: asked of the system, since mode bits are not all there is. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  if (account === undefined) return true;
  const { succeeded } = await runAs(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]);
  return succeeded;
}
