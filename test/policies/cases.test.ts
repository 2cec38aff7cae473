import { describe, expect, test } from '@jest/globals';
import { judgeCase } from '../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../src/rules/cases/parse-cases.ts';
import { compiledPolicy, lawFiles, policyFiles, sound, textOf } from './policy-files.ts';

const ENDING = '.cases.yaml';

describe.each(policyFiles(ENDING))('policies/%s', (file) => {
  const cases = sound(parseCases(textOf(file), file));
  const policy = compiledPolicy(file.replace(ENDING, '.yaml'));

  test.each(cases.cases)('$name', (written) => {
    const { expected, found } = judgeCase(policy, cases, written);
    expect(found).toEqual(expected);
  });

  test('gives every case a name of its own', () => {
    const names = cases.cases.map((written) => written.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('every policy has cases beside it', () => {
  expect(lawFiles().map((file) => file.replace('.yaml', ENDING))).toEqual(policyFiles(ENDING));
});
