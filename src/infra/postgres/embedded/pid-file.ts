import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../app/has-code.ts';

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
 * Whether that process lives and is a PostgreSQL. After a crash or in a restarted container the number may have
 * gone to another program, which PostgreSQL itself would take for its own kind.
 */
export async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const program = await programOf(pid);
  return program === undefined || POSTGRES.test(program);
}

/** A path to the program, or the title its sessions give themselves: `postgres: checkpointer`. */
const POSTGRES = /(^|[/\\])postgres(\.exe$|:|$)/;

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** What a process calls its program; undefined when the system does not tell. */
async function programOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return programByPs(pid);
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return commandLine?.split('\0')[0];
}

function programByPs(pid: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'comm=', '-p', String(pid)], (error, stdout) => {
      resolve(error === null ? stdout.trim() : undefined);
    });
  });
}
