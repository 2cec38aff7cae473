import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import type { EventType } from '../../domain/events.ts';
import { standing } from '../../domain/retraction.ts';
import { categoryOf } from '../../domain/streams.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { isOfTypes } from '../log/of-types.ts';

/** An act that stored the decision it rests on. */
export interface StoredDecision {
  /** Where it stands, as `license-…@revision` or `application-…@revision`. */
  readonly id: string;
  readonly state: string;
  /** Place of the log its facts were read at, and its own. */
  readonly readAt: number;
  readonly ordinal: number;
  /** Streams of the credits it counted. */
  readonly credits: ReadonlySet<string>;
  /** Ids of the events that made it so. */
  readonly events: ReadonlySet<string>;
}

/** Acts that gave something. A denial or a lapse is not harmed when what was counted counts no longer. */
export const GIVING = [
  ...(['license.Renewed', 'license.Advanced', 'license.Downgraded', 'license.Reinstated'] as const),
  ...(['license.Reissued', 'license.RenewedConditionally', 'application.Granted'] as const),
] as const satisfies readonly EventType[];

/** What was given to an educator on stored decisions, and stands. */
export function storedDecisions(events: readonly OpenedEvent[]): readonly StoredDecision[] {
  const streams = new Map<string, OpenedEvent[]>();
  const credits = new Map<string, string>();
  for (const event of events) {
    const category = categoryOf(event.stream);
    if (category === 'credit') credits.set(event.eventId, event.stream);
    if (category !== 'license' && category !== 'application') continue;
    const past = streams.get(event.stream) ?? [];
    streams.set(event.stream, past);
    past.push(event);
  }
  return [...streams.values()].flatMap((past) =>
    carriedOut(standing(past)).flatMap((event) => storedIn(event, credits)),
  );
}

/** Without grants that could not be carried out. */
function carriedOut(past: readonly OpenedEvent[]): readonly OpenedEvent[] {
  const setAside = new Set(
    past.flatMap((event) => (event.type === 'application.GrantSetAside' ? [event.data.grant] : [])),
  );
  return past.filter(({ eventId }) => !setAside.has(eventId));
}

/** `credits`: the stream of each event of a credit. */
function storedIn(event: OpenedEvent, credits: ReadonlyMap<string, string>): readonly StoredDecision[] {
  if (!isOfTypes(event, GIVING)) return [];
  const { stream, revision, ordinal, metadata } = event;
  const { decision } = event.data;
  // What was granted by hand rests on no answer of the rules.
  if (decision === undefined) return [];
  const counted = (decision.credits ?? []).filter((credit) => credit.counted !== '0');
  const inTree = decision.requirement === null ? [] : eventsIn(decision.requirement);
  const named = eventsBesides(decision).flatMap((id) => credits.get(id) ?? []);
  return [
    {
      ...{ id: `${stream}@${revision}`, state: metadata.state ?? '', readAt: decision.ordinal, ordinal },
      credits: new Set([...counted.map(({ source }) => source), ...named]),
      events: new Set([...inTree, ...counted.flatMap((credit) => credit.events)]),
    },
  ];
}

/** Ids of the events that made an answer so, of all its parts. */
function eventsIn({ events, children }: NodeAnswer): readonly string[] {
  return [...events, ...children.flatMap(eventsIn)];
}

/** Parts whose credits the account of a decision tells one by one. */
const IN_ACCOUNT: ReadonlySet<NodeAnswer['kind']> = new Set(['amount', 'minimum', 'spread', 'group']);

/**
 * Ids of the events on which an answer rests besides what its account of the credits tells: those of parts that look
 * for records, as a count does. Where no account was kept, as of ways granted before there was one, of all parts.
 */
export function eventsBesides({
  requirement,
  credits,
}: Pick<Decision, 'requirement'> & Partial<Pick<Decision, 'credits'>>): readonly string[] {
  if (requirement === null) return [];
  return credits === undefined ? eventsIn(requirement) : eventsApart(requirement);
}

function eventsApart({ kind, events, children }: NodeAnswer): readonly string[] {
  return [...(IN_ACCOUNT.has(kind) ? [] : events), ...children.flatMap(eventsApart)];
}
