import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { canEnter, runAs, type Account } from '../../src/infra/postgres/embedded/run-as.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

/** Somebody the server may be started by, with a Node and a project they can read. */
export interface User {
  readonly name: string;
  /** Undefined: whoever runs the tests. */
  readonly account: Account | undefined;
}

/** Whoever runs the tests. */
export const ourselves: User = {
  name: process.getuid?.() === 0 ? 'root' : 'an ordinary user',
  account: undefined,
};

/** Root can play an ordinary user as well; an ordinary user is one already. */
export const users: readonly User[] =
  ourselves.name === 'root'
    ? [ourselves, { name: 'an ordinary user', account: await ordinaryAccount() }]
    : [ourselves];

/** The system user that the run's own server was given. */
async function ordinaryAccount(): Promise<Account> {
  const name = 'licensure-ledger';
  const [uid, gid] = await Promise.all([
    runAs(undefined, 'id', ['-u', name]),
    runAs(undefined, 'id', ['-g', name]),
  ]);
  return { name, uid: Number(uid.output), gid: Number(gid.output) };
}

export interface Workplace {
  readonly node: string;
  readonly project: string;
}

/** Where that user finds Node and this project: here, or in copies when these are closed to them. */
export async function workplaceFor({ account }: User): Promise<Workplace> {
  const nodeRuns = (await runAs(account, process.execPath, ['--version'])).succeeded;
  const projectOpen = await canEnter(account, projectRoot);
  return {
    node: nodeRuns ? process.execPath : await copyForAll(process.execPath),
    project: projectOpen ? projectRoot : await copyForAll(projectRoot),
  };
}

async function copyForAll(path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-copy-'));
  const copy = join(folder, basename(path));
  await cp(path, copy, { recursive: true, filter: (source) => !source.startsWith(join(path, 'data')) });
  await runAs(undefined, 'chmod', ['-R', 'a+rX', folder]);
  return copy;
}
