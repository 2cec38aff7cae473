import { describe, expect, test } from '@jest/globals';
import type { Due, ReminderEvent } from '../../src/domain/reminder/events.ts';
import { reminder } from '../../src/domain/reminder/index.ts';
import { specify } from './given.ts';

const { given } = specify(reminder);

const PERIOD = 'period-TN-1234567-2018-09-01';
const deadline: Due['data'] = {
  ...{ period: PERIOD, about: 'deadline', deadline: '2024-08-31', daysBefore: 90 },
  ...{ on: '2024-06-02', ordinal: 7 },
};
const due = (changed: Partial<Due['data']> = {}): ReminderEvent => ({
  type: 'reminder.Due',
  data: { ...deadline, ...changed },
});
const met = { period: PERIOD, on: '2024-05-02', ordinal: 5 };
const metNoted: ReminderEvent = { type: 'reminder.MetNoted', data: met };
const remind = (changed: Partial<Due['data']> = {}) => ({ type: 'Remind', ...deadline, ...changed }) as const;

describe('a reminder', () => {
  test('is given once, however often it is asked for', () => {
    given().when(remind()).then(due());
    given(due()).when(remind()).thenNothing();
    given(due())
      .when(remind({ on: '2024-06-03', ordinal: 9 }))
      .thenNothing();
  });

  test('is given for each of the days before the deadline, and anew when the deadline moves', () => {
    const later = { daysBefore: 30, on: '2024-08-01' };
    given(due()).when(remind(later)).then(due(later));
    const moved = { deadline: '2025-08-31', on: '2025-06-02' };
    given(due()).when(remind(moved)).then(due(moved));
  });

  test('about what fell short is given after everything was there, and again only after it was so again', () => {
    const short = { about: 'fell_short' } as const;
    given().when(remind(short)).thenNothing();
    given(metNoted).when(remind(short)).then(due(short));
    given(metNoted, due(short)).when(remind(short)).thenNothing();
    given(metNoted, due(short), metNoted).when(remind(short)).then(due(short));
  });

  test('says by the way what then need not be said again', () => {
    const short = due({ about: 'fell_short' });
    given(metNoted, short).when(remind()).thenNothing();
    given(due({ acts: ['vote'] }))
      .when(remind({ about: 'awaited', acts: ['vote'] }))
      .thenNothing();
    const over = { on: '2024-09-01' };
    given(metNoted, due({ about: 'fell_short', ...over }))
      .when(remind({ about: 'ended', ...over }))
      .thenNothing();
  });

  test('about the application is one of its own, and notes that everything is there', () => {
    const application = { about: 'application' } as const;
    given(due()).when(remind(application)).then(due(application));
    given(due(application))
      .when({ type: 'NoteMet', ...met })
      .thenNothing();
  });

  test('names days that exist', () => {
    given()
      .when(remind({ deadline: '2024-02-30' }))
      .thenRefused('day');
  });

  test('notes once that everything is there', () => {
    given()
      .when({ type: 'NoteMet', ...met })
      .then(metNoted);
    given(metNoted)
      .when({ type: 'NoteMet', ...met })
      .thenNothing();
    expect(reminder.initial.met).toBe(false);
  });
});
