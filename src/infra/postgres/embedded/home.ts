import { chmod, lstat, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fault } from '../../../app/fault.ts';
import { hasCode } from '../../../app/has-code.ts';
import { accountFor } from './account.ts';
import { findBinaries, installedPackage, type Binaries } from './binaries.ts';
import { checkVersion, createCluster } from './cluster.ts';
import { makeDataFolder } from './data-folder.ts';
import { getPassword, makePassword } from './password.ts';
import { canEnter, type Account } from './run-as.ts';

/** Everything needed to run PostgreSQL on one data folder. */
export interface Home {
  readonly dataDir: string;
  /** PostgreSQL's own data directory: `<dataDir>/postgres`, or where that link leads. */
  readonly data: string;
  readonly logFile: string;
  readonly password: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
}

/** Where root's data and binaries go when the system user cannot enter DATA_DIR. */
export const ELSEWHERE = '/var/lib/licensure-ledger';

/** Finds or makes the data folder, its password and its cluster. Throws, saying what to do, when that cannot be. */
export async function openHome(givenDataDir: string, log: (message: string) => void): Promise<Home> {
  const dataDir = resolve(givenDataDir);
  await makeDataFolder(dataDir);
  const existing = await findData(dataDir);
  const account = await accountFor(existing);
  const shelf = await shelfFor(dataDir, account);
  const binaries = await findBinaries(account, installedPackage(), shelf);
  const password = existing === undefined ? await makePassword(dataDir) : await getPassword(dataDir);
  const data = existing ?? (await makeData(dataDir, shelf, password, account, binaries));
  await checkVersion(data);
  if (!(await canEnter(account, data))) throw closed(account, `cannot enter ${data}`);
  if (dirname(data) !== (await realpath(dataDir))) {
    log(`The data of PostgreSQL are in ${data}, because the user it runs as cannot enter ${dataDir}.`);
  }
  return { dataDir, data, logFile: join(dataDir, 'postgres.log'), password, account, binaries };
}

/** The data directory if it was made before, links followed. */
export async function findData(dataDir: string): Promise<string | undefined> {
  const path = join(dataDir, 'postgres');
  try {
    await lstat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return await realpath(path);
  } catch (cause) {
    throw fault(
      'data_gone',
      `${path} leads to a folder that is gone or closed to this user: put that folder back, or remove ${path} ` +
        `and ${dataDir}/postgres-password to begin with an empty ledger.`,
      cause,
    );
  }
}

/** A folder the account can enter, for what is new. */
async function shelfFor(dataDir: string, account: Account | undefined): Promise<string> {
  if (await canEnter(account, dataDir)) return dataDir;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  if (await canEnter(account, ELSEWHERE)) return ELSEWHERE;
  throw closed(account, `can enter neither ${dataDir} nor ${ELSEWHERE}`);
}

async function makeData(
  dataDir: string,
  shelf: string,
  password: string,
  account: Account | undefined,
  binaries: Binaries,
): Promise<string> {
  const path = join(dataDir, 'postgres');
  if (shelf === dataDir) {
    await createCluster(path, password, account, binaries);
    return realpath(path);
  }
  // A new folder each time: whoever removed DATA_DIR wants to begin anew, not to meet the old data.
  const folder = await mkdtemp(join(shelf, 'data-'));
  await chmod(folder, 0o755);
  const place = join(folder, 'postgres');
  await createCluster(place, password, account, binaries);
  try {
    await symlink(place, path);
  } catch (error) {
    // Another start was faster: its data are the data.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  return realpath(path);
}

function closed(account: Account | undefined, obstacle: string): Error {
  return fault(
    'data_closed',
    `PostgreSQL runs as user ${account?.name ?? ''}, who ${obstacle}: open the folders above it to that user ` +
      `(chmod o+x), or set DATA_DIR to a folder it can enter.`,
  );
}
