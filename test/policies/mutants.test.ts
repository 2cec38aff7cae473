import { expect, test } from '@jest/globals';
import { proveShare } from './mutant-shares.ts';
import { lawFiles, policyFiles } from './policy-files.ts';

proveShare(1);

test('every file of reasons lies beside its policy', () => {
  const beside = policyFiles('.mutants.yaml').map((file) => file.replace('.mutants.yaml', '.yaml'));
  expect(lawFiles()).toEqual(expect.arrayContaining(beside));
});
