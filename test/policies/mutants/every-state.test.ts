import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { lawFiles, policyFiles } from '../policy-files.ts';

test('the changes of every state are tried', () => {
  const tried = readdirSync(import.meta.dirname).flatMap((file) => /^(\w\w)\.e2e/.exec(file)?.[1] ?? []);
  expect(tried.sort()).toEqual([...new Set(lawFiles().map((file) => file.slice(0, 2)))]);
});

test('every file of reasons lies beside its policy', () => {
  const beside = policyFiles('.mutants.yaml').map((file) => file.replace('.mutants.yaml', '.yaml'));
  expect(lawFiles()).toEqual(expect.arrayContaining(beside));
});
