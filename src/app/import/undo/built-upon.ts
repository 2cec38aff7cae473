import type { Decision, NodeAnswer } from '../../../domain/decision.ts';
import { isOpening, standing } from '../../../domain/retraction.ts';
import type { OpenedEvent } from '../../log/envelope.ts';

/** Something that others did upon an event of the import, and what becomes of it. */
export interface BuiltUpon {
  readonly event: OpenedEvent;
  /** `falls` with what it was done upon; `reviewed`: it stands as it was decided, and is put up for review. */
  readonly becomes: 'falls' | 'reviewed';
}

/** What was built upon an event, in the order of the log. `events` are all of its educator. */
export function builtUpon(
  event: OpenedEvent,
  events: readonly OpenedEvent[],
  importId: string,
): readonly BuiltUpon[] {
  return [...fallingWith(event, events, importId), ...decisionsOn(event, events)].sort(
    (a, b) => a.event.ordinal - b.event.ordinal,
  );
}

/** What others did upon a claim, employment or a license that goes, and the period that was opened for that. */
function fallingWith(
  event: OpenedEvent,
  events: readonly OpenedEvent[],
  importId: string,
): readonly BuiltUpon[] {
  if (!isOpening(event)) return [];
  const upon = standing(events.filter(({ stream }) => stream === event.stream)).filter(
    (one) => one.ordinal > event.ordinal && one.metadata.importId !== importId,
  );
  const periods = events.filter(
    (one) =>
      event.type === 'license.Issued' &&
      one.type === 'period.Opened' &&
      one.data.license === event.stream &&
      one.data.startsOn === event.data.validFrom,
  );
  return [...upon, ...periods].map((one) => ({ event: one, becomes: 'falls' }));
}

/** Decisions that were acted upon and that counted, or rest on, what the event stated. */
function decisionsOn({ eventId }: OpenedEvent, events: readonly OpenedEvent[]): readonly BuiltUpon[] {
  return events.flatMap((one) =>
    (one.type === 'license.Renewed' || one.type === 'license.RenewalDenied') &&
    restsOn(one.data.decision, eventId)
      ? [{ event: one, becomes: 'reviewed' as const }]
      : [],
  );
}

function restsOn({ credits, requirement }: Decision, eventId: string): boolean {
  return (
    credits.some(({ counted, events }) => Number(counted) > 0 && events.includes(eventId)) ||
    (requirement !== null && nodeRestsOn(requirement, eventId))
  );
}

function nodeRestsOn({ events, children }: NodeAnswer, eventId: string): boolean {
  return events.includes(eventId) || children.some((child) => nodeRestsOn(child, eventId));
}
