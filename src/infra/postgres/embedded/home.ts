import { createHash, randomBytes } from 'node:crypto';
import {
  chown,
  lstat,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { accountFor } from './account.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { canEnter, runAs, type Account } from './run-as.ts';

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

const MAJOR_VERSION = '18';
/** Where root's data goes when the system user cannot enter DATA_DIR. */
const ELSEWHERE = '/var/lib/licensure-ledger';

/** Finds or makes the data folder, its password and its cluster. Throws, saying what to do, when that cannot be. */
export async function openHome(givenDataDir: string, log: (message: string) => void): Promise<Home> {
  const dataDir = resolve(givenDataDir);
  await mkdir(dataDir, { recursive: true });
  const existing = await findData(dataDir);
  const account = await accountFor(existing);
  const data = existing ?? (await placeFor(dataDir, account, log));
  const home = dirname(data);
  const binaries = await findBinaries(account, home);
  const password = await readOrMakePassword(dataDir, existing !== undefined);
  const logFile = join(dataDir, 'postgres.log');
  if (existing === undefined) await createCluster({ data, password, account, binaries });
  await checkVersion(data);
  return { dataDir, data, logFile, password, account, binaries };
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
    throw new Error(
      `${path} leads to a folder that is gone or closed to this user: put the folder back, or remove ${path} ` +
        `to begin with an empty ledger.`,
      { cause },
    );
  }
}

export function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres-password');
}

async function placeFor(
  dataDir: string,
  account: Account | undefined,
  log: (message: string) => void,
): Promise<string> {
  const data = join(dataDir, 'postgres');
  if (account === undefined || (await canEnter(account, dataDir))) return data;
  const folder = join(ELSEWHERE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  await mkdir(folder, { recursive: true, mode: 0o755 });
  if (!(await canEnter(account, folder))) {
    throw new Error(
      `PostgreSQL runs as user '${account.name}', who can enter neither ${dataDir} nor ${folder}: ` +
        `set DATA_DIR to a folder that user can enter.`,
    );
  }
  const place = join(folder, 'postgres');
  await symlink(place, data);
  log(
    `PostgreSQL runs as user '${account.name}', who cannot enter ${dataDir}: its data are in ${place} (${data} leads there).`,
  );
  return place;
}

/** Made once, written whole before it counts; readable by us only. */
async function readOrMakePassword(dataDir: string, dataExists: boolean): Promise<string> {
  const file = passwordFile(dataDir);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  if (dataExists) {
    throw new Error(
      `${file} is missing, and without it nobody can sign in to the data beside it: put it back.`,
    );
  }
  const password = randomBytes(32).toString('base64url');
  const unfinished = `${file}.${process.pid}.unfinished`;
  const handle = await open(unfinished, 'w', 0o600);
  await handle.writeFile(password);
  await handle.sync();
  await handle.close();
  await rename(unfinished, file);
  return password;
}

type NewCluster = Pick<Home, 'data' | 'password' | 'account' | 'binaries'>;

/** initdb into a folder beside, renamed when it is whole: a start cut short leaves no half-made cluster. */
async function createCluster({ data, password, account, binaries }: NewCluster): Promise<void> {
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
    const made = await runAs(account, binaries.initdb, [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordCopy}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]);
    if (!made.succeeded) throw new Error(`PostgreSQL could not lay out its data in ${data}: ${made.output}`);
    await rename(unfinished, data);
  } finally {
    await rm(passwordCopy, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function checkVersion(data: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === MAJOR_VERSION) return;
  throw new Error(
    `${data} was written by PostgreSQL ${version}, and this is PostgreSQL ${MAJOR_VERSION}, which cannot read it: ` +
      `set DATA_DIR to a new folder, or run PostgreSQL ${version} on it and give its address as DATABASE_URL.`,
  );
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
