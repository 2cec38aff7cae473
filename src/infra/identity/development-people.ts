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
const STATES = ['TN', 'IL', 'MA', 'NC', 'NY', 'OH', 'PA', 'TX'];

export const DEVELOPMENT_PEOPLE: readonly Person[] = [
  {
    title: `teacher ${EXAMPLE_EDUCATOR}`,
    identity: { subject: 'teacher-tn-h01', roles: ['teacher'], educator: EXAMPLE_EDUCATOR },
  },
  {
    title: `assessor of ${EXAMPLE_CREDENTIAL_ISSUER}`,
    identity: { subject: 'assessor-1', roles: ['assessor'], issuer: EXAMPLE_CREDENTIAL_ISSUER },
  },
  {
    title: `approver of ${EXAMPLE_CREDENTIAL_ISSUER}`,
    identity: { subject: 'approver-1', roles: ['approver'], issuer: EXAMPLE_CREDENTIAL_ISSUER },
  },
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

function agency(state: string): Person {
  return {
    title: `agency of ${state}`,
    identity: { subject: `agency-${state.toLowerCase()}`, roles: ['agency'], state },
  };
}
