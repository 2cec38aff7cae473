import type { Guide } from './guide.ts';
import { AGENCY, DISTRICT, TEACHER } from './people.ts';

const educator = 'TN-100001';
const employer = 'davidson-county';

/** A person is registered, and what the agency and the employer know of them is recorded. */
export async function tourEducator({ record, refused }: Guide): Promise<void> {
  await record(
    'registerEducator',
    AGENCY,
    {
      ...{ educator, state: 'TN', givenName: 'Ada', familyName: 'Okafor' },
      ...{ birthDate: '1985-12-10', ssn: '987654320', email: 'ada.okafor@school.example' },
    },
    'A teacher is registered',
  );
  await refused(
    'registerEducator',
    TEACHER,
    { educator: 'TN-100002', state: 'TN', givenName: 'Ben', familyName: 'Ruiz' },
    'not_found',
    'Nobody but the agency registers people: what is not yours is answered as what is not there',
  );
  const year = { educator, state: 'TN', employer, schoolYear: '2022-23' };
  await record(
    'recordService',
    AGENCY,
    { ...year, role: 'teacher', days: 180, fte: '1' },
    'A year of service',
  );
  await record('recordEvaluation', DISTRICT, { ...year, score: '5' }, 'An employer rates a school year');
  const mistaken = await record(
    'recordEvaluation',
    AGENCY,
    { ...year, schoolYear: '2021-22', score: '3' },
    'An agency enters a rating for an employer',
  );
  await record(
    'retractFact',
    AGENCY,
    { educator, eventId: mistaken.events[0], because: 'The rating was of another person.' },
    'A rating that was of somebody else is taken back',
  );
  await record(
    'recordBoardCertificate',
    AGENCY,
    { educator, board: 'National Board', kind: 'initial', on: '2023-12-01', until: '2028-11-30' },
    'A certificate of the National Board',
  );
  await record(
    'recordDegree',
    AGENCY,
    { educator, level: 'master', field: 'Mathematics', institution: 'A University', on: '2016-05-10' },
    'A degree',
  );
  await record(
    'recordTest',
    AGENCY,
    { educator, test: 'Principles of Learning and Teaching', passed: true, on: '2018-03-01' },
    'A test that was passed',
  );
  await record(
    'recordAct',
    DISTRICT,
    {
      ...{ educator, state: 'TN', act: 'director_recommendation', doneBy: 'employer' },
      on: '2024-05-01',
    },
    'The director of the employing district recommends',
  );
  await record(
    'recordMeasure',
    AGENCY,
    { educator, state: 'TN', measure: 'team_size', value: '5', schoolYear: '2023-24', on: '2023-08-15' },
    'A number of a post',
  );
  await record(
    'verifyForeignCredential',
    AGENCY,
    {
      ...{ educator, state: 'PA', class: 'instructional_ii', field: 'Mathematics', unencumbered: true },
      ...{ issuedOn: '2016-07-01', source: 'Pennsylvania Department of Education', on: '2018-08-01' },
    },
    'A credential of another state, as its agency confirmed it',
  );
  await record(
    'recordAward',
    AGENCY,
    {
      ...{
        educator,
        credential: 'Inclusive leadership 1',
        issuer: 'An issuer',
        stack: 'Inclusive leadership',
      },
      ...{ competency: 'Leads a team that plans for every learner', on: '2023-11-30', until: '2028-11-29' },
    },
    'A micro-credential of an issuer that does not use this ledger',
  );
  const role = await record(
    'designateRole',
    AGENCY,
    {
      ...{ educator, state: 'TN', role: 'mentor', program: 'District mentors', school: 'Hillside' },
      ...{ on: '2022-08-01', until: '2025-07-31' },
    },
    'An advanced role',
  );
  await record(
    'endRole',
    AGENCY,
    { educator, eventId: role.events[0], on: '2024-05-31', because: 'The school closed.' },
    'The role ends before its last day',
  );
}
