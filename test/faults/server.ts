import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Home, openHome } from '../../src/infra/postgres/embedded/home.ts';
import { isAlive, isPostgres, readPidFile } from '../../src/infra/postgres/embedded/pid-file.ts';
import { launch, type Launched, stopPostmaster } from '../../src/infra/postgres/embedded/postmaster.ts';
import { probe } from '../../src/infra/postgres/embedded/probe.ts';
import { migrate } from '../../src/infra/postgres/migrate.ts';
import {
  APP_ROLE,
  copyDatabase,
  type DatabaseUrls,
  prepareDatabase,
} from '../../src/infra/postgres/roles.ts';
import { ask } from '../log/postgres-engine.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';

/** How a PostgreSQL is killed: one session of it, its first process, or all that belongs to it at once. */
export const KILLS = ['a session', 'the postmaster', 'every process'] as const;
export type Kill = (typeof KILLS)[number];

/** A PostgreSQL of a test's own, to be killed. */
export interface Server {
  readonly port: () => number;
  /** A superuser's address of that database. */
  readonly adminUrlOf: (database: string) => string;
  /** One statement of a superuser, in the database `postgres`. */
  asAdmin(statement: string): Promise<unknown>;
  /** A new migrated database. */
  newDatabase(name: string): Promise<DatabaseUrls>;
  /** `kill -9`. Resolves when it runs again; a port that has changed is told first. */
  kill(kill: Kill): Promise<void>;
  /** A fast shutdown and a start. */
  restart(mostFileBytes?: number): Promise<void>;
  remove(): Promise<void>;
}

const TEMPLATE = 'fault_template';
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 15;

export async function startServer(onPort: (port: number) => void = () => undefined): Promise<Server> {
  const dataDir = await newDataDir();
  const home = await openHome(dataDir, () => undefined);
  let adminUrl = await bringUp(home);
  const port = () => Number(new URL(adminUrl).port);
  const { migratorUrl } = await prepareDatabase(adminUrl, TEMPLATE);
  await migrate({ url: migratorUrl, appRole: APP_ROLE });

  const adminUrlOf = (database: string) => {
    const url = new URL(adminUrl);
    url.pathname = database;
    return url.href;
  };
  const up = async (limited: Home = home) => {
    adminUrl = await bringUp(limited);
    onPort(port());
  };
  return {
    port,
    adminUrlOf,
    asAdmin: (statement) => ask(adminUrl, statement),
    newDatabase: (name) => copyDatabase(adminUrl, TEMPLATE, name),
    kill: async (kill) => {
      await killPostgres(home, kill);
      await up();
    },
    restart: async (mostFileBytes) => {
      await stopPostmaster(home);
      await up(mostFileBytes === undefined ? home : await limitedTo(home, mostFileBytes));
    },
    remove: () => removeDataDir(dataDir),
  };
}

/** Launches what does not run, again and again until it lets us in: sessions of a killed one may still hold on. */
async function bringUp(home: Home): Promise<string> {
  const until = performance.now() + START_TIMEOUT_MS;
  let launched: Launched | undefined;
  while (performance.now() < until) {
    const found = await probe(home.data, home.password);
    if (found.state === 'ready') return found.adminUrl;
    if (found.state === 'absent' && (launched === undefined || launched.ended() !== undefined)) {
      launched = await launch(home);
    }
    await sleep(POLL_MS);
  }
  throw new Error(`PostgreSQL did not come up.\n${(await launched?.log()) ?? ''}`);
}

/** `kill -9` of the PostgreSQL that runs on a data folder; resolves when what was killed is gone. */
export async function killPostgres({ data, password }: Home, kill: Kill): Promise<void> {
  const postmaster = (await readPidFile(data))?.pid;
  if (postmaster === undefined || !(await isPostgres(postmaster)))
    throw new Error('Nothing runs to be killed.');
  switch (kill) {
    case 'a session': {
      const found = await probe(data, password);
      if (found.state !== 'ready')
        throw new Error('PostgreSQL lets nobody in whose session could be killed.');
      const session = await sessionOf(found.adminUrl);
      process.kill(session, 'SIGKILL');
      // The postmaster ends all other sessions before it lets anybody in again.
      while (isAlive(session)) await sleep(POLL_MS);
      return;
    }
    case 'the postmaster':
      process.kill(postmaster, 'SIGKILL');
      break;
    case 'every process': {
      const children = await childrenOf(postmaster);
      for (const pid of [postmaster, ...children]) killIfThere(pid);
      break;
    }
  }
  while (isAlive(postmaster)) await sleep(POLL_MS);
}

/** A session of the application that is at work, if one is. */
async function sessionOf(adminUrl: string): Promise<number> {
  const [session] = await ask(
    adminUrl,
    'SELECT pid FROM pg_stat_activity WHERE usename = $1 ORDER BY state <> $2 LIMIT 1',
    [APP_ROLE, 'active'],
  );
  if (session === undefined) throw new Error('No session of the application is there to be killed.');
  return Number(session['pid']);
}

async function childrenOf(parent: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (pid !== undefined && of === parent ? [pid] : []));
}

function killIfThere(pid: number): void {
  // It may have ended because another of them did.
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

/** The same PostgreSQL, which can make no file larger than that: a disk that is full, to whoever needs more. */
async function limitedTo(home: Home, mostFileBytes: number): Promise<Home> {
  const wrapper = join(home.dataDir, 'postgres-on-a-small-disk');
  // POSIX counts in blocks of 512 bytes.
  const script = `#!/bin/sh\nulimit -f ${Math.ceil(mostFileBytes / 512)}\nexec '${home.binaries.postgres}' "$@"\n`;
  await writeFile(wrapper, script, { mode: 0o755 });
  return { ...home, binaries: { ...home.binaries, postgres: wrapper } };
}
