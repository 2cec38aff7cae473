import { describe, expect, test } from '@jest/globals';
import { licenseIn, ratingsIn } from '../../src/app/evaluating/evaluation.ts';
import {
  employersIn,
  isEmployedAfter,
  observationsOf,
  schoolYearsOf,
} from '../../src/app/evaluating/school-years.ts';
import { type PlacedEvent, recordOf } from '../../src/app/facts/facts-of.ts';

/** Events of one educator, each in a stream of its own unless they are of one. */
function recordWith(...told: readonly (readonly [stream: string, type: string, data: object])[]) {
  const events = told.map(
    ([stream, type, data], n) => ({ stream, type, data, eventId: `event-${n}` }) as unknown as PlacedEvent,
  );
  return recordOf('TN-1', events);
}

const OWN = 'educator-TN-1';
const served = (schoolYear: string, employer = 'a', state = 'TN') =>
  [OWN, 'educator.ServiceRecorded', { state, schoolYear, employer, role: 'teacher' }] as const;
const rated = (schoolYear: string, more: object = {}) =>
  [OWN, 'educator.EvaluationRated', { state: 'TN', schoolYear, employer: 'b', score: '4', ...more }] as const;
const acted = (act: string, on: string) =>
  [OWN, 'educator.ActRecorded', { state: 'TN', act, on, by: 'employer' }] as const;
const employed = (on: string, until?: string, state = 'TN') =>
  [
    `employment-${on}`,
    'employment.Began',
    { educator: 'TN-1', state, employer: 'c', position: 'teacher', on, ...(until ? { until } : {}) },
  ] as const;
const licensed = (number: string, validFrom: string, expiresOn: string, state = 'TN') =>
  [
    `license-${state}-${number}`,
    'license.Issued',
    { educator: 'TN-1', state, number, class: `class_${number}`, fields: [], validFrom, expiresOn },
  ] as const;

describe('the school years of an educator', () => {
  test('are those of service, ratings, observations and employment in the state, until that of the day asked', () => {
    const record = recordWith(
      ...[served('2018-19'), served('2019-20', 'a', 'KY'), rated('2020-21'), served('2025-26')],
      ...[acted('walkthrough', '2017-06-30'), acted('vote', '2015-01-01')],
      ...[
        employed('2022-06-30', '2022-07-01'),
        employed('2024-08-01'),
        employed('2010-08-01', '2011-01-01', 'KY'),
      ],
    );
    expect(schoolYearsOf(record, 'TN', '2025-06-30')).toEqual([
      '2016-17',
      '2018-19',
      '2020-21',
      '2021-22',
      '2022-23',
      '2024-25',
    ]);
    expect(schoolYearsOf(record, 'TN', '2025-07-01').at(-1)).toBe('2025-26');
  });

  test('go on while somebody is employed beyond a day', () => {
    expect(isEmployedAfter(recordWith(employed('2024-08-01')), 'TN', '2025-06-30')).toBe(true);
    expect(isEmployedAfter(recordWith(employed('2024-08-01', '2025-07-01')), 'TN', '2025-06-30')).toBe(true);
    expect(isEmployedAfter(recordWith(employed('2024-08-01', '2025-06-30')), 'TN', '2025-06-30')).toBe(false);
    expect(isEmployedAfter(recordWith(employed('2024-08-01')), 'KY', '2025-06-30')).toBe(false);
  });

  test('each have whoever employed or rated the educator in them, once each', () => {
    const record = recordWith(
      ...[served('2023-24', 'z'), served('2022-23', 'y'), rated('2023-24')],
      ...[employed('2024-06-30'), employed('2021-08-01', '2023-06-30')],
    );
    expect(employersIn(record, 'TN', '2023-24')).toEqual(['b', 'c', 'z']);
    expect(employersIn(record, 'TN', '2024-25')).toEqual(['c']);
    expect(employersIn(record, 'TN', '2020-21')).toEqual([]);
  });
});

describe('an evaluation', () => {
  test('is under the license of the state that was valid in the year, of several the one issued last', () => {
    const record = recordWith(
      licensed('1', '2010-09-01', '2020-08-31'),
      licensed('2', '2020-07-01', '2026-08-31'),
      licensed('3', '2021-07-01', '2026-08-31', 'KY'),
    );
    expect(licenseIn(record, 'TN', '2019-20')?.license).toBe('license-TN-1');
    expect(licenseIn(record, 'TN', '2020-21')?.license).toBe('license-TN-2');
    expect(licenseIn(record, 'TN', '2030-31')?.license).toBe('license-TN-2');
    expect(licenseIn(record, 'PA', '2020-21')).toBeUndefined();
  });

  test('tells ratings and observations in the order of their days', () => {
    const record = recordWith(
      ...[
        rated('2023-24', { kind: 'overall', on: '2024-10-01' }),
        rated('2023-24', { kind: 'growth', on: '2024-05-01' }),
      ],
      ...[acted('observation', '2024-02-01'), acted('walkthrough', '2023-10-01')],
    );
    expect(ratingsIn(record, 'TN', '2023-24').map(({ kind }) => kind)).toEqual(['growth', 'overall']);
    expect(observationsOf(record, 'TN').map(({ act }) => act)).toEqual(['walkthrough', 'observation']);
    expect(observationsOf(record, 'KY')).toEqual([]);
  });
});
