import { describe, test } from '@jest/globals';
import type { EducatorCommand } from '../../src/domain/educator/index.ts';
import { educator } from '../../src/domain/educator/index.ts';
import type { EvaluationRated, Registered, ServiceRecorded } from '../../src/domain/educator/events.ts';
import { specify } from './given.ts';

const { given } = specify(educator);

const ada = { educator: 'TN-100001', state: 'TN', givenName: 'Ada', familyName: 'Lovelace' };
const registered: Registered = { type: 'educator.Registered', data: ada };
const year = {
  state: 'TN',
  schoolYear: '2022-23',
  employer: 'Knox County',
  role: 'teacher',
  days: 180,
  fte: '1',
};
const served: ServiceRecorded = { type: 'educator.ServiceRecorded', data: year };
const rating = { state: 'TN', schoolYear: '2022-23', employer: 'Knox County', score: '5' };
const rated: EvaluationRated = { type: 'educator.EvaluationRated', data: rating };

describe('an educator', () => {
  test('is registered once', () => {
    given()
      .when({ type: 'Register', ...ada })
      .then(registered);
    given(registered)
      .when({ type: 'Register', ...ada })
      .thenNothing();
  });

  test('is not registered again with other details', () => {
    given(registered)
      .when({ type: 'Register', ...ada, familyName: 'Byron' })
      .thenRefused('educator_differs');
  });

  test.each(['Ada\nGift', 'Ada\tGift', 'Ada\r', ' '])('is not registered under the name %j', (givenName) => {
    given()
      .when({ type: 'Register', ...ada, givenName })
      .thenRefused('name_unreadable');
  });

  test('has nothing recorded or taken back by themselves, whatever else they are', () => {
    const herself = { actor: 'ada', actorEducator: 'TN-100001', today: '2024-06-15' };
    given()
      .when({ type: 'Register', ...ada }, herself)
      .thenRefused('own_work');
    given(registered)
      .when({ type: 'RateEvaluation', ...rating }, herself)
      .thenRefused('own_work');
    given(registered, rated)
      .when({ type: 'Retract', eventId: 'event-1', because: 'It was too low.' }, herself)
      .thenRefused('own_work');
  });

  const unreadable: readonly [string, Partial<Registered['data']>, string][] = [
    ['an id of another form', { educator: 'tn100001' }, 'educator_id'],
    ['a state that is none', { state: 'XX' }, 'state_unknown'],
    ['an id of another state', { educator: 'PA-100001' }, 'educator_state'],
    ['a name of marks without width', { givenName: '\u200b' }, 'name_unreadable'],
    ['an empty name', { givenName: ' ' }, 'name_unreadable'],
    ['a NUL in the name', { familyName: 'Love\u0000lace' }, 'name_unreadable'],
    ['half a surrogate pair in the name', { familyName: '\ud800' }, 'name_unreadable'],
    ['a birth date that does not exist', { birthDate: '1985-02-29' }, 'birth_date'],
    ['a birth date to come', { birthDate: '2030-01-01' }, 'birth_date'],
    ['a social security number of eight digits', { ssn: '12345678' }, 'ssn'],
    ['an e-mail address without an at sign', { email: 'ada' }, 'email'],
  ];
  test.each(unreadable)('is not registered with %s', (_what, change, code) => {
    given()
      .when({ type: 'Register', ...ada, ...change })
      .thenRefused(code);
  });

  test('who is not registered has no facts', () => {
    given()
      .when({ type: 'RecordService', ...year })
      .thenRefused('educator_unknown');
  });

  test('has a year of service recorded once, and not otherwise a second time', () => {
    given(registered)
      .when({ type: 'RecordService', ...year })
      .then(served);
    given(registered, served)
      .when({ type: 'RecordService', ...year })
      .thenNothing();
    given(registered, served)
      .when({ type: 'RecordService', ...year, days: 90 })
      .thenRefused('service_differs');
  });

  test('may serve two employers in one year', () => {
    const other = { ...year, employer: 'Blount County' };
    given(registered, served)
      .when({ type: 'RecordService', ...other })
      .then({ type: 'educator.ServiceRecorded', data: other });
  });

  test('may serve in two schools, fields or classes in one year, each said of both', () => {
    const placed = {
      ...year,
      school: 'Hillside',
      setting: 'charter',
      field: 'Art',
      licenseClass: 'standard',
    };
    const there: ServiceRecorded = { type: 'educator.ServiceRecorded', data: placed };
    for (const apart of [{ school: 'Valley' }, { field: 'Music' }, { licenseClass: 'provisional' }]) {
      const other = { ...placed, ...apart };
      given(registered, there)
        .when({ type: 'RecordService', ...other })
        .then({ type: 'educator.ServiceRecorded', data: other });
    }
    given(registered, there)
      .when({ type: 'RecordService', ...placed })
      .thenNothing();
    given(registered, there)
      .when({ type: 'RecordService', ...placed, setting: 'public' })
      .thenRefused('service_differs');
    // Who does not say which school may mean this one.
    given(registered, served)
      .when({ type: 'RecordService', ...placed })
      .thenRefused('service_differs');
  });

  test('has an evaluation recorded long after its year', () => {
    given(registered)
      .when({ type: 'RateEvaluation', ...rating })
      .then(rated);
  });

  test('has one evaluation a year', () => {
    given(registered, rated)
      .when({ type: 'RateEvaluation', ...rating })
      .thenNothing();
    given(registered, rated)
      .when({ type: 'RateEvaluation', ...rating, score: '4' })
      .thenRefused('evaluation_differs');
  });

  test('has a rating of each kind in a year, and none beside one whose kind is not said', () => {
    const overall = { ...rating, kind: 'overall', on: '2023-05-28' };
    const growth = { ...rating, kind: 'growth', score: '3' };
    const stated: EvaluationRated = { type: 'educator.EvaluationRated', data: overall };
    given(registered, stated)
      .when({ type: 'RateEvaluation', ...growth })
      .then({ type: 'educator.EvaluationRated', data: growth });
    given(registered, stated)
      .when({ type: 'RateEvaluation', ...overall })
      .thenNothing();
    given(registered, stated)
      .when({ type: 'RateEvaluation', ...overall, score: '4' })
      .thenRefused('evaluation_differs');
    given(registered, stated)
      .when({ type: 'RateEvaluation', ...rating })
      .thenRefused('evaluation_differs');
    given(registered, rated)
      .when({ type: 'RateEvaluation', ...growth })
      .thenRefused('evaluation_differs');
  });

  const impossible: readonly [string, EducatorCommand, string][] = [
    [
      'a school year that is none',
      { type: 'RateEvaluation', ...rating, schoolYear: '2022-24' },
      'school_year',
    ],
    ['a school year to come', { type: 'RateEvaluation', ...rating, schoolYear: '2024-25' }, 'future_day'],
    ['a rating of no kind a word says', { type: 'RateEvaluation', ...rating, kind: 'Over all' }, 'kind'],
    [
      'a rating completed before its year began',
      { type: 'RateEvaluation', ...rating, on: '2022-06-30' },
      'rated_on',
    ],
    ['a rating completed tomorrow', { type: 'RateEvaluation', ...rating, on: '2024-06-16' }, 'rated_on'],
    ['400 days in a year', { type: 'RecordService', ...year, days: 400 }, 'days'],
    ['a post and a half and more', { type: 'RecordService', ...year, fte: '2.5' }, 'fte'],
    ['a school without a name', { type: 'RecordService', ...year, school: ' ' }, 'school'],
    ['a kind of school that is no word', { type: 'RecordService', ...year, setting: 'A charter' }, 'setting'],
    ['a field without a name', { type: 'RecordService', ...year, field: '' }, 'field'],
    ['a class that is no word', { type: 'RecordService', ...year, licenseClass: 'Class 1' }, 'license_class'],
    ['a certificate of tomorrow', board('2024-06-16', '2029-06-16'), 'future_day'],
    ['a certificate that ends before it begins', board('2024-06-15', '2024-06-14'), 'until'],
  ];
  test.each(impossible)('has no fact recorded with %s', (_what, command, code) => {
    given(registered).when(command).thenRefused(code);
  });

  test('has a wrong fact taken back by the id of its event, and may have the right one recorded then', () => {
    const retract: EducatorCommand = {
      type: 'Retract',
      eventId: 'event-1',
      because: 'Another person’s rating.',
    };
    const retracted = {
      type: 'educator.Retracted',
      data: { eventId: 'event-1', because: retract.because },
    } as const;
    given(registered, rated).when(retract).then(retracted);
    given(registered, rated, retracted).when(retract).thenNothing();
    given(registered, rated, retracted)
      .when({ type: 'RateEvaluation', ...rating, score: '4' })
      .then({ type: 'educator.EvaluationRated', data: { ...rating, score: '4' } });
  });

  test('has nothing taken back that does not stand', () => {
    given(registered)
      .when({ type: 'Retract', eventId: 'event-9', because: 'No.' })
      .thenRefused('fact_unknown');
  });
});

