import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Action,
  ACTIONS,
  type Identity,
  may,
  type Resource,
  type Role,
  ROLES,
} from '../../src/app/access.ts';

/** The caller in every case: who they are, and where they belong, whatever their role. */
const SELF = {
  subject: 'me',
  educator: 'TN-1',
  state: 'TN',
  employer: 'a-district',
  issuer: 'an-issuer',
} as const;

/** One record for each way it can belong to the caller, and one that is wholly another's. */
const FOREIGN: Resource = {
  educator: 'TN-2',
  state: 'PA',
  employers: ['another-district'],
  issuer: 'another-issuer',
  assessors: ['somebody'],
  entitled: ['TN-2'],
  committee: ['somebody'],
};
const RECORDS = {
  foreign: FOREIGN,
  own: { ...FOREIGN, educator: 'TN-1' },
  'in-state': { ...FOREIGN, state: 'TN' },
  staff: { ...FOREIGN, employers: ['another-district', 'a-district'] },
  issued: { ...FOREIGN, issuer: 'an-issuer' },
  assigned: { ...FOREIGN, assessors: ['somebody', 'me'] },
  earned: { ...FOREIGN, entitled: ['TN-1'] },
  seated: { ...FOREIGN, committee: ['somebody', 'me'] },
  unknown: {},
} as const satisfies Record<string, Resource>;
type Belonging = keyof typeof RECORDS;

/** Written by hand: which role may do what to whose records. Everything that is not here is forbidden. */
const EXPECTED: { readonly [A in Action]: readonly (`${Role} ${Belonging}` | Role)[] } = {
  'educator.register': ['agency in-state'],
  'service.record': ['agency in-state', 'district staff'],
  'evaluation.rate': ['agency in-state', 'district staff'],
  'board.record': ['agency in-state'],
  'degree.record': ['agency in-state'],
  'test.record': ['agency in-state'],
  'act.record': ['agency in-state'],
  'act.record_own': ['agency in-state', 'district staff'],
  'measure.record': ['agency in-state', 'district staff'],
  'role.designate': ['agency in-state', 'district staff'],
  'role.end': ['agency in-state'],
  'foreign.verify': ['agency in-state'],
  'award.record': ['agency in-state'],
  'fact.retract': ['agency in-state', 'district staff'],
  'credential.start': ['teacher own'],
  'credential.submit': ['teacher own'],
  'credential.learn': ['teacher own'],
  'credential.contest': ['teacher own'],
  'credential.screen': ['assessor issued', 'approver issued'],
  'credential.assign': ['approver issued'],
  'credential.claim': ['assessor issued', 'teacher earned'],
  'credential.assess': ['assessor assigned', 'teacher assigned'],
  'credential.flag': ['assessor assigned', 'teacher assigned', 'approver issued'],
  'credential.coach': ['assessor issued', 'approver issued'],
  'credential.decide': ['approver issued'],
  'credential.investigate': ['approver issued'],
  'credential.vote': ['assessor seated', 'approver seated'],
  'credential.read': ['teacher own'],
  'award.read': ['assessor seated', 'approver issued'],
  'submission.read': ['assessor assigned', 'teacher assigned', 'approver issued'],
  'definition.publish': ['approver issued'],
  'offering.announce': ['approver issued', 'agency in-state'],
  'offering.judge': ['agency in-state'],
  'provider.approve': ['agency in-state'],
  'employer.register': ['agency in-state'],
  'employment.record': ['agency in-state', 'district staff'],
  'employment.read': ['teacher own', 'agency in-state', 'auditor in-state', 'district staff'],
  'goal.set_own': ['teacher own'],
  'goal.set': ['district staff'],
  'goal.tie': ['teacher own', 'district staff'],
  'goal.read': ['teacher own', 'district staff'],
  'goal.count': ['agency in-state', 'auditor in-state', 'union in-state'],
  'credit.claim': ['teacher own', 'agency in-state'],
  'credit.attest': ['teacher own'],
  'credit.report': ['agency in-state'],
  'credit.decide': ['agency in-state', 'district staff'],
  'credit.withdraw': ['teacher own', 'agency in-state'],
  'credit.amend': ['teacher own', 'agency in-state'],
  'credit.appeal': ['teacher own'],
  'credit.review': ['agency in-state'],
  'review.read': ['teacher own', 'agency in-state', 'auditor in-state'],
  'review.decide': ['agency in-state'],
  'license.apply': ['teacher own'],
  'license.application_read': ['teacher own', 'agency in-state', 'auditor in-state'],
  'license.application_decide': ['agency in-state'],
  'license.issue': ['agency in-state'],
  'plan.approve': ['agency in-state', 'district staff'],
  'renewal.apply': ['teacher own'],
  'renewal.decide': ['agency in-state'],
  'application.withdraw': ['teacher own', 'district staff'],
  'route.elect': ['teacher own', 'district staff'],
  'route.decide': ['agency in-state'],
  'lapse.decide': ['agency in-state'],
  'endorsement.record': ['agency in-state'],
  'order.enter': ['agency in-state'],
  'status.record': ['agency in-state'],
  'license.correct': ['agency in-state'],
  'standing.read': ['teacher own', 'agency in-state', 'auditor in-state', 'district staff'],
  'period.decide': ['agency in-state'],
  'period.search': ['agency in-state', 'auditor in-state'],
  'extension.request': ['teacher own', 'district staff'],
  'statute.enact': ['agency in-state'],
  'license.search': ['agency in-state', 'auditor in-state'],
  'license.count': ['agency in-state', 'auditor in-state', 'union in-state'],
  'evaluation.search': ['agency in-state', 'auditor in-state', 'district staff'],
  'pathway.search': ['agency in-state', 'auditor in-state', 'union in-state'],
  'queue.read': [
    'agency in-state',
    'auditor in-state',
    'district staff',
    'assessor issued',
    'approver issued',
  ],
  'trail.read': ['teacher own', 'agency in-state', 'auditor in-state'],
  'views.read': ['teacher own', 'agency in-state', 'auditor in-state'],
  'setting.confirm': ['agency in-state'],
  'policy.publish': ['admin'],
  'policy.what_if': ['agency in-state'],
  'policy.what_if_read': ['agency in-state', 'auditor in-state'],
  'import.run': ['admin'],
  'import.read': ['admin', 'agency in-state'],
  'import.revert': ['admin'],
};

