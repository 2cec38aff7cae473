import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../../src/infra/project-root.ts';
import { lawFiles } from '../policy-files.ts';

/** Trying hundreds of changes on hundreds of cases takes a while on a slow machine. */
const LONG_ENOUGH = 600_000;

/** Each mutant is read and forgotten; in the little room that node gives new things it would be moved first. */
const ROOM = '--max-semi-space-size=32';

/** Tests for the files of a state that its cases notice every change, or why none can. Files of states run beside each other. */
export function noticesEveryChange(state: string): void {
  const files = lawFiles().filter((file) => file.startsWith(state));

  test.each(files)(
    'the cases of %s notice every change of it, or it says why none can',
    (file) => {
      // The built program is twice as fast as the same under test.
      const program = [join(projectRoot, 'dist/src/policy.js'), 'mutants', join('policies', file)];
      const { stdout, stderr, status } = spawnSync(process.execPath, [ROOM, ...program], {
        cwd: projectRoot,
        encoding: 'utf8',
      });
      expect({ stderr, faults: stdout.split('\n').slice(1, -1) }).toEqual({ stderr: '', faults: [] });
      expect(stdout).toMatch(/: [1-9]\d* mutants, [1-9]\d* killed by cases/);
      expect(status).toBe(0);
    },
    LONG_ENOUGH,
  );
}
