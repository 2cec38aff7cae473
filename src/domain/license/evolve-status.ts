import { addDays } from '../values/day.ts';
import type { StatedStatusEvent } from './events/status.ts';
import type { StatedStatus } from './state.ts';

/** The statuses stated so far, by their first days. One that ended before it began never was. */
export function evolveStatuses(
  statuses: readonly StatedStatus[],
  { type, data }: StatedStatusEvent,
): readonly StatedStatus[] {
  if (type === 'license.StatusBegan') {
    const { status, from, until } = data;
    return [...statuses, { status, from, until }].sort((one, other) => (one.from < other.from ? -1 : 1));
  }
  const { status, from } = data;
  const last = statuses.findLast((one) => one.status === status && one.from <= from);
  return statuses
    .map((one) => (one === last ? { ...one, until: addDays(from, -1) } : one))
    .filter((one) => one.until === undefined || one.until >= one.from);
}
