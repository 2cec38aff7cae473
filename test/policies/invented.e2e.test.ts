import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';

/** States that do not exist: the language is tried on laws that no given state has. */
const INVENTED = 'test/policies/invented';

const states = readdirSync(join(projectRoot, INVENTED), { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .sort();

/** Runs the built program, which is twice as fast as the same under test. */
function testOf(state: string) {
  const args = [join(projectRoot, 'dist/src/policy.js'), 'test', join(INVENTED, state)];
  return spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
}

test('there are invented states', () => {
  expect(states).toContain('zz');
});

describe.each(states)('the invented state %s', (state) => {
  test('is written without a problem, and its cases hold', () => {
    // Cases of a file with a problem are not run, so there is no need to check it besides.
    const { stdout, stderr, status } = testOf(state);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const [, passed, all] = /^\S+: (\d+) of (\d+) cases passed\n$/.exec(stdout) ?? [];
    expect(passed).toBe(all);
    expect(Number(all)).toBeGreaterThan(20);
  });
});
