import type { Recorded } from '../decider.ts';
import type { Due, ReminderEvent } from './events.ts';

export interface ReminderState {
  /** What reminders were given of, each under its own key: none is given twice. */
  readonly given: ReadonlySet<string>;
  /** Whether everything was there when it was last noted. */
  readonly met: boolean;
}

export const initial: ReminderState = { given: new Set(), met: false };

export function evolve(state: ReminderState, event: Recorded<ReminderEvent>): ReminderState {
  switch (event.type) {
    case 'reminder.MetNoted':
      return { ...state, met: true };
    case 'reminder.Due':
      return {
        given: new Set([...state.given, ...keysOf(event.data)]),
        // Only who has everything is reminded of the application.
        met: event.data.about === 'application',
      };
  }
}

/**
 * What a reminder says by the way need not be said again: one about a lack also tells how many days are left, and
 * one about the deadline whose act is awaited. A deadline that moves begins anew.
 */
export function keysOf({ about, daysBefore, deadline, acts, on }: Due['data']): readonly string[] {
  const near = about === 'application' ? 'application' : 'deadline';
  return [
    ...(daysBefore === undefined ? [] : [`${near} ${deadline} ${daysBefore}`]),
    ...(acts === undefined ? [] : [`awaited ${deadline} ${acts.join(' ')}`]),
    ...(on > deadline ? [`ended ${deadline}`] : []),
  ];
}
