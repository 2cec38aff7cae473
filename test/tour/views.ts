import type { Guide, Visitor } from './guide.ts';
import { AGENCY, AUDITOR } from './people.ts';

const VIEWED: Visitor = {
  title: 'teacher TN-100090',
  identity: { subject: 'teacher-tn-100090', roles: ['teacher'], educator: 'TN-100090' },
};

/** Somebody looks, and is seen to have looked. The educator is of this stop alone, so that nobody else looks. */
export async function tourViews({ record, ask }: Guide): Promise<void> {
  await record(
    'registerEducator',
    AGENCY,
    {
      ...{ educator: 'TN-100090', state: 'TN', givenName: 'Vera', familyName: 'Boone' },
      ...{ birthDate: '1990-04-02', ssn: '900000090' },
    },
    'An educator of whom nothing else is known yet',
  );
  await ask(
    'renewalStatus',
    AUDITOR,
    `query ($educator: ID) {
      renewalStatus(educator: $educator) { license }
    }`,
    'Of an educator without a license the answer is an empty list, not null',
    { educator: 'TN-100090' },
  );
  await ask(
    'recordViews',
    VIEWED,
    `{
      recordViews(first: 10) {
        totalCount
        edges { node { viewedAt viewer roles state employer query amongOthers } }
      }
    }`,
    'Who looked at my record',
  );
}
