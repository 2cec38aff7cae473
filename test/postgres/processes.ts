import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { processOptions } from '../../src/infra/postgres/embedded/run-as.ts';
import type { User, Workplace } from './users.ts';

export interface Said {
  readonly event: string;
  readonly code?: string;
  readonly message?: string;
  readonly adminUrl?: string;
  readonly adopted?: boolean;
}

/** A running `embedded-process.ts`. */
export interface Process {
  readonly pid: number;
  /** Everything said so far. */
  readonly said: readonly Said[];
  /** The first thing of that name it says; rejects when it ends without. */
  hears(event: string): Promise<Said>;
  /** To its whole process group, as a terminal does. */
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<void>;
}

export function startProcess(
  user: User,
  { node, project }: Workplace,
  dataDir: string,
  part: 'server' | 'guest' = 'server',
): Process {
  const loader = pathToFileURL(join(project, 'test/support/typescript/register.mjs')).href;
  const script = join(project, 'test/postgres/embedded-process.ts');
  const child = spawn(node, ['--import', loader, script, dataDir, part], {
    ...processOptions(user.account),
    detached: true,
    // Its end of stdin tells the process that the test run was killed.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return processOf(child, child.stdout, child.stderr);
}

function processOf(
  child: ChildProcess,
  stdout: NodeJS.ReadableStream,
  stderr: NodeJS.ReadableStream,
): Process {
  const said: Said[] = [];
  let errors = '';
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    tell();
  });
  stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      over = true;
      tell();
      resolve();
    });
  });
  const pid = child.pid ?? 0;
  return {
    pid,
    said,
    ended,
    signal: (signal) => process.kill(-pid, signal),
    hears: (event) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = said.find((item) => item.event === event);
          if (found !== undefined) resolve(found);
          else if (over) reject(new Error(`Ended without '${event}': ${JSON.stringify(said)}\n${errors}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
  };
}
