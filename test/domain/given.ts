import { expect } from '@jest/globals';
import type { Circumstances, Decider, Recorded } from '../../src/domain/decider.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';

export const TODAY = '2024-06-15';

export const AGENCY: Circumstances = { actor: 'agency:tn', today: TODAY };

/** Given what was recorded, when this is commanded, then these events or that refusal. */
export function specify<C, E extends LedgerEvent, S>({ initial, decide, evolve }: Decider<C, E, S>) {
  const stateAfter = (events: readonly E[]): S =>
    events.reduce((state, event, index) => evolve(state, recorded(event, index)), initial);
  return {
    given: (...events: readonly E[]) => ({
      when: (command: C, by: Circumstances = AGENCY) => {
        const answer = decide(command, stateAfter(events), by);
        return {
          then: (...expected: readonly E[]) => {
            expect(answer).toEqual(expected);
          },
          thenNothing: () => {
            expect(answer).toEqual([]);
          },
          thenRefused: (code: string, saying = '') => {
            expect(isRefusal(answer) ? answer.refused : answer).toBe(code);
            expect(isRefusal(answer) && answer.because.endsWith('.')).toBe(true);
            expect(isRefusal(answer) && answer.because).toContain(saying);
          },
        };
      },
    }),
  };
}

/** The event as it reads back, under the id `event-<index>`. */
export function recorded<E extends LedgerEvent>(event: E, index: number): Recorded<E> {
  return { ...event, eventId: `event-${index}` } as unknown as Recorded<E>;
}
