import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COLUMNS, KINDS } from '../../src/app/import/columns.ts';
import { type Changes, GOOD, plan, planned } from './rows-support.ts';

describe('a row of a file', () => {
  test('of licenses registers the person, issues the license and approves the plan', () => {
    expect(planned('licenses')).toMatchObject({
      educator: 'TN-100001',
      state: 'TN',
      steps: [
        {
          stream: 'educator-TN-100001',
          command: { type: 'Register', state: 'TN', ssn: '900001234', birthDate: '1985-02-28' },
        },
        {
          stream: 'license-TN-000123',
          command: {
            type: 'Issue',
            class: 'professional',
            fields: ['Elementary K-5', 'Reading K-12'],
            validFrom: '2018-09-01',
            expiresOn: '2024-08-31',
          },
        },
        { stream: 'license-TN-000123', command: { type: 'ApprovePlan', on: '2018-10-01' } },
      ],
    });
  });

  test('of licenses registers a person once, at home, whatever state the license is of', () => {
    const { state, steps } = planned('licenses', { state: 'PA' });
    expect(state).toBe('PA');
    expect(steps[0]?.command).toMatchObject({ type: 'Register', state: 'TN' });
    expect(steps[1]).toMatchObject({ stream: 'license-PA-000123', command: { state: 'PA' } });
  });

  test('of licenses with a renewal keeps the first issuance beside the running term', () => {
    const { steps } = planned('licenses', { dateOfRenewal: '2021-09-01' });
    expect(steps[1]?.command).toMatchObject({ issuedOn: '2018-09-01', validFrom: '2021-09-01' });
  });

  test('of licenses states a status from its first day to its last, where the file has one', () => {
    const days = { statusFrom: '2022-07-01', statusUntil: '2022-12-31' };
    expect(planned('licenses', { status: 'retired', ...days }).steps[3]).toMatchObject({
      stream: 'license-TN-000123',
      command: { type: 'BeginStatus', status: 'retired', from: '2022-07-01', until: '2022-12-31' },
    });
  });

  test('of service records days and full-time equivalent in their shortest form', () => {
    expect(planned('service').steps[0]?.command).toMatchObject({
      type: 'RecordService',
      days: 180,
      fte: '0.5',
    });
  });

  test('of service says where and as what, where the file does', () => {
    const said = { school: 'Hillside', setting: 'charter', field: 'Mathematics 6-12' };
    expect(planned('service', { ...said, licenseClass: 'provisional' }).steps[0]?.command).toMatchObject({
      ...{ ...said, licenseClass: 'provisional' },
    });
  });

  test('of activities says how it was held and what was reached, where the file does', () => {
    const said = { delivery: 'self_paced', field: 'Mathematics 6-12' };
    const { steps } = planned('activities', { ...said, scoreReached: '92.5', appliedAfterwards: 'no' });
    expect(steps[0]?.command).toMatchObject({ ...said, score: 92.5, appliedAfterwards: false });
  });

  test('of evaluations rates the school year', () => {
    expect(planned('evaluations').steps[0]?.command).toMatchObject({ type: 'RateEvaluation', score: '5' });
    const { steps } = planned('evaluations', { kind: 'overall', ratedOn: '2024-05-20' });
    expect(steps[0]?.command).toMatchObject({ kind: 'overall', on: '2024-05-20' });
  });

  test('of boards certifies the educator', () => {
    expect(planned('boards').steps[0]?.command).toEqual({
      type: 'CertifyByBoard',
      board: 'National Board',
      kind: 'initial',
      on: '2020-12-14',
      until: '2025-12-14',
    });
  });

  test.each([
    ['tests', { type: 'RecordTest', score: 165, passed: true, on: '2018-03-01', field: 'Mathematics 6-12' }],
    ['acts', { type: 'RecordAct', act: 'penalty_paid', by: 'educator', quantity: '500', on: '2024-05-01' }],
    ['measures', { type: 'RecordMeasure', measure: 'team_size', value: '5', schoolYear: '2023-24' }],
    ['designations', { type: 'DesignateRole', role: 'mentor', on: '2022-08-01', until: '2025-07-31' }],
    ['foreign', { type: 'VerifyForeignCredential', state: 'PA', unencumbered: true, on: '2018-08-01' }],
    ['awards', { type: 'RecordAward', credential: 'IL1', score: 3.5, until: '2028-11-29' }],
  ] as const)('of %s states what it says', (kind, command) => {
    expect(planned(kind)).toMatchObject({
      ...{ educator: 'TN-100001', state: 'TN' },
      steps: [{ stream: 'educator-TN-100001', command }],
    });
  });

  test('of activities claims the credit and carries out each act it has a day for', () => {
    const { steps } = planned('activities', { attestedOn: '2022-10-09', reportedOn: '2022-10-10' });
    expect(steps.map(({ command }) => command)).toMatchObject([
      { type: 'Claim', quantity: '3.5', categories: ['content', 'pedagogy'], assessed: true },
      { type: 'Attest', on: '2022-10-09' },
      { type: 'ReportByProvider', provider: 'tn-academy', on: '2022-10-10' },
      { type: 'Approve', by: 'davidson-county', capacity: 'employer', on: '2022-10-20' },
    ]);
    expect(new Set(steps.map(({ stream }) => stream)).size).toBe(1);
  });

  test('of activities denies with the sentence of its reason', () => {
    const { steps } = planned('activities', {
      approvedOn: '',
      deniedOn: '2022-10-21',
      denialReason: 'duplicate',
    });
    expect(steps[1]?.command).toMatchObject({
      type: 'Deny',
      reason: 'duplicate',
      because: 'Denied as a duplicate of an activity already submitted.',
    });
  });

  test('of activities names its credit by state and external id alone', () => {
    const stream = (changes: Changes) => planned('activities', changes).steps[0]?.stream;
    expect(stream({ title: 'Other' })).toBe(stream({}));
    expect(stream({ externalId: 'A-2' })).not.toBe(stream({}));
    expect(stream({ state: 'PA' })).not.toBe(stream({}));
  });

  test('of activities keeps a formula as the text it is', () => {
    const { steps } = planned('activities', { title: '=cmd|calc!A1' });
    expect(steps[0]?.command).toMatchObject({ title: '=cmd|calc!A1' });
  });
});