function board(on: string, until: string): EducatorCommand {
  return { type: 'CertifyByBoard', board: 'National Board', kind: 'initial', on, until };
}

describe('what else is on record of an educator', () => {
  const degree = { level: 'master', institution: 'Vanderbilt', on: '2019-05-30' };
  const conferred = { type: 'educator.DegreeConferred', data: degree } as const;
  const act = { state: 'TN', act: 'recommendation', by: 'employer', on: '2024-01-31' };
  const measure = { state: 'TN', measure: 'student_points', value: '2.18935', on: '2024-01-31' };
  const role = { state: 'TN', role: 'lead', on: '2023-08-01', until: '2028-07-31' };
  const designated = { type: 'educator.RoleDesignated', data: role } as const;
  const foreign = {
    state: 'KY',
    class: 'standard',
    unencumbered: true,
    source: 'KY agency',
    on: '2024-01-31',
  };

  test('is a degree, a test, an act, a measure, a role, a credential of another state', () => {
    given(registered)
      .when({ type: 'ConferDegree', ...degree })
      .then(conferred);
    given(registered)
      .when({ type: 'RecordTest', test: 'Praxis', score: 160, on: '2024-01-31' })
      .then({ type: 'educator.TestTaken', data: { test: 'Praxis', score: 160, on: '2024-01-31' } });
    given(registered)
      .when({ type: 'RecordAct', ...act })
      .then({ type: 'educator.ActRecorded', data: act });
    given(registered)
      .when({ type: 'RecordAct', ...act, quantity: '500' })
      .then({ type: 'educator.ActRecorded', data: { ...act, quantity: '500' } });
    given(registered)
      .when({ type: 'RecordMeasure', ...measure })
      .then({ type: 'educator.MeasureRecorded', data: measure });
    given(registered)
      .when({ type: 'DesignateRole', ...role })
      .then(designated);
    given(registered)
      .when({ type: 'VerifyForeignCredential', ...foreign })
      .then({ type: 'educator.ForeignCredentialVerified', data: foreign });
  });

  test('is a micro-credential of an issuer elsewhere, for as long as it says', () => {
    const award = { credential: 'IL1', issuer: 'An issuer', stack: 'Leading', on: '2023-11-30' };
    const recorded = { type: 'educator.AwardRecorded', data: award } as const;
    const record = { type: 'RecordAward', ...award } as const;
    given(registered).when(record).then(recorded);
    given(registered, recorded).when(record).thenNothing();
    given(registered)
      .when({ ...record, until: '2023-11-29' })
      .thenRefused('until');
    given(registered)
      .when({ ...record, stack: ' ' })
      .thenRefused('stack');
    given(registered)
      .when({ ...record, score: Number.NaN })
      .thenRefused('score');
    given(registered)
      .when({ ...record, on: '2024-06-16' })
      .thenRefused('future_day');
  });

  test('is said once: the same fact again changes nothing, another one stands beside it', () => {
    given(registered, conferred)
      .when({ type: 'ConferDegree', ...degree })
      .thenNothing();
    given(registered, conferred)
      .when({ type: 'ConferDegree', ...degree, level: 'doctorate' })
      .then({ type: 'educator.DegreeConferred', data: { ...degree, level: 'doctorate' } });
  });

  test('is not dated in the future, nor put in words nobody can search for', () => {
    given(registered)
      .when({ type: 'ConferDegree', ...degree, on: '2199-01-01' })
      .thenRefused('future_day');
    given(registered)
      .when({ type: 'ConferDegree', ...degree, level: 'A Master' })
      .thenRefused('level');
    given(registered)
      .when({ type: 'RecordAct', ...act, act: 'Recommendation!' })
      .thenRefused('act');
    given(registered)
      .when({ type: 'RecordAct', ...act, quantity: 'much' })
      .thenRefused('quantity_not_a_number');
    given(registered)
      .when({ type: 'RecordAct', ...act, from: '2024-01-31', until: '2024-01-30' })
      .thenRefused('until');
    given(registered)
      .when({ type: 'RecordMeasure', ...measure, value: '2.1893501' })
      .thenRefused('value');
    given(registered)
      .when({ type: 'DesignateRole', ...role, until: '2023-07-31' })
      .thenRefused('until');
  });

  test('a role ends once, on a day of its time, and never another one’s', () => {
    given(registered, designated)
      .when({ type: 'EndRole', eventId: 'nobody', on: '2024-01-31', because: 'moved' })
      .thenRefused('role_unknown');
    const end = { type: 'EndRole', eventId: 'event-1', on: '2024-01-31', because: 'moved' } as const;
    const { type: _, ...data } = end;
    const ended = { type: 'educator.RoleEnded', data } as const;
    given(registered, designated).when(end).then(ended);
    given(registered, designated)
      .when({ ...end, on: '2023-07-31' })
      .thenRefused('ends_before');
    given(registered, designated, ended).when(end).thenNothing();
    given(registered, designated, ended)
      .when({ ...end, on: '2024-02-01' })
      .thenRefused('role_ended');
  });
});
