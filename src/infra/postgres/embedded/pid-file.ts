import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './has-code.ts';

/** What PostgreSQL writes of itself into its data directory. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
}

export function pidFilePath(data: string): string {
  return join(data, 'postmaster.pid');
}

/** Undefined when there is none, or it is not whole yet: lines are pid, data directory, start, port, and more. */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
  let text: string;
  try {
    text = await readFile(pidFilePath(data), 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const [pid, , , port] = text.split('\n').map(Number);
  return pid === undefined || port === undefined || !(pid > 0) || !(port > 0) ? undefined : { pid, port };
}

/**
 * Whether that process lives and is the PostgreSQL of that data directory. After a crash or in a restarted
 * container the number may have gone to another program, which PostgreSQL itself would take for its own.
 */
export async function isPostmasterOf(data: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await commandOf(pid);
  return command === undefined || command.includes(data);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** The command line of a process; undefined when the system does not tell. */
async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  }
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
}
