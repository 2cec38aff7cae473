import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../../src/domain/decider.ts';
import type { EmploymentEvent } from '../../src/domain/employment/events.ts';
import { employment, type EmploymentCommand, spansOf } from '../../src/domain/employment/index.ts';
import { addDays } from '../../src/domain/values/day.ts';
import { AGENCY, recorded, specify, TODAY } from './given.ts';

const { given } = specify(employment);
const WHAT = {
  ...{ educator: 'TN-1', state: 'TN', employer: 'a-district', setting: 'public' },
  ...{ position: 'teacher', field: 'mathematics', fte: '1', on: '2020-08-01' },
};
const BEGIN = { type: 'Begin', ...WHAT } as const;
const CHANGE = { type: 'ChangeAssignment', position: 'principal', fte: '1', on: '2022-08-01' } as const;
const began: EmploymentEvent = { type: 'employment.Began', data: WHAT };
const changed: EmploymentEvent = {
  type: 'employment.AssignmentChanged',
  data: { position: 'principal', fte: '1', on: '2022-08-01' },
};
const onLeave = (on: string): EmploymentEvent => ({ type: 'employment.LeaveBegan', data: { on } });
const back = (on: string): EmploymentEvent => ({ type: 'employment.LeaveEnded', data: { on } });
const ended = (on: string): EmploymentEvent => ({ type: 'employment.Ended', data: { on } });
const retracted = (nth: number): EmploymentEvent => ({
  type: 'employment.Retracted',
  data: { eventId: `event-${nth}`, because: 'A slip.' },
});
const takeBack = (nth: number) =>
  ({ type: 'TakeBack', eventId: `event-${nth}`, because: 'A slip.' }) as const;

