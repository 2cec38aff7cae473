import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../app/has-code.ts';
import { projectRoot } from '../project-root.ts';

/** A request of the documentation, to be tried. */
export interface Example {
  readonly operation: string;
  /** A sentence: what it shows. */
  readonly shows: string;
  readonly asker: string;
  readonly query: string;
  readonly variables: object;
}

const FOLDER = join(projectRoot, 'docs/api');
const QUERY = /```graphql\n([\s\S]*?)\n```/;
const VARIABLES = /Variables:\n\n```json\n([\s\S]*?)\n```/;
const ASKER = /^Asked by the (.*)\.$/m;

/** The examples of `docs/api`; none where the documentation is not at hand, as in an image. */
export async function readExamples(): Promise<readonly Example[]> {
  const names = await readdir(FOLDER).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const pages = names.filter((name) => name.endsWith('.md')).sort();
  const examples = await Promise.all(
    pages.map(async (name) =>
      examplesOf(name.replace(/\.md$/, ''), await readFile(join(FOLDER, name), 'utf8')),
    ),
  );
  return examples.flat();
}

/** What stands under each heading of a page. */
export function examplesOf(operation: string, page: string): readonly Example[] {
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => {
      const query = QUERY.exec(part)?.[1];
      if (query === undefined) return [];
      const variables = JSON.parse(VARIABLES.exec(part)?.[1] ?? '{}') as object;
      const [shows = ''] = part.split('\n', 1);
      return [{ operation, shows, asker: ASKER.exec(part)?.[1] ?? 'caller', query, variables }];
    });
}
