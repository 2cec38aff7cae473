import { describe, expect, test } from '@jest/globals';
import type { EmployerEvent } from '../../src/domain/employer/events.ts';
import { employer, settingOn } from '../../src/domain/employer/index.ts';
import { AGENCY, recorded, specify, TODAY } from './given.ts';

const { given } = specify(employer);
const told = { by: AGENCY.actor, on: TODAY };
const WHAT = { employer: 'a-district', state: 'TN', name: 'A District', setting: 'public' };
const REGISTER = { type: 'Register', ...WHAT } as const;
const registered: EmployerEvent = { type: 'employer.Registered', data: { ...WHAT, ...told } };
const renamed: EmployerEvent = { type: 'employer.Renamed', data: { name: 'Another', ...told } };
const chartered: EmployerEvent = {
  type: 'employer.Reclassified',
  data: { setting: 'charter', from: '2024-07-01', because: 'It was chartered.', ...told },
};
const closed: EmployerEvent = {
  type: 'employer.Closed',
  data: { until: '2030-06-30', because: 'It merges.', ...told },
};
const RECLASSIFY = {
  type: 'Reclassify',
  ...{ setting: 'charter', from: '2024-07-01', because: 'It was chartered.' },
} as const;
const CLOSE = { type: 'Close', until: '2030-06-30', because: 'It merges.' } as const;

describe('an employer', () => {
  test('is registered once in its state, under the name that records know it by', () => {
    given().when(REGISTER).then(registered);
    given(registered).when(REGISTER).thenNothing();
    given(registered, renamed).when(REGISTER).thenNothing();
    given(registered)
      .when({ ...REGISTER, setting: 'nonpublic' })
      .thenRefused('employer_differs', 'reclassify');
    for (const name of ['district nc02214543', 'St. John-the_Baptist', "O'Neill & Sons", 'RCS']) {
      given()
        .when({ ...REGISTER, employer: name })
        .then({ type: 'employer.Registered', data: { ...registered.data, ...WHAT, employer: name } });
    }
    for (const name of ['', ' a', 'a ', 'a  b', 'a/b', 'a@1', 'a'.repeat(101)]) {
      given()
        .when({ ...REGISTER, employer: name })
        .thenRefused('employer');
    }
    given()
      .when({ ...REGISTER, state: 'XX' })
      .thenRefused('state_unknown');
    given()
      .when({ ...REGISTER, name: ' ' })
      .thenRefused('name');
    given()
      .when({ ...REGISTER, setting: 'Public school' })
      .thenRefused('setting');
  });

  test('that was never registered is not there', () => {
    given().when({ type: 'Rename', name: 'Another' }).thenRefused('not_found');
    given().when(CLOSE).thenRefused('not_found');
  });

  test('is called otherwise without being another', () => {
    given(registered).when({ type: 'Rename', name: 'Another' }).then(renamed);
    given(registered, renamed).when({ type: 'Rename', name: 'Another' }).thenNothing();
    given(registered).when({ type: 'Rename', name: '' }).thenRefused('name');
  });

  test('is of another kind from a day on, one day after the other', () => {
    given(registered).when(RECLASSIFY).then(chartered);
    given(registered, chartered).when(RECLASSIFY).thenNothing();
    given(registered)
      .when({ ...RECLASSIFY, setting: 'public' })
      .thenNothing();
    given(registered, chartered)
      .when({ ...RECLASSIFY, setting: 'public' })
      .thenRefused('out_of_order', '2024-07-01');
    given(registered)
      .when({ ...RECLASSIFY, from: '2024-02-30' })
      .thenRefused('from');
    given(registered)
      .when({ ...RECLASSIFY, because: '' })
      .thenRefused('because');
    const state = [registered, chartered].reduce(
      (before, event, nth) => employer.evolve(before, recorded(event, nth)),
      employer.initial,
    );
    expect(settingOn(state, '2024-06-30')).toBe('public');
    expect(settingOn(state, '2024-07-01')).toBe('charter');
    expect(settingOn(employer.initial, '2024-07-01')).toBeUndefined();
  });

  test('is closed once, on a day that may lie ahead', () => {
    given(registered).when(CLOSE).then(closed);
    given(registered, closed).when(CLOSE).thenNothing();
    given(registered, closed)
      .when({ ...CLOSE, until: '2031-06-30' })
      .thenRefused('closed_already', '2030-06-30');
    given(registered)
      .when({ ...CLOSE, until: 'soon' })
      .thenRefused('until');
    given(registered)
      .when({ ...CLOSE, because: '' })
      .thenRefused('because');
  });

  test('is what it was before where what was said of it is taken back, and stays registered', () => {
    const retracted: EmployerEvent = {
      type: 'employer.Retracted',
      data: { eventId: 'event-1', because: 'A slip.' },
    };
    const RETRACT = { type: 'Retract', eventId: 'event-1', because: 'A slip.' } as const;
    given(registered, closed).when(RETRACT).then(retracted);
    given(registered, closed, retracted).when(RETRACT).thenNothing();
    given(registered, closed, retracted).when(CLOSE).then(closed);
    given(registered, renamed, retracted).when({ type: 'Rename', name: 'A District' }).thenNothing();
    given(registered)
      .when({ ...RETRACT, eventId: 'event-0' })
      .thenRefused('in_use');
    given(registered, closed, retracted)
      .when({ ...RETRACT, eventId: 'event-2' })
      .thenRefused('retraction');
    given(registered).when(RETRACT).thenRefused('fact_unknown');
    given(registered, closed)
      .when({ ...RETRACT, because: '' })
      .thenRefused('because');
  });
});
