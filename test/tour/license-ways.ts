import type { Guide, Visitor } from './guide.ts';
import { AGENCY, DISTRICT } from './people.ts';

const educator = 'TN-100021';
const license = 'TN-2100001';
const PRACTITIONER: Visitor = {
  title: `teacher ${educator}`,
  identity: { subject: 'teacher-tn-100021', roles: ['teacher'], educator },
};

/** A practitioner advances; licenses that were not renewed become inactive. */
export async function tourLicenseWays(guide: Guide): Promise<void> {
  await advance(guide);
  await lapse(guide);
}

async function advance({ record, refused, ask }: Guide): Promise<void> {
  await record(
    'registerEducator',
    AGENCY,
    { educator, state: 'TN', givenName: 'Cleo', familyName: 'Hart' },
    'A practitioner in her first years',
  );
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator, state: 'TN', number: '2100001', class: 'practitioner', fields: ['Biology 6-12'] },
      ...{ validFrom: '2022-09-01', expiresOn: '2025-08-31' },
    },
    'A first license',
  );
  for (const schoolYear of ['2020-21', '2021-22', '2022-23']) {
    const served = { educator, state: 'TN', schoolYear, employer: 'davidson-county', role: 'teacher' };
    await record('recordService', AGENCY, { ...served, days: 180 }, 'A year of experience');
  }
  const election = { license, way: 'professional', strand: 'career_pathways' };
  await refused(
    'electWay',
    PRACTITIONER,
    { license, way: 'reinstatement' },
    'no_such_way',
    'Only what the law offers her is elected',
  );
  await record('electWay', PRACTITIONER, election, 'She asks to advance to the professional license');
  await ask(
    'whereIsMyApplication',
    PRACTITIONER,
    `{
      whereIsMyApplication {
        what license way with since dueOn mayServe reasons { code because }
      }
    }`,
    'With whom it lies, since when, and whether she may go on teaching',
  );
  await record('withdrawApplication', PRACTITIONER, { license }, 'She takes it back');
  await record('electWay', PRACTITIONER, election, 'And asks again');
  await refused(
    'grantElection',
    AGENCY,
    { license },
    'requirement_undetermined',
    'It is not granted while an act is awaited or a setting is open',
  );
  await record(
    'denyElection',
    AGENCY,
    { license, because: 'No recommendation was sent.' },
    'It is denied, and the decision is kept',
  );
  const what = { state: 'TN', strand: 'career_pathways', setting: 'recorded_year_qualifies', value: 'yes' };
  await record('confirmSetting', AGENCY, { ...what, because: 'Rule letter 24-3.' }, 'A question of pathways');
  await record(
    'recordAct',
    DISTRICT,
    { educator, state: 'TN', act: 'director_recommendation', on: '2024-06-28', doneBy: 'employer' },
    'The director of schools recommends her',
  );
  await record('electWay', PRACTITIONER, election, 'She asks once more');
  await record('grantElection', AGENCY, { license }, 'The license advances, for the term the law gives');
  await ask(
    'licenseStanding',
    PRACTITIONER,
    `query ($license: ID!) {
      licenseStanding(license: $license) {
        class fields validity validFrom expiresOn status
        encumbrances { order reference from until }
        pending { what on }
      }
    }`,
    'How it stands now, in answers that are not mixed',
    { license },
  );
}

async function lapse({ record, refused }: Guide): Promise<void> {
  const other = 'TN-2100002';
  await record(
    'issueLicense',
    AGENCY,
    {
      ...{ educator, state: 'TN', number: '2100002', class: 'practitioner', fields: ['Chemistry 6-12'] },
      ...{ issuedOn: '2017-09-01', validFrom: '2020-09-01', expiresOn: '2023-08-31' },
    },
    'A license in its second term, which was not renewed',
  );
  const setting = {
    state: 'TN',
    strand: 'recertification',
    setting: 'practitioner_renewed_again',
    value: 'no',
  };
  await record(
    'confirmSetting',
    AGENCY,
    { ...setting, because: 'Rule letter 24-4.' },
    'A question of renewal',
  );
  await record(
    'proposeLapse',
    AGENCY,
    { license: other, way: 'practitioner_inactivation' },
    'What the law lets follow is proposed',
  );
  await refused(
    'confirmLapse',
    AGENCY,
    { license: other },
    'notice_missing',
    'And not confirmed without notice',
  );
  await record(
    'withdrawLapse',
    AGENCY,
    { license: other, because: 'Documents came in that are still to be read.' },
    'A proposal is withdrawn',
  );
  await record(
    'proposeLapse',
    AGENCY,
    { license: other, way: 'practitioner_inactivation' },
    'And made again',
  );
  await record(
    'serveLapseNotice',
    AGENCY,
    { license: other, method: 'certified_mail' },
    'Notice is served; it says from when on the lapse may be confirmed',
  );
  await record('confirmLapse', AGENCY, { license: other }, 'A person confirms it');
}
