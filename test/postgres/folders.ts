import { chmod, chown, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findRunning } from '../../src/infra/postgres/embedded/find-running.ts';
import { isPostmasterOf, readPidFile } from '../../src/infra/postgres/embedded/pid-file.ts';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import type { User } from './users.ts';

/** A new data folder that belongs to that user, in a folder with that mode. */
export async function newDataDir({ account }: User, parentMode = 0o755): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'licensure-ledger-embedded-'));
  const dataDir = join(parent, 'data');
  await mkdir(dataDir);
  for (const folder of [parent, dataDir]) {
    if (account !== undefined) await chown(folder, account.uid, account.gid);
  }
  await chmod(parent, parentMode);
  return dataDir;
}

/** Stops what may still run on it and removes it, with data that were put elsewhere. */
export async function removeDataDir(dataDir: string): Promise<void> {
  if ((await findRunning(dataDir)) !== undefined) {
    const left = await startEmbedded({ dataDir, part: 'guest', log: ignore, onLost: ignore });
    await left.stop();
  }
  const data = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (data !== undefined && !data.startsWith(dataDir)) await rm(dirname(data), { recursive: true });
  await rm(dirname(dataDir), { recursive: true });
}

/** The process id of the PostgreSQL on the folder; undefined when none runs. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const data = await realpath(join(dataDir, 'postgres'));
  const file = await readPidFile(data);
  return file !== undefined && (await isPostmasterOf(data, file.pid)) ? file.pid : undefined;
}

function ignore(): void {
  // What is left of a test has nothing to tell.
}
