import type { Guide, Visitor } from './guide.ts';
import { AGENCY } from './people.ts';

const educator = 'TN-100031';
const APPLICANT: Visitor = {
  title: `teacher ${educator}`,
  identity: { subject: 'teacher-tn-100031', roles: ['teacher'], educator },
};

/** Somebody without a license applies for one, then for a field upon it. */
export async function tourApplications(guide: Guide): Promise<void> {
  const application = await apply(guide);
  await decide(guide, application);
  await endorse(guide);
}

async function apply({ record, refused, ask }: Guide): Promise<string> {
  await record(
    'registerEducator',
    AGENCY,
    { educator, state: 'TN', givenName: 'Ines', familyName: 'Vale' },
    'Somebody who has no license yet',
  );
  const first = { state: 'TN', class: 'practitioner', fields: ['Chemistry 6-12'] };
  const { id: application } = await record(
    'applyForLicense',
    APPLICANT,
    first,
    'She applies for a first license',
  );
  const both = ['Chemistry 6-12', 'Physics 6-12'];
  await refused(
    'applyForLicense',
    APPLICANT,
    { ...first, fields: both },
    'already_applied',
    'One application for a class awaits its answer at a time',
  );
  await record('amendApplication', APPLICANT, { application, fields: both }, 'She adds a field to it');
  await ask(
    'application',
    APPLICANT,
    `query ($application: ID!) {
      application(application: $application) {
        status filedOn with fields codes
        decision { outcome requirement { asks outcome } }
      }
    }`,
    'How it stands: Tennessee publishes no law for applications here, so the agency decides by hand',
    { application },
  );
  await ask(
    'whereIsMyApplication',
    APPLICANT,
    '{ whereIsMyApplication { what application license with since mayServe reasons { code because } } }',
    'With whom an application for a first license lies',
  );
  return application;
}

async function decide({ record, refused, ask }: Guide, application: string): Promise<void> {
  await ask(
    'applications',
    AGENCY,
    `query ($filter: ApplicationFilter) {
      applications(filter: $filter, first: 10) {
        totalCount
        edges { node { id educator kind class fields status filedOn } }
      }
    }`,
    'What waits for the agency, the oldest first',
    { filter: { status: 'open' } },
  );
  await record(
    'withdrawLicenseApplication',
    APPLICANT,
    { application },
    'She takes it back while nobody has answered',
  );
  const first = { state: 'TN', class: 'practitioner', fields: ['Chemistry 6-12'] };
  await record('applyForLicense', APPLICANT, first, 'And applies anew');
  await record(
    'denyApplication',
    AGENCY,
    { application, because: 'No transcript was sent.' },
    'The agency denies it, with a reason',
  );
  await record('applyForLicense', APPLICANT, first, 'With the transcript she applies once more');
  const term = { application, number: '3100001', from: '2024-07-01', until: '2027-06-30' };
  await refused(
    'grantApplication',
    AGENCY,
    term,
    'reason_needed',
    'Where no law answers, whoever grants says why',
  );
  await record(
    'grantApplication',
    AGENCY,
    { ...term, because: 'The transcript and the recommendation of her program are in the file.' },
    'It is granted, and the license is issued',
  );
}

async function endorse({ record, refused }: Guide): Promise<void> {
  const license = 'TN-3100001';
  await refused(
    'applyForEndorsement',
    APPLICANT,
    { license, field: 'Chemistry 6-12' },
    'field_held',
    'What the license names already is not applied for',
  );
  const { id: application } = await record(
    'applyForEndorsement',
    APPLICANT,
    { license, field: 'Physics 6-12' },
    'She applies for another field',
  );
  await record(
    'grantApplication',
    AGENCY,
    { application, from: '2024-07-01', because: 'She passed the content test.' },
    'The field is added',
  );
}
