import type { Day } from '../domain/values/day.ts';
import { TIME_ZONES } from '../domain/values/states.ts';

/** The one source of "now". Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

const MINUTE_MS = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** From here on zones keep to whole minutes: within one the day does not change. */
const SECONDS_ENDED = Date.UTC(1973, 0);
const days = new Map<string, { readonly minute: number; readonly day: Day }>();

/** The calendar day of an instant in a time zone; 02:30 UTC on 1 July is still 30 June in New York. */
export function dayIn(zone: string, instant: number): Day {
  const minute = Math.floor(instant / MINUTE_MS);
  const kept = days.get(zone);
  if (kept?.minute === minute) return kept.day;
  const day = formatted(zone, instant);
  if (instant >= SECONDS_ENDED) days.set(zone, { minute, day });
  return day;
}

function formatted(zone: string, instant: number): Day {
  let format = formats.get(zone);
  if (format === undefined) {
    // Sweden writes days as the ledger does, YYYY-MM-DD.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(instant);
}

/** Today in a state's own zone; a zone-less matter (an import, an issuer's) goes by UTC. */
export function todayIn(clock: Clock, state: string | undefined): Day {
  const zone = state === undefined ? undefined : TIME_ZONES.get(state);
  return dayIn(zone ?? 'UTC', clock.now());
}
