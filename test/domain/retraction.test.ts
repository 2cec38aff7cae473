import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { credit } from '../../src/domain/credit/index.ts';
import type { Claimed, CreditEvent } from '../../src/domain/credit/events.ts';
import { isRefusal, type Recorded } from '../../src/domain/decider.ts';
import { educator } from '../../src/domain/educator/index.ts';
import type { EducatorEvent } from '../../src/domain/educator/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { standing } from '../../src/domain/retraction.ts';
import { AGENCY, recorded, specify } from './given.ts';

const claim: Claimed['data'] = {
  ...{ educator: 'TN-1', state: 'TN', kind: 'workshop', title: 'Fractions', quantity: '3' },
  ...{
    unit: 'clock_hour',
    categories: [],
    completedOn: '2024-03-14',
    provider: 'academy',
    externalId: 'A-1',
  },
};
const claimed: CreditEvent = { type: 'credit.Claimed', data: claim };
const longer = { ...claim, quantity: '4' };
const approved: CreditEvent = {
  type: 'credit.Approved',
  data: { by: 'district', capacity: 'employer', on: '2024-03-20' },
};
const taken = (nth: number, because = 'The wrong file.'): CreditEvent => ({
  type: 'credit.Retracted',
  data: { eventId: `event-${nth}`, because },
});

const stateAfter = (...events: readonly CreditEvent[]) =>
  events.reduce((state, event, nth) => credit.evolve(state, recorded(event, nth)), credit.initial);

describe('a claim that is taken back', () => {
  test('falls with what was decided upon it, so that it can be made anew', () => {
    const state = stateAfter(claimed, approved, taken(0));
    expect(state).toMatchObject({ claimed: undefined, approved: undefined });
    specify(credit)
      .given(claimed, approved, taken(0))
      .when({ type: 'Claim', ...longer })
      .then({ type: 'credit.Claimed', data: longer });
    expect(stateAfter(claimed, approved, taken(0), claimed)).toMatchObject({ approved: undefined });
  });

  test('stands again with what was decided upon it when the retraction is taken back', () => {
    const state = stateAfter(
      claimed,
      approved,
      taken(0),
      { type: 'credit.Claimed', data: longer },
      taken(3),
      taken(2),
    );
    expect(state).toMatchObject({ claimed: claim, approved: approved.data });
  });

  test('is taken back once, with a reason, and only when it is there', () => {
    const { given } = specify(credit);
    const command = { type: 'TakeBack', eventId: 'event-0', because: 'The wrong file.' } as const;
    given(claimed).when(command).then(taken(0));
    given(claimed, taken(0)).when(command).thenNothing();
    given(claimed)
      .when({ ...command, because: '' })
      .thenRefused('because');
    given(claimed)
      .when({ ...command, eventId: 'event-7' })
      .thenRefused('fact_unknown');
    given(claimed, taken(0), { type: 'credit.Claimed', data: longer })
      .when({ ...command, eventId: 'event-1' })
      .thenRefused('stated_anew');
    given(claimed, approved, taken(0))
      .when({ ...command, eventId: 'event-1' })
      .thenRefused('not_standing');
  });
});

describe('a claim that the source corrects', () => {
  const because = 'The source corrected it.';
  const corrected = [taken(0, because), { type: 'credit.Claimed', data: longer }] as const;

  test('gives way to the new one at once, and no decision carries over', () => {
    specify(credit)
      .given(claimed, approved)
      .when({ type: 'Correct', claim: longer, because })
      .then(...corrected);
    expect(stateAfter(claimed, approved, ...[taken(0, because), corrected[1]])).toMatchObject({
      claimed: longer,
      approved: undefined,
    });
  });

  test('stays as it is when the source says the same', () => {
    specify(credit).given(claimed).when({ type: 'Correct', claim, because }).thenNothing();
  });

  test('does not go back by a late file, nor to another educator, nor when it was withdrawn', () => {
    const { given } = specify(credit);
    given(claimed, ...corrected)
      .when({ type: 'Correct', claim, because })
      .thenRefused('superseded');
    given(claimed)
      .when({ type: 'Correct', claim: { ...longer, educator: 'TN-2' }, because })
      .thenRefused('external_id_of_another');
    given(claimed, { type: 'credit.Withdrawn', data: { by: 'TN-1', because, on: '2024-03-15' } })
      .when({ type: 'Correct', claim: longer, because })
      .thenRefused('withdrawn');
  });
});

