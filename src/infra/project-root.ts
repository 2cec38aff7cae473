import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE_NAME = 'licensure-ledger';

/**
 * Assets (SQL, YAML, GraphQL) are not compiled, so they are found from the folder of our package.json: the same
 * folder whether the code runs from `src/` or from `dist/src/`.
 */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

function findProjectRoot(folder: string): string {
  if (isOurPackage(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) {
    throw new Error(
      `No package.json of ${PACKAGE_NAME} above ${import.meta.url}: keep it beside dist/ and src/.`,
    );
  }
  return findProjectRoot(parent);
}

function isOurPackage(file: string): boolean {
  if (!existsSync(file)) return false;
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return (
    typeof content === 'object' && content !== null && 'name' in content && content.name === PACKAGE_NAME
  );
}
