import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { examineFile } from '../../src/analyst/mutants/run-mutants.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { lawFiles, textOf } from './policy-files.ts';

/** Test files the policies are dealt out over, since Jest runs files side by side and a file's tests in a row. */
const SHARES = 3;

/** A large policy has a thousand mutants. */
const TIMEOUT_MS = 300_000;

/** Every policy of one share, dealt out from the largest to the smallest. */
export function proveShare(share: 1 | 2 | 3): void {
  const bySize = [...lawFiles()].sort((a, b) => textOf(b).length - textOf(a).length);
  const files = bySize.filter((_, place) => place % SHARES === share - 1);

  describe.each(files)('policies/%s', (file) => {
    test(
      'has a case that fails for whatever is changed in it, or a reason why none can',
      () => {
        const { fates, faults } = examineFile(join(projectRoot, 'policies', file), { cwd: projectRoot });
        expect(faults).toEqual([]);
        expect(fates.filter(({ fate }) => fate === 'killed').length).toBeGreaterThan(0);
      },
      TIMEOUT_MS,
    );
  });
}
