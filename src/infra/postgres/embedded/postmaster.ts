import { spawn } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fault } from '../../../app/fault.ts';
import type { Home } from './home.ts';
import { isPostgres, pidFilePath, readPidFile } from './pid-file.ts';
import { processOptions, runAs } from './run-as.ts';
import { keepLogSmall, lastLogLines, logSize } from './server-log.ts';
import { serverArguments } from './server-settings.ts';

/** A PostgreSQL we started, which may not be ready yet. */
export interface Launched {
  /** How the process ended, undefined while it runs. */
  ended(): string | undefined;
  /** What it has logged, introduced by where. */
  log(): Promise<string>;
}

/** A fast stop writes a last checkpoint; a slow disk may take its time. */
const STOP_TIMEOUT_S = 120;

/**
 * Starts PostgreSQL in a session of its own: a Ctrl-C or a closed terminal must not reach it, because it has to
 * outlive our drain. It survives us when we are killed; the next start adopts it.
 */
export async function launch(home: Home): Promise<Launched> {
  await removeForeignPidFile(home.data);
  await keepLogSmall(home.logFile);
  const logStart = await logSize(home.logFile);
  const port = await freePort();
  const log = await open(home.logFile, 'a', 0o600);
  let ended: string | undefined;
  const child = spawn(home.binaries.postgres, ['-D', home.data, ...serverArguments(port)], {
    ...processOptions(home.account),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended = signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
  });
  child.unref();
  await log.close();
  return { ended: () => ended, log: () => lastLogLines(home.logFile, logStart) };
}

/** Asks for a fast shutdown (sessions are ended, then everything is written) and waits for its end. */
export async function stopPostmaster({ data, logFile, account, binaries }: Home): Promise<void> {
  const args = ['stop', '-D', data, '-m', 'fast', '-t', String(STOP_TIMEOUT_S)];
  const { succeeded, output } = await runAs(account, binaries.pgCtl, args);
  if (succeeded || (await readPidFile(data)) === undefined) return;
  throw fault('stop_failed', `PostgreSQL in ${data} did not stop: ${output}\n${await lastLogLines(logFile)}`);
}

/** PostgreSQL removes the file of a process that is gone, but not of one whose number another program has now. */
async function removeForeignPidFile(data: string): Promise<void> {
  const file = await readPidFile(data);
  if (file !== undefined && !(await isPostgres(file.pid))) await rm(pidFilePath(data), { force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(fault('no_port', 'The system gave no free port on 127.0.0.1.'));
      });
    });
  });
}