describe('a fact of an educator', () => {
  const { given } = specify(educator);
  const registered: EducatorEvent = {
    type: 'educator.Registered',
    data: { educator: 'TN-1', state: 'TN', givenName: 'Ada', familyName: 'Lovelace' },
  };
  const rating = {
    state: 'TN',
    schoolYear: '2021-22',
    employer: 'knox',
    score: '3',
    externalId: 'E-1',
  } as const;
  const rated: EducatorEvent = { type: 'educator.EvaluationRated', data: rating };
  const better = { ...rating, score: '5' } as const;
  const because = 'The source corrected it.';
  const retracted = (nth: number): EducatorEvent => ({
    type: 'educator.Retracted',
    data: { eventId: `event-${nth}`, because },
  });

  test('is corrected under its external id', () => {
    const fact = { type: 'RateEvaluation', ...better } as const;
    given(registered, rated)
      .when({ type: 'Correct', fact, because })
      .then(retracted(1), { type: 'educator.EvaluationRated', data: better });
    given(registered)
      .when({ type: 'Correct', fact, because })
      .then({ type: 'educator.EvaluationRated', data: better });
    // Of a correction that was itself undone nothing is known any more.
    given(
      ...[registered, rated, retracted(1), { type: 'educator.EvaluationRated', data: better } as const],
      ...[retracted(3), retracted(2)],
    )
      .when({ type: 'Correct', fact, because })
      .then(retracted(1), { type: 'educator.EvaluationRated', data: better });
    given(registered, rated, retracted(1), { type: 'educator.EvaluationRated', data: better })
      .when({ type: 'Correct', fact: { ...fact, score: '3' }, because })
      .thenRefused('superseded');
  });

  test('is the same with a key or without', () => {
    const { externalId: _, ...plain } = rating;
    given(registered, rated)
      .when({ type: 'RateEvaluation', ...plain })
      .thenNothing();
  });

  test('leaves with its registration last of all', () => {
    const command = { type: 'TakeBack', eventId: 'event-0', because } as const;
    given(registered, rated).when(command).thenRefused('in_use');
    given(registered, rated, retracted(1)).when(command).then(retracted(0));
    given(registered, retracted(0))
      .when({ type: 'Register', ...registered.data, familyName: 'Byron' } as never)
      .then({ type: 'educator.Registered', data: { ...registered.data, familyName: 'Byron' } } as never);
  });
});

describe('a license and its period', () => {
  const issued = {
    type: 'license.Issued',
    data: {
      ...{ educator: 'TN-1', state: 'TN', number: '7', class: 'professional', fields: [] },
      ...{ validFrom: '2020-07-01', expiresOn: '2025-06-30' },
    },
  } as const;
  const because = 'The wrong file.';

  test('are taken back while nobody has acted upon the license', () => {
    const { given } = specify(license);
    const command = { type: 'TakeBack', eventId: 'event-0', because } as const;
    const retracted = { type: 'license.Retracted', data: { eventId: 'event-0', because } } as const;
    given(issued).when(command).then(retracted);
    given(issued, retracted)
      .when({ type: 'Issue', ...issued.data, educator: 'TN-2' })
      .then({ ...issued, data: { ...issued.data, educator: 'TN-2' } });
    given(issued, { type: 'license.RenewalApplied', data: { by: 'TN-1', period: 'p', on: '2024-06-01' } })
      .when(command)
      .thenRefused('acted_upon');
  });

  test('go together', () => {
    const opened = {
      type: 'period.Opened',
      data: {
        ...{ educator: 'TN-1', state: 'TN', strand: 'recertification', owner: 'license' as const },
        ...{ license: 'license-TN-7', startsOn: '2020-07-01', endsOn: '2025-06-30' },
      },
    } as const;
    const { given } = specify(period);
    const retracted = { type: 'period.Retracted', data: { eventId: 'event-0', because } } as const;
    given(opened).when({ type: 'TakeBack', because }).then(retracted);
    given(opened, retracted).when({ type: 'TakeBack', because }).thenNothing();
    given(opened, retracted)
      .when({ type: 'Open', ...opened.data, endsOn: '2026-06-30' })
      .then({ ...opened, data: { ...opened.data, endsOn: '2026-06-30' } });
  });
});

describe('any sequence of corrections and retractions', () => {
  const anyCommand = fc.oneof(
    fc.constantFrom('3', '4', '5').map((quantity) => ({
      ...{ type: 'Correct' as const, because: 'Corrected.' },
      claim: { ...claim, quantity },
    })),
    fc.nat(6).map((nth) => ({ type: 'TakeBack' as const, eventId: `event-${nth}`, because: 'Undone.' })),
    fc.constant({ type: 'Approve' as const, capacity: 'agency' as const }),
    fc.constant({ type: 'Claim' as const, ...claim }),
  );

  test('leaves at most one claim, and of what was done upon claims only what was done upon that one', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 3, maxLength: 12 }), (commands) => {
        const events: Recorded<CreditEvent>[] = [];
        let state = credit.initial;
        for (const command of commands) {
          const answer = credit.decide(command, state, AGENCY);
          if (isRefusal(answer)) {
            expect(answer.because).toMatch(/\.$/);
            continue;
          }
          for (const event of answer) {
            const read = recorded(event, events.length);
            events.push(read);
            state = credit.evolve(state, read);
          }
        }
        const stand = standing(events);
        expect(stand.filter(({ type }) => type === 'credit.Claimed').length).toBeLessThanOrEqual(1);
        expect(state.claimed === undefined).toBe(stand.length === 0);
        if (stand.length > 0) expect(stand[0]?.type).toBe('credit.Claimed');
      }),
      { numRuns: 400 },
    );
  });
});
