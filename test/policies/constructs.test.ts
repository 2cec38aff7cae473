import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectRoot } from '../../src/infra/project-root.ts';
import { judgeCase } from '../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../src/rules/cases/parse-cases.ts';
import { compilePolicy, parsePolicy } from '../../src/rules/index.ts';
import { sound } from './policy-files.ts';

const CONSTRUCTS = 45;

/** States that do not exist: the language is tried on laws that no given state has. */
const INVENTED = 'test/policies/invented';

const README = textOf('policies/README.md');

/** A row of the table; one without a number is another use of the construct above it. */
const ROW = /^\| *(?<number>\d*) *\| *(?<construct>[^|]+?) *\| *`(?<file>[^`|]+)` *\| *(?<name>[^|]+?) *\|$/;

const table = README.slice(README.indexOf('## Where each construct is used'))
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2);

const uses = table.flatMap((line) => {
  const { number = '', construct = '', file = '', name = '' } = ROW.exec(line)?.groups ?? {};
  return file === '' ? [] : [{ number, construct, path: pathOf(file), name }];
});

function textOf(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

function pathOf(file: string): string {
  return join(file.startsWith('invented/') ? 'test/policies' : 'policies', file);
}

function casesPath(path: string): string {
  return path.replace(/\.yaml$/, '.cases.yaml');
}

describe('the table of constructs', () => {
  test('has nothing but rows that name a construct, a policy and a case', () => {
    expect(uses).toHaveLength(table.length);
  });

  test('names each construct once, in order', () => {
    const numbers = uses.flatMap(({ number }) => (number === '' ? [] : [Number(number)]));
    expect(numbers).toEqual(Array.from({ length: CONSTRUCTS }, (_, i) => i + 1));
  });

  test.each([...new Set(uses.map(({ path }) => path))])('names cases that stand beside %s', (path) => {
    expect(existsSync(join(projectRoot, path))).toBe(true);
    // That the file is sound and its cases hold is tested elsewhere; reading all of it again would take seconds.
    const names = [...textOf(casesPath(path)).matchAll(/^ *- name: (.+)$/gm)].map(([, name = '']): unknown =>
      parse(name),
    );
    const named = uses.flatMap((use) => (use.path === path ? [use.name] : []));
    expect(names).toEqual(expect.arrayContaining(named));
  });
});

const invented = readdirSync(join(projectRoot, INVENTED), { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .sort();

test('there are invented states', () => {
  expect(invented).toContain('zz');
});

describe.each(invented)('the invented state %s', (state) => {
  const path = join(INVENTED, state, 'recertification.yaml');

  test('is written without a problem, and its cases hold', () => {
    const policy = compilePolicy(sound(parsePolicy(textOf(path), path)), 'digest');
    const beside = casesPath(path);
    const cases = sound(parseCases(textOf(beside), beside, policy));
    for (const written of cases.cases) {
      const { expected, found } = judgeCase(policy, cases, written);
      expect({ [written.name]: found }).toEqual({ [written.name]: expected });
    }
    const names = cases.cases.map((written) => written.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