const BAD = [
  ['activities', { hours: '-3' }, 'hours', 'amount_negative'],
  ['activities', { hours: 'NaN' }, 'hours', 'amount_not_a_number'],
  ['activities', { hours: '1e3' }, 'hours', 'amount_not_a_number'],
  ['activities', { hours: '3,5' }, 'hours', 'amount_not_a_number'],
  ['activities', { hours: '3.333' }, 'hours', 'amount_too_precise'],
  ['activities', { hours: '100000.01' }, 'hours', 'amount_too_large'],
  ['activities', { hours: '99999999999999999999' }, 'hours', 'amount_too_large'],
  ['activities', { hours: '0' }, 'hours', 'quantity_zero'],
  ['activities', { hours: '' }, 'hours', 'missing'],
  ['activities', { dateCompleted: '2023-02-29' }, 'dateCompleted', 'day'],
  ['activities', { dateCompleted: '10/08/2022' }, 'dateCompleted', 'day'],
  [
    'activities',
    { dateCompleted: '2025-03-02', approvedOn: '', approvedBy: '', capacity: '' },
    'dateCompleted',
    'future_day',
  ],
  ['activities', { approvedOn: '2025-03-02' }, 'approvedOn', 'future_day'],
  ['activities', { approvedOn: '2022-10-07' }, 'approvedOn', 'before_completion'],
  ['activities', { attestedOn: '2022-10-07' }, 'attestedOn', 'before_completion'],
  ['activities', { state: 'XX' }, 'state', 'state_unknown'],
  ['activities', { state: 'tn' }, 'state', 'state_unknown'],
  ['activities', { educatorId: '' }, 'educatorId', 'missing'],
  ['activities', { educatorId: '100001' }, 'educatorId', 'educator_id'],
  ['activities', { externalId: '' }, 'externalId', 'missing'],
  ['activities', { externalId: 'x'.repeat(101) }, 'externalId', 'external_id'],
  ['activities', { title: 'a\u0000b' }, 'title', 'control_characters'],
  ['activities', { title: 'caf\uFFFD' }, 'title', 'encoding'],
  ['activities', { title: 'x'.repeat(301) }, 'title', 'title'],
  ['activities', { unitType: 'clock hours' }, 'unitType', 'word'],
  ['activities', { kind: 'Workshop' }, 'kind', 'word'],
  ['activities', { category: 'content;content' }, 'category', 'categories'],
  ['activities', { grade: 'excellent' }, 'grade', 'grade'],
  ['activities', { assessed: 'maybe' }, 'assessed', 'not_listed'],
  ['activities', { participation: 'Slept in' }, 'participation', 'word'],
  ['licenses', { status: 'Retired', statusFrom: '2022-07-01' }, 'status', 'word'],
  ['licenses', { status: 'retired' }, 'statusFrom', 'missing'],
  ['licenses', { statusFrom: '2022-07-01' }, 'status', 'missing'],
  ['licenses', { statusUntil: '2022-07-01' }, 'status', 'missing'],
  ['licenses', { status: 'retired', statusFrom: '2018-08-31' }, 'statusFrom', 'before_issue'],
  [
    'licenses',
    { status: 'retired', statusFrom: '2022-07-01', statusUntil: '2022-06-30' },
    'statusUntil',
    'status_days',
  ],
  ['tests', { takenOn: '2025-03-02' }, 'takenOn', 'future_day'],
  ['tests', { passed: 'perhaps' }, 'passed', 'not_listed'],
  ['acts', { doneBy: 'The agency' }, 'doneBy', 'word'],
  ['acts', { quantity: '500.005' }, 'quantity', 'amount_too_precise'],
  ['acts', { until: '2024-04-30' }, 'until', 'until'],
  ['measures', { value: '-1' }, 'value', 'value'],
  ['designations', { validUntil: '2022-07-31' }, 'validUntil', 'until'],
  ['foreign', { unencumbered: '' }, 'unencumbered', 'missing'],
  ['foreign', { validUntil: '2016-06-30' }, 'validUntil', 'until'],
  ['awards', { validUntil: '2023-11-29' }, 'validUntil', 'until'],
  ['activities', { delivery: 'At home' }, 'delivery', 'word'],
  ['activities', { scoreReached: 'high' }, 'scoreReached', 'number'],
  ['activities', { appliedAfterwards: 'later' }, 'appliedAfterwards', 'not_listed'],
  ['service', { setting: 'A charter' }, 'setting', 'word'],
  ['service', { licenseClass: 'Class 1' }, 'licenseClass', 'word'],
  ['activities', { capacity: '' }, 'capacity', 'missing'],
  ['activities', { capacity: 'friend' }, 'capacity', 'not_listed'],
  ['activities', { approvedOn: '' }, 'approvedOn', 'missing'],
  ['activities', { deniedOn: '2022-10-21', denialReason: 'duplicate' }, 'deniedOn', 'two_answers'],
  ['activities', { approvedOn: '', deniedOn: '2022-10-21' }, 'denialReason', 'missing'],
  ['activities', { denialReason: 'duplicate' }, 'deniedOn', 'missing'],
  [
    'activities',
    { approvedOn: '', deniedOn: '2022-10-21', denialReason: 'boring' },
    'denialReason',
    'not_listed',
  ],
  ['licenses', { dateOfExpiration: '2018-08-31' }, 'dateOfExpiration', 'license_days'],
  ['licenses', { dateOfRenewal: '2017-09-01' }, 'dateOfRenewal', 'issued_on'],
  ['licenses', { licenseNumber: 'no/42' }, 'licenseNumber', 'license_number'],
  ['licenses', { licenseType: 'Professional' }, 'licenseType', 'word'],
  ['licenses', { dateOfBirth: '2025-03-01' }, 'dateOfBirth', 'birth_date'],
  ['licenses', { dateOfBirth: '1985-02-29' }, 'dateOfBirth', 'day'],
  ['licenses', { ssn: '12345' }, 'ssn', 'ssn'],
  ['licenses', { emailAddress: 'nobody' }, 'emailAddress', 'email'],
  ['licenses', { familyName: '' }, 'familyName', 'missing'],
  ['licenses', { planApprovedOn: '2025-03-02' }, 'planApprovedOn', 'future_day'],
  ['service', { schoolYear: '2021-23' }, 'schoolYear', 'school_year'],
  ['service', { schoolYear: '2025-26' }, 'schoolYear', 'future_day'],
  ['service', { days: '180.5' }, 'days', 'whole_number'],
  ['service', { days: '367' }, 'days', 'days'],
  ['service', { fte: '2.01' }, 'fte', 'fte'],
  ['service', { role: 'Teacher' }, 'role', 'word'],
  ['evaluations', { score: 'four and a half' }, 'score', 'score'],
  ['evaluations', { ratedOn: '2019-06-30' }, 'ratedOn', 'rated_on'],
  ['evaluations', { kind: 'Over all' }, 'kind', 'word'],
  ['boards', { kind: 'second' }, 'kind', 'not_listed'],
  ['boards', { validUntil: '2020-12-13' }, 'validUntil', 'until'],
  ['boards', { certifiedOn: '2025-03-02' }, 'certifiedOn', 'future_day'],
] as const;

