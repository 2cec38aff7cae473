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

  const impossible: readonly [string, EducatorCommand, string][] = [
    [
      'a school year that is none',
      { type: 'RateEvaluation', ...rating, schoolYear: '2022-24' },
      'school_year',
    ],
    ['a school year to come', { type: 'RateEvaluation', ...rating, schoolYear: '2024-25' }, 'future_day'],
    ['400 days in a year', { type: 'RecordService', ...year, days: 400 }, 'days'],
    ['a post and a half and more', { type: 'RecordService', ...year, fte: '2.5' }, 'fte'],
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
