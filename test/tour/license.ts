import type { Guide } from './guide.ts';
import { AGENCY, AUDITOR, TEACHER, UNION } from './people.ts';

/** A license is issued, and looked up. */
export async function tourLicense({ record, ask }: Guide): Promise<void> {
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator: 'TN-100001', state: 'TN', number: '1234567', class: 'professional' },
      ...{ fields: ['Mathematics 6-12'], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    },
    'A license is issued; the period to renew it opens by itself',
  );
  await record(
    'approvePlan',
    AGENCY,
    { license: 'TN-1234567', on: '2019-09-15' },
    'A plan for professional development was approved',
  );
  await ask(
    'licenses',
    AGENCY,
    `query ($filter: LicenseFilter) {
      licenses(filter: $filter, sort: { by: expiresOn }, first: 10) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id class fields educator validFrom expiresOn status outcome codes pending } }
      }
    }`,
    'Licenses that end this year, those that end first before the others',
    { filter: { expiresFrom: '2024-01-01', expiresTo: '2024-12-31' } },
  );
  await ask(
    'licenses',
    AUDITOR,
    `{
      licenses(filter: { name: { given: "ada", family: "okafor" } }) {
        edges { node { id educator expiresOn } }
      }
    }`,
    'People are found by their exact name',
  );
  await ask(
    'licenseCounts',
    UNION,
    `{ licenseCounts { class status count } }`,
    'How many licenses there are of each class',
  );
  await ask(
    'licenses',
    AGENCY,
    `{
      licenses(filter: { class: "professional" }, first: 10) {
        edges { node { id inFull { validity status encumbrances { order reference } pending { what on } } } }
      }
    }`,
    'Each license of a list in full, read for all of them at once',
  );
  await ask(
    'renewalStatus',
    TEACHER,
    `{
      renewalStatus {
        license deadline
        decision {
          outcome required counted unit missing codes holdsUntil
          policy { version selectedBy selectedDay }
          requirement { id parent kind outcome asks required counted citations { title link } }
        }
      }
    }`,
    'What a teacher still lacks',
  );
}
