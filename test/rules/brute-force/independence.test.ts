import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../../src/infra/project-root.ts';

const FOLDER = join(projectRoot, 'test/rules/brute-force');

/** They load what is compared. */
const COMPARING = ['compare.ts', 'tally.ts', 'roster.ts'];

test('brute force knows of the engine no more than its types and the names of the lists', () => {
  const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.test.ts') && !COMPARING.includes(name));
  const imports = files.flatMap((name) =>
    [
      ...readFileSync(join(FOLDER, name), 'utf8').matchAll(
        /^(import|export)\b(?! type)[^;]*? from '([^']+)'/gm,
      ),
    ]
      .map(([, , from = '']) => from)
      .filter((from) => from.includes('/src/'))
      .map((from) => `${name} ${from}`),
  );
  expect(imports.filter((one) => !one.endsWith('/src/rules/language/lists.ts'))).toEqual([]);
  expect(imports.length).toBeGreaterThan(0);
});