describe('a bad value', () => {
  test.each(BAD)('in a row of %s, %j, is refused in column %s as %s', (kind, changes, column, code) => {
    const answer = plan(kind, changes);
    expect(answer).toMatchObject({ column, code });
    expect(answer).toHaveProperty('remedy', expect.stringMatching(/\w.*\.$/));
  });

  test.each([
    ['activities', 'kind', 'workshop'],
    ['activities', 'unitType', 'clock_hour'],
    ['licenses', 'licenseType', 'professional'],
    ['service', 'role', 'teacher'],
  ] as const)('that should be a word of %s, in %s, is answered with one as %s', (kind, column, example) => {
    expect(plan(kind, { [column]: 'Two Words' })).toHaveProperty(
      'remedy',
      `Write one lower-case word, as ${example}.`,
    );
  });

  test('never reappears in the remedy, which the ledger keeps for ever', () => {
    const secret = 'Quillfeather 900-00-1234';
    const kinds = fc.constantFrom(...KINDS);
    fc.assert(
      fc.property(kinds, fc.nat(), (kind, at) => {
        const columns = Object.keys(COLUMNS[kind]);
        const answer = plan(kind, { [columns[at % columns.length] ?? '']: secret });
        expect('remedy' in answer ? answer.remedy : '').not.toContain('Quillfeather');
        expect('remedy' in answer ? answer.remedy : '').not.toContain('900');
      }),
    );
  });

  test('of any kind is a value to answer and never an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.nat(), fc.string({ unit: 'binary' }), (kind, at, text) => {
        const columns = Object.keys(COLUMNS[kind]);
        const answer = plan(kind, { [columns[at % columns.length] ?? '']: text });
        expect('remedy' in answer || 'steps' in answer).toBe(true);
      }),
    );
  });

  test('stands against a good row, which is planned', () => {
    for (const kind of KINDS) expect(plan(kind, GOOD[kind])).toHaveProperty('steps');
  });
});
