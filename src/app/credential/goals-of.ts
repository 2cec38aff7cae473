import type { EventType } from '../../domain/events.ts';
import { goal as decider, type GoalState } from '../../domain/goal/index.ts';
import { byStream } from '../facts/by-stream.ts';
import { type Ledger, readEvery, stateOf } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';

const TYPES = [
  ...['goal.Set', 'goal.CredentialTied', 'goal.CredentialUntied', 'goal.Closed'],
] as const satisfies readonly EventType[];

export interface Goal {
  readonly stream: string;
  readonly state: GoalState;
}

/** Every goal of an educator, the first one first; up to a place of the log where one is given. */
export async function goalsOf(
  { log, vault }: Ledger,
  educator: string,
  until?: number,
): Promise<readonly Goal[]> {
  const asked = { educators: [educator], types: TYPES, ...(until === undefined ? {} : { until }) };
  const events = await openEvents(await readEvery(log, asked), vault);
  return [...byStream(events)].map(([stream, own]) => ({ stream, state: stateOf(decider, own) }));
}
