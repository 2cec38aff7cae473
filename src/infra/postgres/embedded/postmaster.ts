import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Home } from './home.ts';
import { processOptions, runAs } from './run-as.ts';

/** What PostgreSQL writes of itself into postmaster.pid. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
}

const LOG_LINES_SHOWN = 12;
const LOG_KEPT_BYTES = 10 * 1024 * 1024;
/** A fast stop writes a last checkpoint; a slow disk may take its time. */
const STOP_TIMEOUT_S = 120;

/** Undefined when there is no such file, or it is not (yet) whole. */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
  let lines: string[];
  try {
    lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  } catch {
    return undefined;
  }
  const [pid, , , port] = lines.map(Number);
  if (pid === undefined || port === undefined || !(pid > 0) || !(port > 0)) return undefined;
  return { pid, port };
}

export interface Launched {
  readonly pid: number;
  /** Resolves when the process has ended, with how. */
  readonly ended: Promise<string>;
}

/**
 * Starts PostgreSQL in a session of its own: a Ctrl-C or a closed terminal must not reach it, because it has to
 * outlive our drain. It survives us when we are killed; the next start adopts it.
 */
export async function launch({ data, logFile, account, binaries }: Home): Promise<Launched> {
  await keepLogSmall(logFile);
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', data, ...settings(await freePort())], {
      ...processOptions(account),
      detached: true,
      stdio: ['ignore', log, log],
    });
    const ended = new Promise<string>((resolve) => {
      child.on('error', (error) => {
        resolve(error.message);
      });
      child.on('exit', (code, signal) => {
        resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
      });
    });
    child.unref();
    return { pid: child.pid ?? 0, ended };
  } finally {
    closeSync(log);
  }
}

/** Asks for a fast shutdown (sessions are ended, then everything is written) and waits for its end. */
export async function stopPostmaster({ data, logFile, account, binaries }: Home): Promise<void> {
  const args = ['stop', '-D', data, '-m', 'fast', '-t', String(STOP_TIMEOUT_S)];
  const { succeeded, output } = await runAs(account, binaries.pgCtl, args);
  if (!succeeded && (await readPidFile(data)) !== undefined) {
    throw new Error(`PostgreSQL in ${data} did not stop: ${output}\n${await lastLogLines(logFile)}`);
  }
}

export async function lastLogLines(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8');
  return `The end of ${logFile}:\n${text.trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n')}`;
}

/** Said on the command line, so that they hold whatever postgresql.conf says. */
function settings(port: number): string[] {
  const values = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket's path may not exceed 107 bytes and needs a folder both users can enter; TCP needs neither.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and the details of errors may quote rows; the log is kept free of them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('The system gave no free port on 127.0.0.1.'));
      });
    });
  });
}

/** One older log is kept. */
async function keepLogSmall(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LOG_KEPT_BYTES) return;
  await rm(`${logFile}.1`, { force: true });
  await rename(logFile, `${logFile}.1`);
}
