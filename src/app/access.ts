/** Who may do what, as one table and one pure function. Everything not named is forbidden. */

export const ROLES = [
  'teacher',
  'assessor',
  'approver',
  'agency',
  'district',
  'union',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** A verified caller. */
export interface Identity {
  readonly subject: string;
  readonly roles: readonly Role[];
  /** The educator this person is. */
  readonly educator?: string;
  /** The state an agency, a union or an auditor works for. */
  readonly state?: string;
  /** The employer a district acts for. */
  readonly employer?: string;
  /** The issuer an assessor or approver works for. */
  readonly issuer?: string;
}

/** What is known of the record concerned; the scopes below compare it with the identity. */
export interface Resource {
  readonly educator?: string | undefined;
  readonly state?: string | undefined;
  readonly employers?: readonly string[] | undefined;
  readonly issuer?: string | undefined;
  /** Subjects of those who have the work in hand. */
  readonly assessors?: readonly string[] | undefined;
  /** Educators who have earned the right to assess it. */
  readonly entitled?: readonly string[] | undefined;
  /** Subjects of those who vote on it. */
  readonly committee?: readonly string[] | undefined;
}

type Scope = 'any' | 'own' | 'state' | 'employer' | 'issuer' | 'assigned' | 'entitled' | 'committee';

const RULES = {
  'educator.register': { agency: 'state' },
  'service.record': { agency: 'state', district: 'employer' },
  'evaluation.rate': { agency: 'state', district: 'employer' },
  'board.record': { agency: 'state' },
  'degree.record': { agency: 'state' },
  'test.record': { agency: 'state' },
  'act.record': { agency: 'state' },
  'act.record_own': { agency: 'state', district: 'employer' },
  'measure.record': { agency: 'state', district: 'employer' },
  'role.designate': { agency: 'state', district: 'employer' },
  'role.end': { agency: 'state' },
  'foreign.verify': { agency: 'state' },
  'award.record': { agency: 'state' },
  'fact.retract': { agency: 'state', district: 'employer' },
  'credential.start': { teacher: 'own' },
  'credential.submit': { teacher: 'own' },
  'credential.learn': { teacher: 'own' },
  'credential.contest': { teacher: 'own' },
  'credential.screen': { assessor: 'issuer', approver: 'issuer' },
  'credential.assign': { approver: 'issuer' },
  'credential.claim': { assessor: 'issuer', teacher: 'entitled' },
  'credential.assess': { assessor: 'assigned', teacher: 'assigned' },
  'credential.flag': { assessor: 'assigned', teacher: 'assigned', approver: 'issuer' },
  'credential.coach': { assessor: 'issuer', approver: 'issuer' },
  'credential.decide': { approver: 'issuer' },
  'credential.investigate': { approver: 'issuer' },
  'credential.vote': { assessor: 'committee', approver: 'committee' },
  'credential.read': { teacher: 'own' },
  'award.read': { assessor: 'committee', approver: 'issuer' },
  'submission.read': { assessor: 'assigned', teacher: 'assigned', approver: 'issuer' },
  'definition.publish': { approver: 'issuer' },
  'offering.announce': { approver: 'issuer', agency: 'state' },
  'offering.judge': { agency: 'state' },
  'provider.approve': { agency: 'state' },
  'employer.register': { agency: 'state' },
  'employment.record': { agency: 'state', district: 'employer' },
  'employment.read': { teacher: 'own', agency: 'state', auditor: 'state', district: 'employer' },
  'goal.set_own': { teacher: 'own' },
  'goal.set': { district: 'employer' },
  'goal.tie': { teacher: 'own', district: 'employer' },
  'goal.read': { teacher: 'own', district: 'employer' },
  'goal.count': { agency: 'state', auditor: 'state', union: 'state' },
  'credit.claim': { teacher: 'own', agency: 'state' },
  'credit.attest': { teacher: 'own' },
  'credit.report': { agency: 'state' },
  'credit.decide': { agency: 'state', district: 'employer' },
  'credit.withdraw': { teacher: 'own', agency: 'state' },
  'credit.amend': { teacher: 'own', agency: 'state' },
  'credit.appeal': { teacher: 'own' },
  'credit.review': { agency: 'state' },
  'review.read': { teacher: 'own', agency: 'state', auditor: 'state' },
  'review.decide': { agency: 'state' },
  'license.apply': { teacher: 'own' },
  'license.application_read': { teacher: 'own', agency: 'state', auditor: 'state' },
  'license.application_decide': { agency: 'state' },
  'license.issue': { agency: 'state' },
  'plan.approve': { agency: 'state', district: 'employer' },
  'renewal.apply': { teacher: 'own' },
  'renewal.decide': { agency: 'state' },
  'application.withdraw': { teacher: 'own', district: 'employer' },
  'route.elect': { teacher: 'own', district: 'employer' },
  'route.decide': { agency: 'state' },
  'lapse.decide': { agency: 'state' },
  'endorsement.record': { agency: 'state' },
  'order.enter': { agency: 'state' },
  'status.record': { agency: 'state' },
  'license.correct': { agency: 'state' },
  'standing.read': { teacher: 'own', agency: 'state', auditor: 'state', district: 'employer' },
  'period.decide': { agency: 'state' },
  'period.search': { agency: 'state', auditor: 'state' },
  'extension.request': { teacher: 'own', district: 'employer' },
  'statute.enact': { agency: 'state' },
  'license.search': { agency: 'state', auditor: 'state' },
  'license.count': { agency: 'state', auditor: 'state', union: 'state' },
  'evaluation.search': { agency: 'state', auditor: 'state', district: 'employer' },
  'pathway.search': { agency: 'state', auditor: 'state', union: 'state' },
  'queue.read': {
    agency: 'state',
    auditor: 'state',
    district: 'employer',
    assessor: 'issuer',
    approver: 'issuer',
  },
  'trail.read': { teacher: 'own', agency: 'state', auditor: 'state' },
  'views.read': { teacher: 'own', agency: 'state', auditor: 'state' },
  'setting.confirm': { agency: 'state' },
  'policy.publish': { admin: 'any' },
  'policy.what_if': { agency: 'state' },
  'policy.what_if_read': { agency: 'state', auditor: 'state' },
  'import.run': { admin: 'any' },
  'import.read': { admin: 'any', agency: 'state' },
  'import.revert': { admin: 'any' },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Action = keyof typeof RULES;

export const ACTIONS = Object.keys(RULES) as readonly Action[];

export function may(identity: Identity, action: Action, resource: Resource): boolean {
  const allowed: Partial<Record<Role, Scope>> = RULES[action];
  return identity.roles.some((role) => {
    const scope = allowed[role];
    return scope !== undefined && covers(scope, identity, resource);
  });
}

function covers(scope: Scope, identity: Identity, resource: Resource): boolean {
  switch (scope) {
    case 'any':
      return true;
    case 'own':
      return identity.educator !== undefined && identity.educator === resource.educator;
    case 'state':
      return identity.state !== undefined && identity.state === resource.state;
    case 'employer':
      return identity.employer !== undefined && (resource.employers?.includes(identity.employer) ?? false);
    case 'issuer':
      return identity.issuer !== undefined && identity.issuer === resource.issuer;
    case 'assigned':
      return resource.assessors?.includes(identity.subject) ?? false;
    case 'entitled':
      return identity.educator !== undefined && (resource.entitled?.includes(identity.educator) ?? false);
    case 'committee':
      return resource.committee?.includes(identity.subject) ?? false;
  }
}
