import { describe, test } from '@jest/globals';
import type { Circumstances } from '../../src/domain/decider.ts';
import type { LicenseEvent } from '../../src/domain/license/events.ts';
import type { Taken } from '../../src/domain/license/events/route.ts';
import { license, type LicenseCommand } from '../../src/domain/license/index.ts';
import { PERIOD, routeDecisionThatIs } from './decision.ts';
import { AGENCY, specify, TODAY } from './given.ts';

const { given } = specify(license);

const HOLDER: Circumstances = { actor: 'ada', actorEducator: 'OH-1', today: TODAY };
const issued: LicenseEvent = {
  type: 'license.Issued',
  data: {
    ...{ educator: 'OH-1', state: 'OH', number: '1', class: 'senior', fields: ['Math'] },
    ...{ validFrom: '2019-07-01', expiresOn: '2024-06-30' },
  },
};
type Command<T extends LicenseCommand['type']> = Extract<LicenseCommand, { type: T }>;

const elect: Command<'Elect'> = {
  ...{ type: 'Elect', route: 'way', strand: 'recertification', period: PERIOD },
  barred: null,
};
const made: LicenseEvent = {
  type: 'license.ElectionMade',
  data: { by: 'ada', on: TODAY, route: 'way', strand: 'recertification', period: PERIOD },
};
const term = { validFrom: '2024-07-01', expiresOn: '2029-06-30', saidBy: 'law' } as const;
const taken = {
  ...{ route: 'way', period: PERIOD, class: 'professional', fields: ['Math'], from: '2024-07-01', term },
  decision: routeDecisionThatIs('met'),
} as const;
const grant = { type: 'GrantElection', event: 'license.Downgraded', ...taken } as const;
const data: Taken = { by: AGENCY.actor, on: TODAY, ...taken };
const downgraded: LicenseEvent = { type: 'license.Downgraded', data };

describe('a way the law offers', () => {
  test('is elected once in a period, and taken with the decision it rests on', () => {
    given(issued).when(elect, HOLDER).then(made);
    given(issued, made).when(elect, HOLDER).thenNothing();
    given(issued, made).when(grant).then(downgraded);
    given(issued, made, downgraded).when(grant).thenNothing();
    given(issued, made, downgraded).when(elect, HOLDER).thenRefused('already_taken');
  });

  test('is not taken under a reservation that was given back, nor given back what it was taken under', () => {
    const about = { route: 'way', period: PERIOD, reservation: 'e-5' };
    const abandoned: LicenseEvent = { type: 'license.GrantAbandoned', data: about };
    const under: LicenseEvent = { type: 'license.Downgraded', data: { ...data, reservation: 'e-5' } };
    given(issued, made)
      .when({ type: 'AbandonGrant', ...about })
      .then(abandoned);
    given(issued, made, abandoned)
      .when({ type: 'AbandonGrant', ...about })
      .thenNothing();
    given(issued, made, under)
      .when({ type: 'AbandonGrant', ...about })
      .thenNothing();
    given(issued, made, abandoned)
      .when({ ...grant, reservation: 'e-5' })
      .thenRefused('set_aside');
    given(issued, made, abandoned).when(grant).then(downgraded);
  });

  test('is not elected while it is barred, or something else awaits its answer', () => {
    const barred = { code: 'too_early', because: 'It opens later.' };
    given(issued)
      .when({ ...elect, barred }, HOLDER)
      .thenRefused('too_early');
    given(issued, made)
      .when({ ...elect, route: 'other' }, HOLDER)
      .thenRefused('election_pending');
    const applied: LicenseEvent = {
      type: 'license.RenewalApplied',
      data: { by: 'ada', period: PERIOD, on: TODAY },
    };
    given(issued, applied).when(elect, HOLDER).thenRefused('renewal_pending');
    given(issued, made)
      .when({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null }, HOLDER)
      .thenRefused('election_pending');
  });

  test('ends its period where it begins a term: nothing more is asked for in it', () => {
    const apply = { type: 'ApplyForRenewal', period: PERIOD, opensOn: null } as const;
    given(issued, made, downgraded).when(apply, HOLDER).thenRefused('period_over');
    given(issued, made, downgraded)
      .when({ ...elect, route: 'other' }, HOLDER)
      .thenRefused('period_over');
    const { term: _, ...going } = data;
    given(issued, made, { type: 'license.Downgraded', data: going })
      .when(apply, HOLDER)
      .then({ type: 'license.RenewalApplied', data: { by: 'ada', period: PERIOD, on: TODAY } });
  });

  test('is decided by somebody who neither holds the license nor elected', () => {
    given(issued, made).when(grant, HOLDER).thenRefused('own_work');
    given(issued, made).when(grant, { actor: 'ada', today: TODAY }).thenRefused('own_work');
    given(issued).when(grant).thenRefused('not_applied');
  });

  test('is not taken while what it requires is not met, and then may be denied', () => {
    const decision = routeDecisionThatIs('not_met');
    given(issued, made)
      .when({ ...grant, decision })
      .thenRefused('requirement_not_met');
    const deny = {
      type: 'DenyElection',
      route: 'way',
      period: PERIOD,
      because: 'Hours lack.',
      decision,
    } as const;
    const { type: _, ...said } = deny;
    const denied: LicenseEvent = {
      type: 'license.ElectionDenied',
      data: { by: AGENCY.actor, on: TODAY, ...said },
    };
    given(issued, made).when(deny).then(denied);
    given(issued, made, denied).when(deny).thenNothing();
    given(issued, made, denied).when(elect, HOLDER).then(made);
    given(issued, made)
      .when({ ...deny, decision: routeDecisionThatIs('met') })
      .thenRefused('requirement_met');
  });

  test('begins its term after the one that runs began', () => {
    given(issued, made)
      .when({ ...grant, term: { ...term, validFrom: '2019-07-01' } })
      .thenRefused('license_days');
  });

  test('may be taken back by who elected, before it is answered', () => {
    const withdrawn: LicenseEvent = {
      type: 'license.ApplicationWithdrawn',
      data: { by: 'ada', on: TODAY, what: 'election', period: PERIOD },
    };
    given(issued, made).when({ type: 'WithdrawApplication' }, HOLDER).then(withdrawn);
    given(issued, made, withdrawn).when({ type: 'WithdrawApplication' }, HOLDER).thenNothing();
    given(issued, made).when({ type: 'WithdrawApplication' }).thenRefused('not_yours');
    given(issued).when({ type: 'WithdrawApplication' }, HOLDER).thenRefused('not_applied');
  });
});

