import { type Refusal, refuse } from '../decider.ts';
import { isDay, type Day } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { EducatorEvent, RoleEnded } from './events.ts';
import type { EducatorState } from './evolve.ts';

/** A role ends once, on a day of its time. */
export function endRole(
  data: RoleEnded['data'],
  { facts, ended }: EducatorState,
  today: Day,
): readonly EducatorEvent[] | Refusal {
  const role = facts.find(({ eventId }) => eventId === data.eventId);
  if (role?.type !== 'educator.RoleDesignated') {
    return refuse('role_unknown', 'No role of this educator stands under that event id.');
  }
  if (!isDay(data.on) || data.on > today) return refuse('future_day', 'A role ends today or earlier.');
  if (data.on < role.data.on) return refuse('ends_before', `The role was given on ${role.data.on} only.`);
  if (!isPlainText(data.because)) return refuse('because', 'Say why the role ends, in 1 to 500 characters.');
  const known = ended.get(data.eventId);
  if (known === data.on) return [];
  if (known !== undefined) return refuse('role_ended', `The role ended on ${known}.`);
  return [{ type: 'educator.RoleEnded', data }];
}
