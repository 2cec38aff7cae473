import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../../src/domain/decider.ts';
import { period, type PeriodCommand, type PeriodState } from '../../src/domain/period/index.ts';
import { statute, type StatuteCommand, type StatuteState } from '../../src/domain/statute/index.ts';
import { upon } from '../app/any-commands.ts';
import { recorded } from './given.ts';

const DAYS = ['2024-06-15', '2025-01-02', '2027-07-01'];
const circumstances = fc.record({
  actor: fc.constantFrom('ada', 'agency', 'reactor'),
  today: fc.constantFrom(...DAYS),
});

describe('any commands upon a period', () => {
  test('leave it in a state it can be in, and every refusal says why', () => {
    // What takes the whole period back is told of in retraction.test.ts: after it there is none.
    const remaining = upon.period.filter(({ type }) => type !== 'TakeBack');
    const sent = fc.array(fc.tuple(remaining, circumstances), { maxLength: 40 });
    fc.assert(
      fc.property(sent, (commands) => {
        const opening: PeriodCommand = {
          ...{ type: 'Open', educator: 'TN-1', state: 'TN', strand: 'recertification', owner: 'license' },
          ...{ license: 'license-TN-1', startsOn: '2024-01-31', endsOn: '2025-01-01' },
        };
        let state: PeriodState = period.initial;
        for (const [command, by] of [
          [opening, { actor: 'ada', today: '2024-06-15' }] as const,
          ...commands,
        ]) {
          const answer = period.decide(command, state, by);
          if (isRefusal(answer)) {
            expect(answer.refused).toMatch(/^[a-z_]+$/);
            expect(answer.because).toMatch(/[.?]$/);
            continue;
          }
          const before = state;
          state = answer.reduce((now, event, index) => period.evolve(now, recorded(event, index)), state);
          expect(state.endsOn >= before.endsOn).toBe(true);
          if (before.completed !== undefined) expect(answer).toEqual([]);
        }
        const statutes = state.extensions.filter(({ way }) => way === 'statute').map(({ route }) => route);
        expect(new Set(statutes).size).toBe(statutes.length);
        expect(state.suspended !== undefined && state.closed !== undefined).toBe(false);
        expect(state.requested !== undefined && state.closed !== undefined).toBe(false);
        for (const [nth, { from }] of state.extensions.entries()) {
          expect(from >= (state.extensions[nth - 1]?.endsOn ?? '')).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('any commands upon a statute', () => {
  test('enact only what was seen, one run after the other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(upon.statute, circumstances), { maxLength: 25 }), (commands) => {
        let state: StatuteState = statute.initial;
        for (const [command, by] of commands as readonly (readonly [
          StatuteCommand,
          (typeof commands)[0][1],
        ])[]) {
          const answer = statute.decide(command, state, by);
          if (isRefusal(answer)) {
            expect(answer.because).toMatch(/\.$/);
            continue;
          }
          if (command.type === 'Enact' && answer.length > 0) expect(command.seen).toBe(command.present);
          state = answer.reduce((now, event, index) => statute.evolve(now, recorded(event, index)), state);
        }
        expect(state.runs.slice(0, -1).every(({ isCarriedOut }) => isCarriedOut)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