const propose: Command<'ProposeLapse'> = {
  ...{ type: 'ProposeLapse', route: 'way', period: PERIOD, gives: 'lapse', status: 'lapsed' },
  ...{ from: '2024-07-01', noticeDays: 21, decision: routeDecisionThatIs('met') },
};
const proposed: LicenseEvent = {
  type: 'license.LapseProposed',
  data: {
    ...{ by: AGENCY.actor, on: TODAY, route: 'way', period: PERIOD, gives: 'lapse', status: 'lapsed' },
    ...{ from: '2024-07-01', noticeDays: 21, decision: propose.decision },
  },
};
const noticed: LicenseEvent = {
  type: 'license.LapseNoticeServed',
  data: { by: AGENCY.actor, on: TODAY, method: 'mail', servedOn: TODAY, notBefore: '2024-07-06' },
};
const confirm = { type: 'ConfirmLapse', decision: propose.decision } as const;
const on = (today: string): Circumstances => ({ actor: AGENCY.actor, today });
const lapsed: LicenseEvent = {
  type: 'license.Lapsed',
  data: {
    ...{ by: AGENCY.actor, on: '2024-07-06', route: 'way', period: PERIOD, status: 'lapsed' },
    ...{ from: '2024-07-01', decision: propose.decision },
  },
};

describe('a lapse', () => {
  test('is proposed, noticed, and confirmed from the day the notice is over', () => {
    given(issued).when(propose).then(proposed);
    given(issued, proposed).when(propose).thenNothing();
    given(issued, proposed).when({ type: 'ServeLapseNotice', method: 'mail' }).then(noticed);
    given(issued, proposed, noticed).when(confirm, on('2024-07-05')).thenRefused('too_early');
    given(issued, proposed, noticed).when(confirm, on('2024-07-06')).then(lapsed);
    given(issued, proposed, noticed, lapsed).when(confirm, on('2024-07-06')).thenNothing();
  });

  test('is not confirmed without notice, when its ground is gone, or while something is applied for', () => {
    given(issued, proposed).when(confirm, on('2024-08-01')).thenRefused('notice_missing');
    given(issued, proposed, noticed)
      .when({ ...confirm, decision: routeDecisionThatIs('not_met') }, on('2024-07-06'))
      .thenRefused('no_ground');
    given(issued)
      .when({ ...propose, decision: routeDecisionThatIs('undetermined') })
      .thenRefused('ground_undetermined');
    given(issued, proposed, noticed, made).when(confirm, on('2024-07-06')).thenRefused('application_pending');
    given(issued, made).when(propose).thenRefused('application_pending');
    given(issued).when(confirm).thenRefused('no_lapse_proposed');
    const because = 'The hours were reported late.';
    given(issued, proposed, noticed, lapsed)
      .when({ type: 'WithdrawLapse', because })
      .thenRefused('lapsed_already');
    given(issued, proposed, noticed, lapsed)
      .when({ type: 'ServeLapseNotice', method: 'mail' })
      .thenRefused('lapsed_already');
  });

  test('may be withdrawn, and is answered by a way back that is taken', () => {
    const because = 'The hours were reported late.';
    const withdrawn: LicenseEvent = {
      type: 'license.LapseWithdrawn',
      data: { by: AGENCY.actor, on: TODAY, period: PERIOD, because },
    };
    given(issued, proposed).when({ type: 'WithdrawLapse', because }).then(withdrawn);
    given(issued, proposed, withdrawn).when({ type: 'WithdrawLapse', because }).thenNothing();
    given(issued, proposed, noticed, lapsed, made)
      .when({ ...grant, event: 'license.Reinstated' })
      .then({ type: 'license.Reinstated', data });
  });

  test('once confirmed leaves no renewal, only reinstatement', () => {
    given(issued, proposed, noticed, lapsed)
      .when({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null }, HOLDER)
      .thenRefused('license_over');
    given(issued, proposed, noticed, lapsed).when(elect, HOLDER).then(made);
  });
});
