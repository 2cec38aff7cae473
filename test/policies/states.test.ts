import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { coverage } from '../../src/analyst/coverage.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { textOf } from './policy-files.ts';

test('the register says of every policy what it covers, since when, and when it was last compared', () => {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  expect(coverage([], { cwd: join(projectRoot, 'policies'), print, digestOf })).toBe(0);
  expect(textOf('states.yaml').trimEnd()).toBe(lines.join('\n'));
});