describe('employment', () => {
  test('begins once, today or earlier, and says with whom and as what', () => {
    given().when(BEGIN).then(began);
    given(began).when(BEGIN).thenNothing();
    given(began)
      .when({ ...BEGIN, fte: '0.5' })
      .thenRefused('employment_differs');
    const wrong: readonly (readonly [string, Partial<typeof WHAT & { until: string }>])[] = [
      ['educator_id', { educator: 'nobody' }],
      ['state_unknown', { state: 'XX' }],
      ['employer', { employer: ' ' }],
      ['position', { position: 'A teacher' }],
      ['field', { field: '' }],
      ['fte', { fte: '2.01' }],
      ['setting', { setting: 'Public school' }],
      ['future_day', { on: '2024-06-16' }],
      ['future_day', { on: '2023-02-29' }],
      ['until', { until: '2020-07-31' }],
      ['until', { until: 'June' }],
    ];
    for (const [code, part] of wrong) {
      given()
        .when({ ...BEGIN, ...part })
        .thenRefused(code);
    }
    const today = { ...WHAT, on: TODAY, until: TODAY };
    given()
      .when({ type: 'Begin', ...today })
      .then({ type: 'employment.Began', data: today });
  });

  test('is recorded by somebody else than the educator', () => {
    given()
      .when(BEGIN, { ...AGENCY, actorEducator: 'TN-1' })
      .thenRefused('own_work');
    given(began)
      .when({ type: 'End', on: '2024-05-31' }, { ...AGENCY, actorEducator: 'TN-1' })
      .thenRefused('own_work');
  });

  test('that never began is not there', () => {
    given().when(CHANGE).thenRefused('not_found');
    given().when({ type: 'End', on: '2024-05-31' }).thenRefused('not_found');
    given().when(takeBack(0)).thenRefused('fact_unknown');
  });

  test('goes on in another assignment from a later day on', () => {
    given(began).when(CHANGE).then(changed);
    given(began, changed).when(CHANGE).thenNothing();
    given(began, changed)
      .when({ ...CHANGE, on: '2023-08-01' })
      .thenNothing();
    for (const on of ['2022-08-01', '2021-08-01']) {
      given(began, changed)
        .when({ ...CHANGE, position: 'teacher', on })
        .thenRefused('out_of_order', '2022-08-01');
    }
    given(began)
      .when({ ...CHANGE, on: '2020-07-31' })
      .thenRefused('before_it_began');
    given(began)
      .when({ ...CHANGE, on: '2024-06-16' })
      .thenRefused('future_day');
    given(began, ended('2022-07-31')).when(CHANGE).thenRefused('after_it_ended');
    given(began, ended('2022-08-01')).when(CHANGE).then(changed);
  });

  test('is interrupted by one leave after the other', () => {
    given(began).when({ type: 'BeginLeave', on: '2021-01-04' }).then(onLeave('2021-01-04'));
    given(began, onLeave('2021-01-04')).when({ type: 'BeginLeave', on: '2021-01-04' }).thenNothing();
    given(began, onLeave('2021-01-04'))
      .when({ type: 'BeginLeave', on: '2021-02-01' })
      .thenRefused('on_leave', '2021-01-04');
    given(began, onLeave('2021-01-04')).when({ type: 'EndLeave', on: '2021-03-31' }).then(back('2021-03-31'));
    given(began, onLeave('2021-01-04'))
      .when({ type: 'EndLeave', on: '2021-01-03' })
      .thenRefused('out_of_order');
    given(began).when({ type: 'EndLeave', on: '2021-03-31' }).thenRefused('not_on_leave');
    const wasOnLeave = [began, onLeave('2021-01-04'), back('2021-03-31')];
    given(...wasOnLeave)
      .when({ type: 'EndLeave', on: '2021-03-31' })
      .thenNothing();
    given(...wasOnLeave)
      .when({ type: 'EndLeave', on: '2021-04-30' })
      .thenRefused('not_on_leave', '2021-03-31');
    given(...wasOnLeave)
      .when({ type: 'BeginLeave', on: '2021-03-31' })
      .thenRefused('out_of_order');
    given(...wasOnLeave)
      .when({ type: 'BeginLeave', on: '2021-04-01' })
      .then(onLeave('2021-04-01'));
    given(began).when({ type: 'BeginLeave', on: '2020-07-31' }).thenRefused('before_it_began');
  });

  test('ends on a day that may lie ahead, and not before what is on record of it', () => {
    given(began).when({ type: 'End', on: '2030-06-30' }).then(ended('2030-06-30'));
    given(began, ended('2030-06-30')).when({ type: 'End', on: '2030-06-30' }).thenNothing();
    given(began, ended('2030-06-30'))
      .when({ type: 'End', on: '2029-06-30' })
      .thenRefused('ended_already', '2030-06-30');
    given(began).when({ type: 'End', on: '2020-07-31' }).thenRefused('before_its_acts', '2020-08-01');
    given(began, changed).when({ type: 'End', on: '2022-07-31' }).thenRefused('before_its_acts');
    given(began, onLeave('2021-01-04'), back('2021-03-31'))
      .when({ type: 'End', on: '2021-03-30' })
      .thenRefused('before_its_acts');
    given(began).when({ type: 'End', on: 'soon' }).thenRefused('until');
  });

  test('that had a last day from the beginning may end on another', () => {
    const fixed: EmploymentEvent = { type: 'employment.Began', data: { ...WHAT, until: '2025-06-30' } };
    given(fixed).when({ type: 'End', on: '2025-06-30' }).thenNothing();
    given(fixed).when({ type: 'End', on: '2024-01-31' }).then(ended('2024-01-31'));
    given(fixed, ended('2024-01-31'))
      .when({ type: 'BeginLeave', on: '2024-02-01' })
      .thenRefused('after_it_ended');
  });

  test('is taken back as a whole with its beginning, and may then begin anew', () => {
    given(began, changed).when(takeBack(0)).then(retracted(0));
    given(began, retracted(0)).when(takeBack(0)).thenNothing();
    given(began, changed, retracted(0))
      .when({ ...BEGIN, fte: '0.5' })
      .then({ type: 'employment.Began', data: { ...WHAT, fte: '0.5' } });
    given(began, changed, retracted(0)).when({ type: 'End', on: '2024-05-31' }).thenRefused('not_found');
  });

  test('keeps what could not stand without what is to be taken back', () => {
    const leave = [began, onLeave('2021-01-04'), back('2021-03-31')];
    given(...leave)
      .when(takeBack(1))
      .thenRefused('rested_upon');
    given(...leave)
      .when(takeBack(2))
      .then(retracted(2));
    // The end that was taken back would come before the assignment that was recorded instead.
    const late = [began, ended('2022-01-31'), retracted(1), changed];
    given(...late)
      .when(takeBack(2))
      .thenRefused('rested_upon');
    given(began, ended('2022-01-31'), retracted(1), ended('2023-01-31'))
      .when(takeBack(2))
      .thenRefused('rested_upon');
    given(began)
      .when({ ...takeBack(0), because: '' })
      .thenRefused('because');
  });
});

