import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/infra/project-root.ts';
import type { Order } from './run.ts';

const LOADER = pathToFileURL(join(projectRoot, 'test/support/typescript/register.mjs')).href;
const SCRIPT = join(projectRoot, 'test/eventstore-double/run.ts');

/** A double in a process of its own, which can be killed and started again at the same port with the same file. */
export interface DoubleProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when it is followed. */
  order(order: Order): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves when it is gone, by whatever. */
  readonly gone: Promise<void>;
}

export interface DoubleProcessOptions {
  readonly file: string;
  readonly port?: number;
}

export async function startDoubleProcess(options: DoubleProcessOptions): Promise<DoubleProcess> {
  const args = ['--import', LOADER, SCRIPT, '--file', options.file, '--port', String(options.port ?? 0)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit').then(() => undefined);
  // Orders to a process that is gone already are of no use to anybody.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: url = '' } = (await lines.next()) as { value?: string };
  if (child.pid === undefined || url === '') throw new Error('the double did not start');
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    gone,
    order: async (order) => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      await lines.next();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
