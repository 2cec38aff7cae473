import { describe, expect, test } from '@jest/globals';
import { answersOf } from '../../../src/rules/index.ts';
import { NOTHING, person, policyOf } from './support.ts';

const running = { from: { at_most: 'as_of' }, until: { at_least: 'as_of' } };
const has = (status: string) => ({ recorded: { from: 'statuses', where: { status, ...running } } });

const routes = [{ id: 'route', asks: 'A route.', gives: 'renewal', for: {} }];
const policy = policyOf({
  routes,
  answers: [
    {
      ...{ id: 'validity', asks: 'Is it valid?' },
      is: [{ value: 'valid', for: { 'license.first_term': true }, because: 'It never expires.' }],
    },
    {
      ...{ id: 'standing', asks: 'Does it stand?' },
      is: [
        { value: 'inactive', for: has('inactive'), because: 'It is inactive.' },
        { value: 'retired', for: has('retired'), because: 'Retired.', before: '2023-07-01' },
        { value: 'active', for: {}, because: 'Nothing stands against it.' },
      ],
    },
  ],
});

const inactive = person({ statuses: [{ status: 'inactive', from: '2022-01-01', until: '2022-12-31' }] });

describe('an answer about a license', () => {
  test('is the first of its clauses that fits, and two answers do not mix', () => {
    expect(answersOf(policy, NOTHING, inactive, '2022-06-01')).toEqual([
      {
        ...{ id: 'validity', asks: 'Is it valid?', value: 'valid', because: 'It never expires.' },
        ...{ cites: ['source'], codes: [], missing: [], settings: [], holdsUntil: null },
      },
      {
        ...{ id: 'standing', asks: 'Does it stand?', value: 'inactive', because: 'It is inactive.' },
        ...{ cites: ['source'], codes: [], missing: [], settings: [], holdsUntil: '2023-01-01' },
      },
    ]);
  });

  test.each([
    ['2021-12-31', 'active', '2022-01-01'],
    ['2022-01-01', 'inactive', '2023-01-01'],
    ['2022-12-31', 'inactive', '2023-01-01'],
    ['2023-01-01', 'active', null],
  ])('on %s is %s until %s', (asOf, value, holdsUntil) => {
    expect(answersOf(policy, NOTHING, inactive, asOf)[1]).toMatchObject({ value, holdsUntil });
  });

  test('takes a status without a last day for one that lasts', () => {
    const retired = person({ statuses: [{ status: 'retired', from: '2020-01-01' }] });
    expect(answersOf(policy, NOTHING, retired, '2023-06-30')[1]).toMatchObject({
      ...{ value: 'retired', holdsUntil: '2023-07-01' },
    });
    expect(answersOf(policy, NOTHING, retired, '2023-07-01')[1]).toMatchObject({ value: 'active' });
    const still = person({ statuses: [{ status: 'inactive', from: '2020-01-01' }] });
    expect(answersOf(policy, NOTHING, still, '2023-07-01')[1]).toMatchObject({
      ...{ value: 'inactive', holdsUntil: null },
    });
  });

  test('cannot be given while a condition is not known', () => {
    const unknown = person({ statuses: [{ from: '2022-01-01' }] });
    expect(answersOf(policy, NOTHING, unknown, '2022-06-01')[1]).toMatchObject({
      ...{ value: null, because: null, cites: [], codes: ['missing_statuses_status'] },
      missing: ['The status is not recorded.'],
    });
  });

  test('is not written where no clause fits, nor before the file speaks', () => {
    const later = person({}, { issuedOn: '2010-07-01' });
    expect(answersOf(policy, NOTHING, later, '2022-06-01')[0]).toMatchObject({
      ...{ value: null, codes: ['not_encoded'], missing: ['Not written here: Is it valid?'] },
    });
    expect(answersOf(policy, NOTHING, person(), '2000-06-30')[0]).toMatchObject({
      ...{ value: null, codes: ['not_encoded'], holdsUntil: '2000-07-01' },
    });
  });

  test('turns on a setting only where its values answer differently', () => {
    const settings = { word: { asks: 'Which?', because: 'Silent.', values: ['yes', 'no'] } };
    const turning = (value: string) =>
      policyOf({
        ...{ routes, settings },
        answers: [
          {
            ...{ id: 'standing', asks: 'Does it stand?' },
            is: [
              { value, for: { 'setting.word': 'yes' }, because: 'So.' },
              { value: 'active', for: {}, because: 'So.' },
            ],
          },
        ],
      });
    expect(answersOf(turning('active'), NOTHING, person(), '2022-06-01')[0]).toMatchObject({
      ...{ value: 'active', codes: [] },
    });
    expect(answersOf(turning('inactive'), NOTHING, person(), '2022-06-01')[0]).toMatchObject({
      ...{ value: null, codes: ['setting_unconfirmed'], missing: ['The agency has not answered: Which?'] },
    });
  });
});
