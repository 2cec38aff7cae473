import type { Guide } from './guide.ts';
import { AGENCY } from './people.ts';

const educator = 'TN-100022';
const license = 'TN-2200001';

/** What the agency records upon a license, and what follows for those who serve. */
export async function tourLicenseRecord({ record, refused, ask }: Guide): Promise<void> {
  await record(
    'registerEducator',
    AGENCY,
    { educator, state: 'TN', givenName: 'Dan', familyName: 'Yates' },
    'A teacher of two subjects',
  );
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator, state: 'TN', number: '2200001', class: 'professional', fields: ['Fysics 6-12'] },
      ...{ validFrom: '2019-09-01', expiresOn: '2025-08-31' },
    },
    'A license with a slip in it',
  );
  await record(
    'correctLicense',
    AGENCY,
    { license, fields: ['Physics 6-12'], because: 'The field was misspelt.' },
    'The slip is corrected; what it said is kept',
  );
  const field = 'Mathematics 6-12';
  await record(
    'addEndorsement',
    AGENCY,
    { license, field, on: '2021-08-01', validUntil: '2024-07-31' },
    'A field is added',
  );
  await record('renewEndorsement', AGENCY, { license, field, validUntil: '2027-07-31' }, 'It is renewed');
  await record(
    'enterOrder',
    AGENCY,
    {
      ...{ license, order: 'restriction', reference: '24-031', fields: [field] },
      ...{ finalOn: '2024-06-20', from: '2024-06-25' },
    },
    'A final public order restricts one field',
  );
  await ask(
    'mayServe',
    AGENCY,
    `query ($educators: [ID!]!) {
      mayServe(assignment: { state: "TN", field: "${field}" }, educators: $educators) {
        on notFound
        people { educator may reasons { code because } }
      }
    }`,
    'Who of a roster may teach it today, and why, or why not',
    { educators: [educator, 'TN-100001', 'TN-100021'] },
  );
  await refused(
    'enterOrder',
    AGENCY,
    {
      ...{ license, order: 'restriction', reference: '24-032', fields: ['Chemistry 6-12'] },
      ...{ finalOn: '2024-06-20', from: '2024-06-25' },
    },
    'field_not_held',
    'An order on a field the license is not for would restrict nothing',
  );
  await ask(
    'mayServe',
    AGENCY,
    `query ($educators: [ID!]!) {
      mayServe(assignment: { state: "TN" }, educators: $educators) {
        people { educator may reasons { code because } }
      }
    }`,
    'In a post of any field one that is not restricted is enough, and the restriction is told',
    { educators: [educator] },
  );
  await record('liftOrder', AGENCY, { license, reference: '24-031', from: '2024-07-01' }, 'It is lifted');
  await record(
    'dropEndorsement',
    AGENCY,
    { license, field, because: 'At the wish of the holder.' },
    'A field is dropped',
  );
  await record(
    'beginStatus',
    AGENCY,
    { license, status: 'retired', from: '2024-06-01' },
    'A status no way of the law gives, which no rule of this state reads, as the answer tells',
  );
  await ask(
    'licenseStanding',
    AGENCY,
    `{ licenseStanding(license: "${license}") { validity status statuses { status from until } } }`,
    'It stands beside the status that ways of the law give',
  );
  await record(
    'endStatus',
    AGENCY,
    { license, status: 'retired', from: '2024-07-15' },
    'Its holder returned to work, and it is so no more',
  );
  await record(
    'surrenderLicense',
    AGENCY,
    { license, from: '2024-08-01', because: 'Moved to another state.' },
    'A license is given up',
  );
  await record(
    'issueLicense',
    AGENCY,
    {
      educator,
      state: 'TN',
      number: '2200002',
      class: 'professional',
      validFrom: '2024-07-01',
      forLife: true,
    },
    'A license for life, issued to the wrong person',
  );
  await record(
    'rescindLicense',
    AGENCY,
    { license: 'TN-2200002', because: 'It was meant for another person of the same name.' },
    'It is rescinded: it never was',
  );
  await refused(
    'addEndorsement',
    AGENCY,
    { license: 'TN-2200002', field },
    'rescinded',
    'Nothing is done upon it any more',
  );
  await ask(
    'licenseStanding',
    AGENCY,
    `{ licenseStanding(license: "TN-2200002") { validity status class validFrom } }`,
    'Of a license that was rescinded it says so',
  );
}
