import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';

interface Run {
  readonly folders: readonly string[];
  /** Which one of how many, from 0. */
  readonly part: number;
  readonly of: number;
}

/** The runs of jest.whole.config.js, by file. */
declare const runs: Readonly<Record<string, Run>>;
/** Where jest is in declaring tests; environment.mjs hands it over. */
declare const circus: { currentDescribeBlock: unknown };

/** Declares the tests of many files in one of test/whole, each file in a block of its own that its hooks belong to. */
export async function together(url: string): Promise<void> {
  const name = basename(fileURLToPath(url));
  const run = runs[name];
  if (run === undefined) throw new Error(`jest.whole.config.js does not know ${name}.`);
  for (const file of filesOf(run, name.includes('.db.'))) await declare(file);
}

function filesOf({ folders, part, of }: Run, onDatabase: boolean): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(projectRoot, 'test', folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => (onDatabase ? /\.db\.test\.ts$/ : /(?<!\.db|\.e2e)\.test\.ts$/).test(name))
        .map((name) => join('test', folder, name)),
    )
    .sort()
    .filter((_, index) => index % of === part);
}

/** A block ends where its function does, but an import takes longer: so it is opened again for that time. */
async function declare(file: string): Promise<void> {
  const outside = circus.currentDescribeBlock;
  let inside: unknown;
  describe(file, () => {
    inside = circus.currentDescribeBlock;
  });
  circus.currentDescribeBlock = inside;
  try {
    await import(join(projectRoot, file));
  } catch (error) {
    test('can be loaded', () => {
      throw error;
    });
  } finally {
    circus.currentDescribeBlock = outside;
  }
}
