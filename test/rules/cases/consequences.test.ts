import { describe, expect, test } from '@jest/globals';
import { judgeCase } from '../../../src/rules/cases/judge-case.ts';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { sound } from '../../policies/policy-files.ts';
import { policyOf } from '../routes/support.ts';

const policy = policyOf({
  routes: [
    {
      id: 'longer',
      asks: 'A year more for active duty.',
      gives: 'extension',
      for: { 'license.class': 'professional' },
      starts_by: ['statute'],
      opens: '2022-03-01',
      closes: '2024-05-31',
      at_most_times: 1,
      result: { adds: { years: 1 } },
    },
    {
      id: 'lead',
      asks: 'To lead a school.',
      gives: 'designation',
      for: {},
      starts_by: ['employer'],
      notice: { days: 30 },
      keeps_status: true,
      tree: {
        kind: 'count',
        id: 'years',
        asks: 'Two years.',
        since: 'unknown',
        from: 'service',
        within: 'any_time',
        at_least: 2,
        unit: { one: 'year', many: 'years' },
      },
      result: { class: 'lead', status: 'active', starts: 'as_of', ends: 'never' },
      pays: [{ id: 'supplement', asks: 'Paid.', amount: 1200.5 }],
    },
  ],
  answers: [
    {
      id: 'standing',
      asks: 'Is it active?',
      is: [
        { value: 'closed', for: { 'license.class': 'closed' }, because: 'It is closed.' },
        { value: 'active', for: {}, because: 'Nothing says otherwise.' },
      ],
    },
  ],
  audits: [
    {
      id: 'sample',
      asks: 'Some are looked into.',
      for: { 'license.class': 'professional' },
      sample: { percent: 5, per: 'year' },
      keeps: { what: 'Proof.', until: { of: 'period_end', plus: { years: 5 } } },
      when_missing: 'longer',
    },
  ],
  terms: [{ for: { 'license.class': 'professional' }, years: 5, opens_years_before_end: 1 }],
});

/** Expected and found of one case about a professional license from July 2019 to June 2024. */
function judged(expected: object, record: object = {}) {
  const license = { class: 'professional', valid_from: '2019-07-01', expires_on: '2024-06-30' };
  const service = [{ school_year: '2022-23' }];
  const text = JSON.stringify({
    defaults: { license, service, as_of: '2024-01-15' },
    cases: [{ name: 'a case', ...record, expect: { outcome: 'undetermined', ...expected } }],
  });
  const file = sound(parseCases(text, 'invented.cases.yaml'));
  const [written] = file.cases;
  if (written === undefined) throw new Error('there is a case');
  return judgeCase(policy, file, written);
}

const LONGER = {
  gives: 'extension',
  outcome: 'met',
  started_by: ['statute'],
  is_open: 'open',
  opens_on: '2022-03-01',
  closes_on: '2024-05-31',
  times_left: 1,
  keeps_status: false,
  notice_days: null,
  ends_early_on: null,
  codes: [],
  missing: [],
  awaits: [],
  result: { period_ends_on: '2025-06-30', class: null, fields: null, next_is_shorter_by: null },
  pays: {},
};

const LEAD = {
  gives: 'designation',
  outcome: 'not_met',
  counted: { years: 1 },
  codes: ['short_of_count'],
  started_by: ['employer'],
  notice_days: 30,
  keeps_status: true,
  times_left: null,
  result: { class: 'lead', status: 'active', starts_on: '2024-01-15', ends_on: 'never' },
  pays: { supplement: 1200.5 },
};

const SAMPLE = {
  concerns: 'yes',
  percent: 5,
  count: null,
  per: 'year',
  keep_until: '2029-06-30',
  when_missing: 'longer',
};

describe('a case', () => {
  const rightly: readonly { what: string; expected: object; record?: object }[] = [
    { what: 'an extension by statute', expected: { routes: { longer: LONGER } } },
    { what: 'a designation with its requirement and pay', expected: { routes: { lead: LEAD } } },
    {
      what: 'that a route is not listed',
      expected: { routes: { longer: null } },
      record: { license: someClass('other') },
    },
    {
      what: 'an answer and why',
      expected: { answers: { standing: { value: 'active', because: 'Nothing says otherwise.' } } },
    },
    { what: 'an audit', expected: { audits: { sample: SAMPLE } } },
    {
      what: 'that no audit concerns somebody',
      expected: { audits: { sample: null } },
      record: { license: someClass('other') },
    },
    {
      what: 'the end that statutes give',
      expected: { extended: { ends_on: '2025-06-30', by: ['longer'], codes: [] } },
    },
    { what: 'the next term', expected: { term: { valid_from: '2024-07-01', expires_on: '2029-06-30' } } },
    {
      what: 'that there is no next term',
      expected: { term: 'not_encoded' },
      record: { license: someClass('other') },
    },
    { what: 'from when renewal may be applied for', expected: { opens_on: '2023-07-01' } },
  ];
  test.each(rightly)('expects $what', ({ expected, record }) => {
    const { expected: wanted, found } = judged(expected, record);
    expect(Object.keys(wanted)).toContain(Object.keys(expected)[0]);
    expect(found).toEqual(wanted);
  });

  const wrongly: readonly [string, object][] = [
    ['another day of opening', { routes: { longer: { opens_on: '2022-03-02' } } }],
    ['another end of the period', { routes: { longer: { result: { period_ends_on: '2025-07-01' } } } }],
    ['a route that is not written', { routes: { shorter: { outcome: 'met' } } }],
    ['that a route is not listed which is', { routes: { longer: null } }],
    ['less pay', { routes: { lead: { pays: { supplement: 1200.49 } } } }],
    ['pay that is not written', { routes: { lead: { pays: { supplement: 1200.5, bonus: 1 } } } }],
    ['less counted', { routes: { lead: { counted: { years: 0 } } } }],
    ['another answer', { answers: { standing: { value: 'closed' } } }],
    ['an answer nobody gives', { answers: { validity: { value: 'active' } } }],
    ['another share', { audits: { sample: { percent: 5.01 } } }],
    ['no extension', { extended: { ends_on: '2024-06-30' } }],
    ['another term', { term: { valid_from: '2024-07-01', expires_on: '2029-06-29' } }],
    ['another day of application', { opens_on: null }],
  ];
  test.each(wrongly)('fails that expects %s', (_what, expected) => {
    const { expected: wanted, found } = judged(expected);
    expect(found).not.toEqual(wanted);
  });

  test('is not asked for what it does not name', () => {
    const { found } = judged({ routes: { lead: { outcome: 'not_met' } } });
    expect(found).toEqual({ outcome: 'undetermined', routes: { lead: { outcome: 'not_met' } } });
  });

  test('is refused where it expects what no route says', () => {
    expect(() => judged({ routes: { longer: { colour: 'red' } } })).toThrow('colour is no key here');
  });
});

function someClass(name: string) {
  return { class: name, valid_from: '2019-07-01', expires_on: '2024-06-30' };
}
