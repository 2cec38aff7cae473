import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../../app/fault.ts';
import { hasCode } from '../../../app/has-code.ts';
import type { Binaries } from './binaries.ts';
import { runAs, type Account } from './run-as.ts';

/** The major version of the binaries this project installs; another version's data cannot be read by it. */
const MAJOR_VERSION = '18';

/** initdb into a folder beside, renamed when it is whole: a start cut short leaves no half-made cluster. */
export async function createCluster(
  data: string,
  password: string,
  account: Account | undefined,
  binaries: Binaries,
): Promise<void> {
  const unfinished = `${data}.${process.pid}.unfinished`;
  const passwordCopy = `${unfinished}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordCopy, password, { mode: 0o600 });
  try {
    if (account !== undefined) {
      await chown(unfinished, account.uid, account.gid);
      await chown(passwordCopy, account.uid, account.gid);
    }
    const made = await runAs(account, binaries.initdb, initdbArguments(unfinished, passwordCopy));
    if (!made.succeeded) {
      throw fault('initdb_failed', `PostgreSQL could not lay out its data in ${data}: ${made.output}`);
    }
    await rename(unfinished, data);
  } catch (error) {
    // Another start was faster: its cluster has the same password and is as good as ours.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  } finally {
    await rm(passwordCopy, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The C locale orders texts by their bytes: the same on every machine and in every version. */
function initdbArguments(data: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ];
}

export async function checkVersion(data: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === MAJOR_VERSION) return;
  throw fault(
    'data_of_another_version',
    `${data} was written by PostgreSQL ${version}, and this is PostgreSQL ${MAJOR_VERSION}, which cannot read it: ` +
      `set DATA_DIR to a new folder, or run PostgreSQL ${version} on it and give its address as DATABASE_URL.`,
  );
}
