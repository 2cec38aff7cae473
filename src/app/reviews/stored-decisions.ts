import type { NodeAnswer } from '../../domain/decision.ts';
import type { EventType } from '../../domain/events.ts';
import { standing } from '../../domain/retraction.ts';
import type { OpenedEvent } from '../envelope.ts';
import { isOfTypes } from '../of-types.ts';

/** An act that stored the decision it rests on. */
export interface StoredDecision {
  /** Where it stands, as `license-…@revision`. */
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
  ...(['license.Reissued', 'license.RenewedConditionally'] as const),
] as const satisfies readonly EventType[];

/** What was given to an educator on stored decisions, and stands. */
export function storedDecisions(events: readonly OpenedEvent[]): readonly StoredDecision[] {
  const licenses = new Map<string, OpenedEvent[]>();
  for (const event of events.filter(({ type }) => type.startsWith('license.'))) {
    licenses.set(event.stream, [...(licenses.get(event.stream) ?? []), event]);
  }
  return [...licenses.values()].flatMap((past) => standing(past).flatMap(storedIn));
}

function storedIn(event: OpenedEvent): readonly StoredDecision[] {
  if (!isOfTypes(event, GIVING)) return [];
  const { stream, revision, ordinal, metadata } = event;
  const { decision } = event.data;
  const counted = 'credits' in decision ? decision.credits.filter((credit) => credit.counted !== '0') : [];
  const inTree = decision.requirement === null ? [] : eventsIn(decision.requirement);
  return [
    {
      ...{ id: `${stream}@${revision}`, state: metadata.state ?? '', readAt: decision.ordinal, ordinal },
      credits: new Set(counted.map(({ source }) => source)),
      events: new Set([...inTree, ...counted.flatMap((credit) => credit.events)]),
    },
  ];
}

/** Ids of the events that made an answer so, of all its parts. */
export function eventsIn({ events, children }: NodeAnswer): readonly string[] {
  return [...events, ...children.flatMap(eventsIn)];
}
