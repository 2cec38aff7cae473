import { describe, expect, test } from '@jest/globals';
import { compilePolicy, evaluate, parsePolicy, type CompiledPolicy } from '../../src/rules/index.ts';
import { sound } from '../policies/policy-files.ts';
import { factsFor } from './facts-support.ts';
import { cite, inventedText } from './policy-support.ts';

/** A policy that asks one hour since a day, of renewals a year later at the soonest. */
function policyThatWaits(since: string, wait: object): CompiledPolicy {
  const tree = { kind: 'amount', id: 'hours', asks: 'One hour.', since, at_least: 1, cite };
  const text = JSON.stringify({
    ...(JSON.parse(inventedText({ tree })) as object),
    new_rules_wait: { years: 1, ...wait, cite },
  });
  return compilePolicy(sound(parsePolicy(text, 'invented.yaml')), 'digest');
}

function outcomeOfRenewal(policy: CompiledPolicy, expiresOn: string): string {
  const facts = factsFor('ZZ', { validFrom: '2020-07-01', expiresOn }, []);
  return evaluate(policy, new Map(), facts, expiresOn).outcome;
}

describe('a new rule', () => {
  const policy = policyThatWaits('2022-07-01', {});

  test('is not asked of a renewal less than a year after it, and is from the anniversary on', () => {
    expect(outcomeOfRenewal(policy, '2023-06-30')).toBe('not_applicable');
    expect(outcomeOfRenewal(policy, '2023-07-01')).toBe('not_met');
  });

  test('waits where it stands since the day of the clause that lets it wait, or later', () => {
    const dated = policyThatWaits('2022-07-01', { since: '2022-07-01' });
    expect(outcomeOfRenewal(dated, '2023-06-30')).toBe('not_applicable');
  });

  test('waits for nobody where it stood before that clause', () => {
    const dated = policyThatWaits('2022-07-01', { since: '2022-07-02' });
    expect(outcomeOfRenewal(dated, '2022-07-01')).toBe('not_met');
    expect(outcomeOfRenewal(dated, '2022-06-30')).toBe('not_applicable');
  });
});
