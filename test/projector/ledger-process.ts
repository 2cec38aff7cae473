import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestDatabase } from '../support/database.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

/** What a ledger in production needs to know. */
export function production({ appUrl, migratorUrl }: TestDatabase): Readonly<Record<string, string>> {
  return {
    ...{ DATABASE_URL: appUrl, MIGRATOR_DATABASE_URL: migratorUrl, MASTER_KEY, PORT: '0' },
    ...{ JWT_ISSUER: 'https://id.example/', JWT_AUDIENCE: 'licensure-ledger' },
    JWKS_URL: 'https://id.example/jwks.json',
  };
}

export interface Program {
  readonly output: () => string;
  readonly kill: () => Promise<void>;
  /** Ends it as an operator would. */
  readonly stop: () => Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** A built program as a process of its own. */
export function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Program {
  const program = spawn(
    process.execPath,
    [
      ...args.filter((arg) => arg.startsWith('--max')),
      join(projectRoot, file),
      ...args.filter((arg) => !arg.startsWith('--max')),
    ],
    {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = endOf(program);
  return {
    output: () => output,
    ended,
    kill: async () => {
      program.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      program.kill('SIGTERM');
      return ended;
    },
  };
}

async function endOf(program: ChildProcess): Promise<number | null> {
  await once(program, 'close');
  return program.exitCode;
}

/** Waits for what it prints; throws with everything it printed when it ends before. */
export async function said(program: Program, text: RegExp, timeoutMs = 30_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  const over = program.ended.then(() => true);
  for (;;) {
    if (text.test(program.output())) return;
    const isOver = await Promise.race([over, pause()]);
    if (isOver || performance.now() > deadline) {
      if (text.test(program.output())) return;
      throw new Error(`It did not say ${String(text)}:\n${program.output()}`);
    }
  }
}

async function pause(): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return false;
}
