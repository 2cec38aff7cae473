import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { projectRoot } from '../project-root.ts';

/** A file of the explorer page, as it is served. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

const FOLDER = join(projectRoot, 'explorer');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Every file of the page by its path; the page itself is at `/`. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const name of await readdir(FOLDER)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    assets.set(name === 'index.html' ? '/' : `/explorer/${name}`, {
      type,
      body: await readFile(join(FOLDER, name)),
    });
  }
  return assets;
}