describe('what a source states anew under one external id', () => {
  const keyed = { ...WHAT, externalId: 'E-1' };
  const stated: EmploymentEvent = { type: 'employment.Began', data: keyed };
  const correct = (part: Partial<typeof keyed & { until: string }>) =>
    ({ type: 'Correct', employment: { ...keyed, ...part }, because: 'The source.' }) as const;
  const anew = (part: object): readonly EmploymentEvent[] => [
    { type: 'employment.Retracted', data: { eventId: 'event-0', because: 'The source.' } },
    { type: 'employment.Began', data: { ...keyed, ...part } },
  ];

  test('is recorded where nothing was, and is nothing where it says the same', () => {
    given().when(correct({})).then(stated);
    given(stated).when(correct({})).thenNothing();
    given(stated, ended('2024-05-31')).when(correct({})).thenNothing();
    given()
      .when(correct({ fte: '3' }))
      .thenRefused('fte');
  });

  test('ends the employment where it only adds the last day', () => {
    given(stated)
      .when(correct({ until: '2024-05-31' }))
      .then(ended('2024-05-31'));
    given(stated, ended('2024-05-31'))
      .when(correct({ until: '2024-05-31' }))
      .thenNothing();
    given(stated, changed)
      .when(correct({ until: '2024-05-31' }))
      .then(ended('2024-05-31'));
  });

  test('takes the place of what it stated before', () => {
    given(stated)
      .when(correct({ fte: '0.5' }))
      .then(...anew({ fte: '0.5' }));
    given(stated, ended('2024-05-31'))
      .when(correct({ until: '2024-04-30' }))
      .then(...anew({ until: '2024-04-30' }));
    given(stated, changed)
      .when(correct({ fte: '0.5' }))
      .thenRefused('acted_upon');
    given(stated)
      .when(correct({ educator: 'TN-2' }))
      .thenRefused('external_id_of_another');
  });

  test('does not come back once it was corrected, neither the beginning nor the last day', () => {
    given(stated, ...anew({ fte: '0.5' }))
      .when(correct({}))
      .thenRefused('superseded');
    given(stated, ended('2024-05-31'), ...anew({ until: '2024-04-30' }))
      .when(correct({ until: '2024-05-31' }))
      .thenRefused('superseded');
  });
});

describe('assignments', () => {
  const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays('2024-06-01', days));
  const position = fc.constantFrom('teacher', 'principal', 'counselor');
  const commands: fc.Arbitrary<EmploymentCommand> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant('ChangeAssignment' as const), position, on: day }),
    },
    fc.record({ type: fc.constant('BeginLeave' as const), on: day }),
    fc.record({ type: fc.constant('EndLeave' as const), on: day }),
    fc.record({ type: fc.constant('End' as const), on: day }),
    fc.nat(6).map((nth) => takeBack(nth)),
  );

  test('follow each other day by day without gap, and leaves lie within, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 12 }), (asked) => {
        const first = { ...WHAT, on: '2024-06-02' };
        const events: EmploymentEvent[] = [{ type: 'employment.Began', data: first }];
        const now = () =>
          events.reduce(
            (state, event, nth) => employment.evolve(state, recorded(event, nth)),
            employment.initial,
          );
        for (const command of asked) {
          const answer = employment.decide(command, now(), AGENCY);
          if (!isRefusal(answer)) events.push(...answer);
        }
        const state = now();
        const spans = spansOf(state);
        if (state.began === undefined) {
          expect(spans).toEqual([]);
          return;
        }
        expect(spans[0]?.from).toBe('2024-06-02');
        expect(spans.at(-1)?.until).toBe(state.until);
        for (const [nth, { from, until }] of spans.entries()) {
          if (until !== undefined) expect(until >= from).toBe(true);
          const next = spans[nth + 1];
          if (next !== undefined) expect(until).toBe(addDays(next.from, -1));
        }
        let before = '2024-06-01';
        for (const { from, until } of state.leaves) {
          expect(from > before).toBe(true);
          before = until ?? from;
          expect(before >= from && before <= (state.until ?? before)).toBe(true);
        }
      }),
    );
  });
});
