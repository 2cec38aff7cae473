import { isDecision } from '../../../domain/license/retract.ts';
import { isOpening, isRetraction, standing, type Told, tookBack } from '../../../domain/retraction.ts';
import { categoryOf } from '../../../domain/streams.ts';
import { byStream } from '../../facts/by-stream.ts';
import type { OpenedEvent } from '../../log/envelope.ts';
import { type BuiltUpon, builtUpon } from './built-upon.ts';

/** One event of the import that will be taken back, with what was built upon it since. */
export interface Taking {
  readonly event: OpenedEvent;
  readonly builtUpon: readonly BuiltUpon[];
  /** The event that a correction of this import had taken back, and which stands again then. */
  readonly restores: OpenedEvent | undefined;
}

/** One event of the import that stays as it is, and why. */
export interface Keeping {
  readonly event: OpenedEvent;
  readonly code: string;
  readonly because: string;
}

/** One event of the import that goes by itself with the claim or license it was done upon. */
export interface Falling {
  readonly event: OpenedEvent;
  readonly upon: OpenedEvent | undefined;
}

/** What undoing an import does to one educator's record, in this order. */
export interface EducatorUndo {
  readonly educator: string;
  readonly takings: readonly Taking[];
  readonly fallings: readonly Falling[];
  readonly keepings: readonly Keeping[];
  /** Events of the import that this undoing took back already, what fell with them included. */
  readonly done: readonly OpenedEvent[];
}

/** The import, and the event that asked for its undoing once somebody did. */
export interface Undoing {
  readonly importId: string;
  readonly asked: string | undefined;
}

/** Everything of one educator, in the order of the log, and what of it an import recorded. */
export function undoOf(educator: string, events: readonly OpenedEvent[], undoing: Undoing): EducatorUndo {
  const streams = byStream(events);
  const mine = events.filter((event) => isOf(undoing, event));
  const registration = mine.filter(({ type }) => type === 'educator.Registered');
  const others = mine.filter(({ type }) => type !== 'educator.Registered');
  const takings: Taking[] = [];
  const fallings: Falling[] = [];
  const keepings: Keeping[] = [];
  const done: OpenedEvent[] = [];
  const judge = (event: OpenedEvent, verdict: Verdict) => {
    if (verdict === 'done') done.push(event);
    else if (verdict === 'falls') fallings.push({ event, upon: openingOf(event, takings) });
    else if (verdict === 'take') {
      const restores = tookBack(streams.get(event.stream) ?? [], event);
      takings.push({ event, builtUpon: builtUpon(event, events, undoing.importId), restores });
    } else keepings.push({ event, ...verdict });
  };
  for (const event of others.toSorted(lastFirst)) {
    const past = streams.get(event.stream) ?? [];
    judge(event, verdictOn(event, past, takings, undoing));
  }
  for (const event of registration) {
    judge(event, verdictOnRegistration(event, streams, takings, undoing));
  }
  return { educator, takings, fallings, keepings, done };
}

/** What it was done upon, among what is taken back in its stream. */
function openingOf({ stream, ordinal }: OpenedEvent, takings: readonly Taking[]): OpenedEvent | undefined {
  const before = takings.filter(({ event }) => event.stream === stream && event.ordinal < ordinal);
  return before.map(({ event }) => event).find(isOpening);
}

type Verdict = 'take' | 'done' | 'falls' | Omit<Keeping, 'event'>;

/** What the last event did is taken back first; but a claim before the acts upon it, which fall with it. */
function lastFirst(a: OpenedEvent, b: OpenedEvent): number {
  return rank(a) - rank(b) || b.ordinal - a.ordinal;
}

function rank(event: OpenedEvent): number {
  const isAct = categoryOf(event.stream) !== 'educator' && !isRetraction(event) && !isOpening(event);
  return isAct ? 1 : 0;
}

