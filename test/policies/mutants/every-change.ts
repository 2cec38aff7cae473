import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../../src/infra/project-root.ts';
import { lawFiles } from '../policy-files.ts';

/** Trying hundreds of changes on hundreds of cases takes a while on a slow machine. */
const LONG_ENOUGH = 600_000;

/** Each mutant is read and forgotten; in the little room that node gives new things it would be moved first. */
const ROOM = '--max-semi-space-size=32';

/** Every mutant is a policy of its own: what is optimized for one does little for the next, so only what runs long is. */
const OPTIMIZED_LATE = '--interrupt-budget=2000000';

/** A test that the cases of a state notice every change of its files. States run beside each other, files of one do not. */
export function noticesEveryChange(state: string): void {
  const files = lawFiles().filter((file) => file.startsWith(state));

  test(
    `the cases of ${files.join(' and ')} notice every change, or it says why none can`,
    () => {
      // The built program is twice as fast as the same under test, and is loaded once for all files.
      const program = [join(projectRoot, 'dist/src/policy.js'), 'mutants'];
      const paths = files.map((file) => join('policies', file));
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [ROOM, OPTIMIZED_LATE, ...program, ...paths],
        { cwd: projectRoot, encoding: 'utf8' },
      );
      const lines = stdout.split('\n').slice(0, -1);
      const isFault = (line: string) => line.startsWith(' ');
      expect({ stderr, faults: lines.filter(isFault) }).toEqual({ stderr: '', faults: [] });
      expect(lines.map((line) => line.replace(/: [1-9]\d* mutants, [1-9]\d* killed by cases.*/, ''))).toEqual(
        paths,
      );
      expect(status).toBe(0);
    },
    LONG_ENOUGH,
  );
}
