import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/infra/project-root.ts';
import { POLICY } from './invented-policy.ts';

let elsewhere = '';

beforeAll(() => {
  elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'licensure-ledger-analyst-')));
  writeFileSync(join(elsewhere, 'p.yaml'), POLICY.replace('years: 5', 'years: five'));
});

afterAll(() => {
  rmSync(elsewhere, { recursive: true });
});

/** Runs the built program in a folder outside the project. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = elsewhere) {
  const program = [join(projectRoot, 'dist/src/policy.js'), ...args];
  return spawnSync(process.execPath, program, { cwd, env, encoding: 'utf8' });
}

describe('the policy command as a program', () => {
  test('reads a path from where it was called', () => {
    const { status, stdout } = run(['check', 'p.yaml']);
    expect(stdout).toMatch(/^p\.yaml:40 terms\.0\.years /);
    expect(status).toBe(1);
  });

  test('reads a path from where npm was called', () => {
    const env = { npm_lifecycle_event: 'policy', INIT_CWD: elsewhere };
    expect(run(['check', 'p.yaml'], env, projectRoot).stdout).toMatch(/^p\.yaml:40 /);
  });

  test('takes the policies of the project, wherever it is called', () => {
    const { stdout, stderr } = run(['check']);
    expect(Number(/^(\d+) files read/m.exec(stdout)?.[1])).toBeGreaterThan(2);
    expect(stderr).toBe('');
  });

  test('says how it is used when it is used otherwise', () => {
    const { status, stdout, stderr } = run(['chekc']);
    expect(stderr).toMatch(/^There is no command chekc\.\n\nnpm run policy -- <command>\n/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(run(['check', 'nowhere.yaml'])).toMatchObject({
      status: 2,
      stderr: `${join(elsewhere, 'nowhere.yaml')} does not exist: check the path.\n`,
    });
    expect(run(['check', '--all'])).toMatchObject({ status: 2, stderr: expect.stringContaining("'--all'") });
  });
});
