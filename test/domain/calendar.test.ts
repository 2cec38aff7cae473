import { describe, test } from '@jest/globals';
import type { DayBegan } from '../../src/domain/calendar/events.ts';
import { calendar } from '../../src/domain/calendar/index.ts';
import { specify } from './given.ts';

const { given } = specify(calendar);

describe('a calendar', () => {
  test('begins a day once, never an earlier one, and spans the days of an outage with one event', () => {
    const begin = (on: string) => ({ type: 'BeginDay', state: 'TN', on }) as const;
    given().when(begin('2024-02-28')).then(began('2024-02-28', null));
    given(began('2024-02-28', null)).when(begin('2024-02-28')).thenNothing();
    given(began('2024-02-28', null)).when(begin('2024-02-27')).thenNothing();
    given(began('2024-02-28', null)).when(begin('2024-03-04')).then(began('2024-03-04', '2024-02-28'));
    given().when(begin('2023-02-29')).thenRefused('day');
    given()
      .when({ ...begin('2024-02-28'), state: 'XX' })
      .thenRefused('state_unknown');
  });
});

function began(on: string, previous: string | null): DayBegan {
  return { type: 'calendar.DayBegan', data: { state: 'TN', on, previous } };
}
