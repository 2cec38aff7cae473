import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../../src/infra/project-root.ts';
import { parsePolicy } from '../../../src/rules/index.ts';
import { listsCounted, unitsRead } from '../../../src/rules/policy/credit-words.ts';

function policyOf(state: string) {
  const file = `policies/${state}/recertification.yaml`;
  const policy = parsePolicy(readFileSync(join(projectRoot, file), 'utf8'), file);
  if (Array.isArray(policy)) throw new Error(`${file} does not load`);
  return policy;
}

describe('of claims a policy', () => {
  test('reads the units its entries name', () => {
    expect(unitsRead(policyOf('tn'))).toEqual(['ceu', 'clock_hour', 'micro_credential', 'semester_hour']);
    expect(unitsRead(policyOf('pa'))).toEqual(['clock_hour', 'cpe_credit', 'quarter_hour', 'semester_hour']);
  });

  test('reads any unit where one of its entries names none', () => {
    expect(unitsRead(policyOf('ma'))).toBeUndefined();
  });

  test('says what it counts without a claim', () => {
    expect(listsCounted(policyOf('tn'))).toEqual(['evaluations', 'boards']);
    expect(listsCounted(policyOf('il'))).toEqual([]);
  });
});
