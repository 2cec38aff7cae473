import { describe, test } from '@jest/globals';
import type { Opened, PeriodEvent } from '../../src/domain/period/events.ts';
import { period } from '../../src/domain/period/index.ts';
import { specify } from './given.ts';

const { given } = specify(period);

const span: Opened['data'] = {
  educator: 'TN-100001',
  state: 'TN',
  strand: 'recertification',
  owner: 'license',
  license: 'license-TN-1234567',
  startsOn: '2018-09-01',
  endsOn: '2024-08-31',
};
const opened: PeriodEvent = { type: 'period.Opened', data: span };
const completion = { on: '2024-06-15', renewal: 'license-TN-1234567@3' };
const completed: PeriodEvent = { type: 'period.Completed', data: completion };

describe('a period', () => {
  test('is opened once', () => {
    given()
      .when({ type: 'Open', ...span })
      .then(opened);
    given(opened)
      .when({ type: 'Open', ...span })
      .thenNothing();
    given(opened)
      .when({ type: 'Open', ...span, endsOn: '2025-08-31' })
      .thenRefused('period_differs');
    given()
      .when({ type: 'Open', ...span, endsOn: '2018-08-31' })
      .thenRefused('period_days');
  });

  test('is completed once, by one renewal', () => {
    given(opened)
      .when({ type: 'Complete', ...completion })
      .then(completed);
    given(opened, completed)
      .when({ type: 'Complete', ...completion })
      .thenNothing();
    given(opened, completed)
      .when({ type: 'Complete', ...completion, renewal: 'license-TN-1234567@9' })
      .thenRefused('already_completed');
    given()
      .when({ type: 'Complete', ...completion })
      .thenRefused('not_found');
  });
});
