import { addDays, type Day } from '../values/day.ts';
import type { StatedStatusEvent } from './events/status.ts';
import type { StatedStatus } from './state.ts';

/** The statuses stated so far, by their first days. */
export function evolveStatuses(
  statuses: readonly StatedStatus[],
  { type, data }: StatedStatusEvent,
): readonly StatedStatus[] {
  if (type === 'license.StatusEnded') return endStated(statuses, data);
  const { status, from, until } = data;
  return byFirstDay([...statuses, { status, from, until }]);
}

/**
 * What stands once a status ended from a day on. One that ended on its own first day never was; where none ran on the
 * day, as its beginning was taken back, nothing changes.
 */
export function endStated<S extends StatedStatus>(
  statuses: readonly S[],
  { status, from }: { readonly status: string; readonly from: Day },
): readonly S[] {
  return statuses.flatMap((span) => {
    const runs = span.status === status && span.from <= from && from <= (span.until ?? from);
    if (!runs) return [span];
    return span.from === from ? [] : [{ ...span, until: addDays(from, -1) }];
  });
}

export function byFirstDay<S extends StatedStatus>(statuses: readonly S[]): readonly S[] {
  return statuses.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
