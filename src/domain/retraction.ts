import { type Refusal, refuse } from './decider.ts';
import { isPlainText } from './values/identifiers.ts';

/** What is needed of an event to tell whether it stands. */
export interface Told {
  readonly eventId: string;
  readonly type: string;
  readonly data: object;
}

/** Events upon which the rest of their stream is done: what was done upon one that was taken back falls with it. */
const OPENING: ReadonlySet<string> = new Set([
  ...['credit.Claimed', 'license.Issued', 'period.Opened', 'employment.Began'],
]);

/**
 * The events of one stream that stand, in their order: neither taken back, nor done upon what was. A retraction may
 * itself be taken back; then what it took stands again, with what was done upon it. Retractions are left out.
 */
export function standing<E extends Told>(events: readonly E[]): readonly E[] {
  const taken = takenBack(events);
  const upon = openingsOf(events);
  return events.filter(
    (event) =>
      !isRetraction(event) &&
      !taken.has(event.eventId) &&
      !taken.has(upon.get(event.eventId) ?? event.eventId),
  );
}

/** Whether the rest of a stream is done upon such an event. */
export function isOpening({ type }: { readonly type: string }): boolean {
  return OPENING.has(type);
}

export function isRetraction({ type }: { readonly type: string }): boolean {
  return type.endsWith('.Retracted');
}

/** Ids of what is taken back. From the last event to the first: a retraction that was taken back itself takes nothing. */
function takenBack(events: readonly Told[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const event of events.toReversed()) {
    if (isRetraction(event) && !taken.has(event.eventId)) taken.add(targetOf(event));
  }
  return taken;
}

/** For what was done upon an opening event, which one stood at that moment. */
function openingsOf(events: readonly Told[]): ReadonlyMap<string, string> {
  const upon = new Map<string, string>();
  const targets = new Map<string, string>();
  const openings = new Set<string>();
  let current: string | undefined;
  for (const event of events) {
    if (OPENING.has(event.type)) {
      openings.add(event.eventId);
      current = event.eventId;
    } else if (isRetraction(event)) {
      const target = targetOf(event);
      targets.set(event.eventId, target);
      if (target === current) current = undefined;
      const again = targets.get(target);
      if (again !== undefined && openings.has(again)) current = again;
    } else if (current !== undefined) {
      upon.set(event.eventId, current);
    }
  }
  return upon;
}

function targetOf({ data }: Told): string {
  return 'eventId' in data && typeof data.eventId === 'string' ? data.eventId : '';
}

/** What was corrected: taken back by a retraction that stands, and stated anew by the very next event. */
export function superseded<E extends Told>(past: readonly E[]): readonly E[] {
  const taken = takenBack(past);
  return past.flatMap((event, nth) => {
    const old = taken.has(event.eventId) ? undefined : tookBack(past, event);
    return old !== undefined && past[nth + 1]?.type === old.type ? [old] : [];
  });
}

/** What a retraction took back; undefined for any other event. */
export function tookBack<E extends Told>(past: readonly E[], event: E): E | undefined {
  return isRetraction(event) ? past.find(({ eventId }) => eventId === targetOf(event)) : undefined;
}

export const STATED_ANEW = refuse(
  'stated_anew',
  'What was taken back has been stated anew since. Take that back first; both cannot stand.',
);

/** Whether taking back an event of the stream changes something, nothing, or is refused. */
export function takingBack(
  past: readonly Told[],
  eventId: string,
  because: string,
): 'taken' | 'already' | Refusal {
  const target = past.find((event) => event.eventId === eventId);
  if (target === undefined) return refuse('fact_unknown', 'No event of this record stands under that id.');
  if (takenBack(past).has(eventId)) return 'already';
  if (!isRetraction(target) && !standing(past).includes(target)) {
    return refuse('not_standing', 'What this was done upon was taken back already; it fell with that.');
  }
  const again = tookBack(past, target);
  if (
    again !== undefined &&
    OPENING.has(again.type) &&
    standing(past).some(({ type }) => type === again.type)
  ) {
    return STATED_ANEW;
  }
  if (!isPlainText(because)) return refuse('because', 'Say why it is taken back, in 1 to 500 characters.');
  return 'taken';
}
