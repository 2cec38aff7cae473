import { type Identity, may } from '../access.ts';
import type { EventLog, StoredEvent } from '../log/event-log.ts';
import type { Progress } from '../progress.ts';
import { INDEX_BEHIND, type Unanswered } from './unanswered.ts';

/** An event that an answer must have seen. */
export type Position = number | { readonly stream: string; readonly revision: number };

/** The longest a question waits for an event to be seen. */
export const MOST_WAIT_MS = 10_000;

interface Waiting {
  readonly log: EventLog;
  readonly progress: Progress;
  /** In milliseconds. */
  readonly mostWait?: number;
}

/** For answers that are computed from the log itself: what it holds is seen. */
export function logProgress(log: EventLog): Progress {
  return { waitFor: async (ordinal) => (await log.head()) >= ordinal };
}

/** Nothing once every read model has seen the position; `index_behind` when that takes too long. */
export async function caughtUp(
  { log, progress, mostWait = MOST_WAIT_MS }: Waiting,
  identity: Identity,
  position: Position | undefined,
): Promise<Unanswered | undefined> {
  if (position === undefined) return undefined;
  const deadline = performance.now() + mostWait;
  const ordinal = await ordinalOf(log, identity, position, mostWait);
  const left = Math.max(0, deadline - performance.now());
  if (ordinal !== undefined) return (await progress.waitFor(ordinal, left)) ? undefined : INDEX_BEHIND;
  await new Promise((resolve) => setTimeout(resolve, left));
  return INDEX_BEHIND;
}

/** A stream the caller may not know of is as one that is not there: the wait, too, must not tell them apart. */
async function ordinalOf(
  log: EventLog,
  identity: Identity,
  position: Position,
  mostWait: number,
): Promise<number | undefined> {
  if (typeof position === 'number') return position;
  const { stream, revision } = position;
  const ordinal = await log.ordinalOf(stream, revision, mostWait);
  if (ordinal === undefined) return undefined;
  const [event] = await log.readStream(stream, revision);
  return event !== undefined && mayKnowOf(identity, event) ? ordinal : undefined;
}

/** Freedom to fail: that there is a micro-credential in the making, and how far it is, nobody but its learner learns here. */
function mayKnowOf(identity: Identity, { type, metadata: { actor, educator, state } }: StoredEvent): boolean {
  const resource = isInTheMaking(type) ? { educator } : { educator, state };
  return actor === identity.subject || may(identity, 'trail.read', resource);
}

function isInTheMaking(type: string): boolean {
  return type.startsWith('credential.') && !OF_AWARDS.has(type);
}

const OF_AWARDS: ReadonlySet<string> = new Set([
  ...['credential.Awarded', 'credential.Revoked', 'credential.Restored', 'credential.Expired'],
]);
