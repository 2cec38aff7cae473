import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectRoot } from '../../src/infra/project-root.ts';

const CONSTRUCTS = 45;

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
