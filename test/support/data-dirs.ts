import { chmod, chown, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from '../../src/app/has-code.ts';
import { findRunning } from '../../src/infra/postgres/embedded/find-running.ts';
import { isAlive } from '../../src/infra/postgres/embedded/pid-file.ts';
import type { Account } from '../../src/infra/postgres/embedded/run-as.ts';
import { ELSEWHERE } from '../../src/infra/postgres/embedded/home.ts';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';
import { DATA_ROOTS, dataRoot } from './data-root.ts';

/** Folders carry the id of the process that made them, so that a later run can tell which were left behind. */
const PREFIX = 'licensure-ledger-test-';

/** A new data folder of that user (of ourselves when undefined), in a folder of its own with that mode. */
export async function newDataDir(owner?: Account, parentMode = 0o755): Promise<string> {
  const parent = await mkdtemp(join(dataRoot(), `${PREFIX}${process.pid}-`));
  const dataDir = join(parent, 'data');
  await mkdir(dataDir);
  for (const folder of [parent, dataDir]) {
    if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
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
  if (data?.startsWith(ELSEWHERE) === true) await rm(dirname(data), { recursive: true });
  await rm(dirname(dataDir), { recursive: true });
}

/** A run that was killed could clean up nothing: its PostgreSQL may still run. */
export async function removeDataDirsOfKilledRuns(): Promise<void> {
  for (const root of DATA_ROOTS) {
    const names = await readdir(root).catch(noneWhereNoFolderIs);
    for (const name of names.filter((each) => each.startsWith(PREFIX))) {
      const maker = Number(name.slice(PREFIX.length).split('-')[0]);
      if (!isAlive(maker)) await removeDataDir(join(root, name, 'data'));
    }
  }
}

function noneWhereNoFolderIs(error: unknown): string[] {
  if (hasCode(error, 'ENOENT')) return [];
  throw error;
}

function ignore(): void {
  // What is left of a test has nothing to tell.
}