const BELONGINGS = Object.keys(RECORDS) as readonly Belonging[];

function expected(action: Action, role: Role, belonging: Belonging): boolean {
  return EXPECTED[action].some((allowed) => allowed === role || allowed === `${role} ${belonging}`);
}

describe('who may do what', () => {
  test('is written down for every action there is', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort());
  });

  test.each(ACTIONS)('%s: every role upon every record as the table says', (action) => {
    for (const role of ROLES) {
      for (const belonging of BELONGINGS) {
        const allowed = may({ ...SELF, roles: [role] }, action, RECORDS[belonging]);
        expect(`${role} ${belonging}: ${String(allowed)}`).toBe(
          `${role} ${belonging}: ${String(expected(action, role, belonging))}`,
        );
      }
    }
  });

  test('is nothing for nobody: a role without the place it acts in opens nothing', () => {
    for (const action of ACTIONS.filter((each) => EXPECTED[each].every((allowed) => allowed.includes(' ')))) {
      for (const role of ROLES) {
        for (const belonging of BELONGINGS.filter((each) => each !== 'assigned' && each !== 'seated')) {
          expect(may({ subject: 'me', roles: [role] }, action, RECORDS[belonging])).toBe(false);
        }
      }
    }
  });

  test('is what the roles allow one by one, for somebody who has several', () => {
    const identity = (roles: readonly Role[]): Identity => ({ ...SELF, roles });
    fc.assert(
      fc.property(
        fc.subarray([...ROLES]),
        fc.constantFrom(...ACTIONS),
        fc.constantFrom(...BELONGINGS),
        (roles, action, belonging) => {
          const record = RECORDS[belonging];
          expect(may(identity(roles), action, record)).toBe(
            roles.some((role) => may(identity([role]), action, record)),
          );
        },
      ),
    );
  });
});
