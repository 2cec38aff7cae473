import { describe, expect, test } from '@jest/globals';
import type { Circumstances } from '../../src/domain/decider.ts';
import type { Issued, LicenseEvent } from '../../src/domain/license/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { decisionThatIs, PERIOD } from './decision.ts';
import { AGENCY, recorded, specify, TODAY } from './given.ts';

const { given } = specify(license);

const HOLDER: Circumstances = { actor: 'ada', actorEducator: 'TN-100001', today: TODAY };
const paper: Issued['data'] = {
  educator: 'TN-100001',
  state: 'TN',
  number: '1234567',
  class: 'professional',
  fields: ['Mathematics 6-12'],
  validFrom: '2018-09-01',
  expiresOn: '2024-08-31',
};
const issued: LicenseEvent = { type: 'license.Issued', data: paper };
const applied: LicenseEvent = {
  type: 'license.RenewalApplied',
  data: { by: 'ada', period: PERIOD, on: TODAY },
};
const next = { validFrom: '2024-09-01', expiresOn: '2030-08-31' };
const renew = { type: 'Renew', period: PERIOD, decision: decisionThatIs('met'), ...next } as const;
const renewed: LicenseEvent = {
  type: 'license.Renewed',
  data: { by: 'agency:tn', on: TODAY, period: PERIOD, decision: renew.decision, ...next },
};

describe('a license', () => {
  test('is issued once under its number', () => {
    given()
      .when({ type: 'Issue', ...paper })
      .then(issued);
    given(issued)
      .when({ type: 'Issue', ...paper })
      .thenNothing();
    given(issued)
      .when({ type: 'Issue', ...paper, class: 'practitioner' })
      .thenRefused('license_number_taken');
  });

  test('under a number that is taken is refused with what differs, and nothing of what either says', () => {
    const held = license.evolve(license.initial, recorded(issued, 0));
    const other = { ...paper, educator: 'TN-2', fields: [], expiresOn: null };
    expect(license.decide({ type: 'Issue', ...other }, held, AGENCY)).toEqual({
      refused: 'license_number_taken',
      because:
        'This license number is issued already, with another holder, other fields, other days. ' +
        'Correct that license, or issue under another number; where it came with an import, that may be undone.',
    });
  });

  test('is not issued to end before it begins, in a state that is none, or under no number', () => {
    given()
      .when({ type: 'Issue', ...paper, expiresOn: '2018-08-31' })
      .thenRefused('license_days');
    given()
      .when({ type: 'Issue', ...paper, state: 'XX' })
      .thenRefused('state_unknown');
    given()
      .when({ type: 'Issue', ...paper, number: '' })
      .thenRefused('license_number');
  });

  test('has a plan approved by somebody else, one a day', () => {
    const approve = { type: 'ApprovePlan', capacity: 'supervisor' } as const;
    const data = { by: 'agency:tn', capacity: 'supervisor', on: TODAY };
    const planned: LicenseEvent = { type: 'license.PlanApproved', data };
    given(issued).when(approve).then(planned);
    given(issued, planned).when(approve).thenNothing();
    given(issued).when(approve, HOLDER).thenRefused('own_work');
    given(issued)
      .when({ ...approve, on: '2024-06-16' })
      .thenRefused('future_day');
  });

  test('is applied for from the first day the law takes applications', () => {
    const apply = { type: 'ApplyForRenewal', period: PERIOD } as const;
    given(issued)
      .when({ ...apply, opensOn: TODAY }, HOLDER)
      .then(applied);
    given(issued)
      .when({ ...apply, opensOn: '2024-06-16' }, HOLDER)
      .thenRefused('too_early');
    given(issued)
      .when({ ...apply, opensOn: null }, HOLDER)
      .then(applied);
    given(issued, applied)
      .when({ ...apply, opensOn: null }, HOLDER)
      .thenNothing();
  });

  test('is renewed with the decision it rests on', () => {
    given(issued, applied).when(renew).then(renewed);
    given(issued, applied, renewed).when(renew).thenNothing();
  });

  test('is renewed only when applied for, by somebody else, for the period decided', () => {
    given(issued).when(renew).thenRefused('not_applied');
    given(issued, applied).when(renew, HOLDER).thenRefused('own_work');
    given(issued, applied)
      .when({ ...renew, decision: decisionThatIs('met', 'period-other') })
      .thenRefused('other_period');
  });

  test('is not renewed while the requirement is not met or undetermined', () => {
    for (const outcome of ['not_met', 'undetermined', 'not_applicable'] as const) {
      given(issued, applied)
        .when({ ...renew, decision: decisionThatIs(outcome) })
        .thenRefused(`requirement_${outcome}`);
    }
  });

  test('is denied renewal with the decision, may be applied for again, and then be renewed', () => {
    const decision = decisionThatIs('not_met');
    const because = 'Six points are missing.';
    const deny = { type: 'DenyRenewal', period: PERIOD, decision, because } as const;
    const data = { by: AGENCY.actor, on: TODAY, period: PERIOD, because, decision };
    const denied: LicenseEvent = { type: 'license.RenewalDenied', data };
    given(issued, applied).when(deny).then(denied);
    given(issued, applied, denied).when(deny).thenNothing();
    given(issued, applied)
      .when({ ...deny, decision: decisionThatIs('met') })
      .thenRefused('requirement_met');
    given(issued, applied, denied)
      .when({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null }, HOLDER)
      .then(applied);
    given(issued, applied, denied, applied).when(renew).then(renewed);
  });

  test('once renewed is not applied for again in the same period', () => {
    given(issued, applied, renewed)
      .when({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null }, HOLDER)
      .thenRefused('already_renewed');
  });
});