function verdictOn(
  event: OpenedEvent,
  past: readonly OpenedEvent[],
  takings: readonly Taking[],
  undoing: Undoing,
): Verdict {
  if (event.type.endsWith('.Retracted')) return verdictOnCorrection(event, past, takings, undoing);
  if (!standing(past).includes(event)) return gone(event, past, undoing);
  if (!standing(afterTaking(past, takings)).some(({ eventId }) => eventId === event.eventId)) return 'falls';
  if (event.type === 'license.Issued' && past.some(isDecision)) return ACTED_UPON;
  return 'take';
}

/** A correction goes with what it stated; where that was corrected again, the older content must not come back. */
function verdictOnCorrection(
  event: OpenedEvent,
  past: readonly OpenedEvent[],
  takings: readonly Taking[],
  undoing: Undoing,
): Verdict {
  const takenBack = past.find((one) => tookBack(past, one)?.eventId === event.eventId);
  if (takenBack !== undefined) return takenBack.metadata.causationId === undoing.asked ? 'done' : SUPERSEDED;
  const stated = past.filter(
    (one) => one.metadata.commandId === event.metadata.commandId && one.eventId !== event.eventId,
  );
  const goes = stated.every(
    (one) =>
      takings.some((taking) => taking.event.eventId === one.eventId) ||
      (!standing(past).includes(one) && gone(one, past, undoing) === 'done'),
  );
  return goes ? 'take' : SUPERSEDED;
}

/** An event that stands no more: by this undoing, or by somebody else before. */
function gone(event: OpenedEvent, past: readonly OpenedEvent[], { asked }: Undoing): Verdict {
  const retractions = past.filter((one) => one.type.endsWith('.Retracted'));
  const direct = retractions.filter((one) => tookBack(past, one)?.eventId === event.eventId);
  const byThis = (one: OpenedEvent) => asked !== undefined && one.metadata.causationId === asked;
  return (direct.length > 0 ? direct : retractions).some(byThis) ? 'done' : SUPERSEDED;
}

function verdictOnRegistration(
  event: OpenedEvent,
  streams: ReadonlyMap<string, readonly OpenedEvent[]>,
  takings: readonly Taking[],
  undoing: Undoing,
): Verdict {
  const past = streams.get(event.stream) ?? [];
  if (!standing(past).includes(event)) return gone(event, past, undoing);
  const left = [...streams.values()].flatMap((stream) =>
    standing(afterTaking(stream, takings)).filter(
      (one) => one.eventId !== event.eventId && !FOLLOWS.has(categoryOf(one.stream)),
    ),
  );
  const [first] = left;
  if (first === undefined) return 'take';
  const more = left.length === 1 ? '' : ` and ${left.length - 1} more`;
  return {
    code: 'in_use',
    because: `Others rest on this registration: ${first.type} in ${first.stream}${more}. The person stays registered.`,
  };
}

/** What reactors make of a license or a credit goes when that goes. */
const FOLLOWS: ReadonlySet<string> = new Set(['period', 'reminder', 'review', 'spending']);

/** The stream as it will be once those events are taken back. */
function afterTaking(
  past: readonly OpenedEvent[],
  takings: readonly Taking[],
): readonly (Told & Pick<OpenedEvent, 'stream'>)[] {
  const stream = past[0]?.stream ?? '';
  const retractions = takings
    .filter(({ event }) => event.stream === stream)
    .map(({ event: { eventId } }) => ({
      ...{ stream, eventId: `taking back ${eventId}`, type: `${categoryOf(stream)}.Retracted` },
      data: { eventId, because: '' },
    }));
  return [...past, ...retractions];
}

const ACTED_UPON = {
  code: 'acted_upon',
  because:
    'Something was applied for or decided upon this license since. Rescind it if it was issued in error.',
};

const SUPERSEDED = {
  code: 'superseded',
  because: 'It was corrected or taken back since, so that there is nothing left of it to undo.',
};

function isOf({ importId }: Undoing, { metadata, stream }: OpenedEvent): boolean {
  return (
    metadata.importId === importId &&
    ['educator', 'employment', 'license', 'credit'].includes(categoryOf(stream))
  );
}
