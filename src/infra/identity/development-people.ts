import type { Identity } from '../../app/access.ts';
import type { DevelopmentIssuer } from './development-issuer.ts';

/** Somebody who can sign in during development. */
export interface Person {
  /** What they are, for the list that the start prints. */
  readonly title: string;
  readonly identity: Identity;
}

/** The educator the example teacher is: one of the hard educators of the example roster. */
export const EXAMPLE_EDUCATOR = 'TN-H01';
const EXAMPLE_EMPLOYER = 'davidson-county';
const EXAMPLE_CREDENTIAL_ISSUER = 'example-issuer';

/** Those whose law the ledger has. */
const STATES = [
  'TN',
  'AR',
  'DE',
  'FL',
  'IA',
  'IL',
  'LA',
  'MA',
  'MD',
  'NC',
  'NY',
  'OH',
  'PA',
  'SC',
  'TX',
  'WI',
];

export const DEVELOPMENT_PEOPLE: readonly Person[] = [
  {
    title: `teacher ${EXAMPLE_EDUCATOR}`,
    identity: { subject: 'teacher-tn-h01', roles: ['teacher'], educator: EXAMPLE_EDUCATOR },
  },
  reviewer('assessor', 1),
  reviewer('approver', 1),
  // Work that is taken back goes to another, as an appeal does; a coach is neither who assessed nor who approved.
  reviewer('assessor', 2),
  reviewer('approver', 2),
  ...STATES.map(agency),
  {
    title: `district ${EXAMPLE_EMPLOYER}`,
    identity: { subject: 'district-davidson', roles: ['district'], employer: EXAMPLE_EMPLOYER },
  },
  { title: 'union in TN', identity: { subject: 'union-tn', roles: ['union'], state: 'TN' } },
  { title: 'auditor of TN', identity: { subject: 'auditor-tn', roles: ['auditor'], state: 'TN' } },
  { title: 'administrator', identity: { subject: 'admin-1', roles: ['admin'] } },
];

/** Everybody who can sign in, each with a token. */
export async function signIn(
  issuer: DevelopmentIssuer,
): Promise<readonly (Person & { readonly token: string })[]> {
  return Promise.all(
    DEVELOPMENT_PEOPLE.map(async (person) => ({
      ...person,
      token: await issuer.issueToken(person.identity),
    })),
  );
}

function reviewer(role: 'assessor' | 'approver', nth: 1 | 2): Person {
  return {
    title: `${nth === 1 ? role : `second ${role}`} of ${EXAMPLE_CREDENTIAL_ISSUER}`,
    identity: { subject: `${role}-${nth}`, roles: [role], issuer: EXAMPLE_CREDENTIAL_ISSUER },
  };
}

function agency(state: string): Person {
  return {
    title: `agency of ${state}`,
    identity: { subject: `agency-${state.toLowerCase()}`, roles: ['agency'], state },
  };
}
