import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../src/app/policy-book.ts';
import type { PolicyFile } from '../../src/infra/policies/policy-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { parsePolicy } from '../../src/rules/index.ts';

/** Reading the law of every state takes longer than most tests, so only that of these is read. */
export async function lawOf(states: readonly string[]): Promise<readonly PolicyFile[]> {
  const paths = await Promise.all(
    states.map(async (state) => {
      const folder = join('policies', state.toLowerCase());
      const names = await readdir(join(projectRoot, folder));
      return names.filter((name) => /^[^.]+\.yaml$/.test(name)).map((name) => join(folder, name));
    }),
  );
  return Promise.all(
    paths.flat().map(async (file) => {
      const text = await readFile(join(projectRoot, file), 'utf8');
      const policy = parsePolicy(text, file);
      if (Array.isArray(policy)) throw new Error(`${file} does not load`);
      return { file, text, digest: digestOf(text), policy };
    }),
  );
}
