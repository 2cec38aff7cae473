import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../../src/domain/facts.ts';
import { type CompiledPolicy, renewalWindow } from '../../../src/rules/index.ts';
import { compiledPolicy } from '../../policies/policy-files.ts';
import { factsFor } from '../facts-support.ts';

const NOTHING = new Map<string, string>();

/** A license whose period ends on 31 August 2024, or as said. */
function held(state: string, name: string, expiresOn = '2024-08-31'): Facts {
  return factsFor(state, { class: name, issuedOn: '2012-07-01', validFrom: '2019-07-01', expiresOn }, []);
}

const asked = (policy: CompiledPolicy, facts: Facts, asOf: string, settings = NOTHING) =>
  renewalWindow(policy, settings, facts, asOf);

describe('the days on which a renewal may be applied for', () => {
  test('are the last year of a Tennessee license, from its first day to the last of the period', () => {
    const policy = compiledPolicy('tn/recertification.yaml');
    const facts = held('TN', 'professional');
    const days = { opensOn: '2023-09-01', closesOn: '2024-08-31', late: false, codes: [], missing: [] };
    expect(asked(policy, facts, '2023-08-31')).toMatchObject({ ...days, timing: 'not_yet' });
    expect(asked(policy, facts, '2023-09-01')).toMatchObject({ ...days, timing: 'in_time' });
    expect(asked(policy, facts, '2024-08-31')).toMatchObject({ ...days, timing: 'in_time' });
    expect(asked(policy, facts, '2024-09-01')).toMatchObject({ ...days, timing: 'closed' });
    expect(asked(policy, facts, '2024-09-01').cites).toContain('gcschools');
  });

  test('go on in Pennsylvania after the period, late, and have no first day', () => {
    const policy = compiledPolicy('pa/recertification.yaml');
    const facts = held('PA', 'instructional_ii', '2024-06-30');
    const days = { opensOn: null, closesOn: '2024-06-30', late: true, codes: [] };
    expect(asked(policy, facts, '2020-01-01')).toMatchObject({ ...days, timing: 'in_time' });
    expect(asked(policy, facts, '2024-06-30')).toMatchObject({ ...days, timing: 'in_time' });
    expect(asked(policy, facts, '2024-07-01')).toMatchObject({ ...days, timing: 'late' });
  });

  test('include the days of grace in Illinois', () => {
    const policy = compiledPolicy('il/recertification.yaml');
    const facts = held('IL', 'professional', '2024-06-30');
    const window = asked(policy, facts, '2024-08-31');
    expect([window.closesOn, window.timing]).toEqual(['2024-08-31', 'in_time']);
    expect(asked(policy, facts, '2024-09-01').timing).toBe('closed');
  });

  test('begin in North Carolina where the way to the renewal opens, of which the term says nothing', () => {
    const policy = compiledPolicy('nc/recertification.yaml');
    const window = asked(policy, held('NC', 'continuing', '2024-06-30'), '2024-04-14');
    expect(window).toMatchObject({ opensOn: '2024-04-15', closesOn: '2024-06-30', timing: 'not_yet' });
    expect(window.cites.length).toBeGreaterThan(2);
  });

  test('begin in New York six months before the last day, counted back', () => {
    const policy = compiledPolicy('ny/recertification.yaml');
    expect(asked(policy, held('NY', 'professional', '2024-06-30'), '2024-01-01')).toMatchObject({
      ...{ opensOn: '2023-12-31', timing: 'in_time' },
    });
  });

  test('are none where a certificate is not renewed at all, and unknown where no term is written', () => {
    const texas = compiledPolicy('tx/recertification.yaml');
    expect(asked(texas, held('TX', 'master_teacher', '2024-03-31'), '2024-01-01')).toMatchObject({
      ...{ opensOn: null, closesOn: null, timing: 'closed', codes: ['renewals_used_up'] },
    });
    expect(asked(texas, held('TX', 'lifetime', '2024-03-31'), '2024-01-01')).toMatchObject({
      ...{ opensOn: null, closesOn: null, timing: 'unknown', codes: ['not_encoded'] },
    });
  });
});
