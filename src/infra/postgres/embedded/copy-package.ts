import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** Copies a package of binaries so that everybody may run it. A copy cut short is never taken for a whole one. */
export async function copyPackage(installed: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await copyTree(join(installed, 'native'), join(unfinished, 'native'));
  await linkLibraries(unfinished);
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
}

/** Plain files only: the links are made anew. */
async function copyTree(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await chmod(target, 0o755);
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) await copyTree(from, to);
    else if (entry.isFile()) await copyReadable(from, to);
  }
}

async function copyReadable(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const ownerMayRun = ((await stat(from)).mode & 0o100) !== 0;
  await chmod(to, ownerMayRun ? 0o755 : 0o644);
}

/** npm's packages hold no links, so this one lists its own: from `target` to `source`, within the package. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(folder, target));
  }
}
