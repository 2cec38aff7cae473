import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendAnswer, type EventLog, type NewEvent, NO_STREAM } from '../../src/app/log/event-log.ts';
import { newEvent } from '../log/sample-events.ts';
import type { Dice } from './dice.ts';
import type { Sent } from './sent.ts';

export interface Writing {
  readonly log: Pick<EventLog, 'append'>;
  readonly dice: Dice;
  /** Begins the names of all its streams. */
  readonly name: string;
  readonly writers: number;
  /** Streams that all writers write to, beside one of each. */
  readonly shared: number;
  /** Hears of an append before it is sent and after it was answered. */
  readonly onSent?: (sent: Sent) => void;
  readonly onAnswer?: (sent: Sent, answer: AppendAnswer) => void;
  /** Whether an append that broke is sent again until it is answered, as after a lost reply. */
  readonly retries: (dice: Dice) => boolean;
}

const RETRY_PAUSE_MS = 10;
const MOST_EVENTS = 4;

/**
 * Several writers, each appending one after the other until told to stop: to a stream of its own, whose revision it
 * knows, and to streams it shares, where it goes by the revision it was last told. Answers all they sent.
 */
export async function write(writing: Writing, signal: AbortSignal): Promise<readonly Sent[]> {
  const all = await Promise.all(
    Array.from({ length: writing.writers }, (_, nth) => writeAlone(writing, nth, signal)),
  );
  return all.flat();
}

async function writeAlone(writing: Writing, nth: number, signal: AbortSignal): Promise<readonly Sent[]> {
  const dice = writing.dice.named(`writer ${nth}`);
  const streams = [
    `${writing.name}-own-${nth}`,
    ...Array.from({ length: writing.shared }, (_, n) => `${writing.name}-shared-${n}`),
  ];
  const revisions = new Map<string, number>();
  const sent: Sent[] = [];
  while (!signal.aborted) {
    const stream = dice.pick(streams);
    const expectedRevision = revisions.get(stream) ?? NO_STREAM;
    const events = drawEvents(dice);
    const one: Sent = { stream, expectedRevision, events };
    sent.push(one);
    writing.onSent?.(one);
    const send = () => writing.log.append(stream, expectedRevision, events);
    const answer = await untilAnswered(send, writing.retries(dice), signal);
    // Whoever has no answer does not know the revision: the next append is refused, and tells.
    if (answer === undefined) continue;
    one.answer = answer;
    writing.onAnswer?.(one, answer);
    if (answer.outcome === 'appended') revisions.set(stream, answer.revision);
    if (answer.outcome === 'wrong_revision') revisions.set(stream, answer.actual);
  }
  return sent;
}

async function untilAnswered(
  send: () => Promise<AppendAnswer>,
  again: boolean,
  signal: AbortSignal,
): Promise<AppendAnswer | undefined> {
  for (;;) {
    try {
      return await send();
    } catch {
      // What the network and the database do to an append is the test's own doing; who stops may be in doubt.
      if (!again || signal.aborted) return undefined;
      await sleep(RETRY_PAUSE_MS);
    }
  }
}

function drawEvents(dice: Dice): readonly NewEvent[] {
  return Array.from({ length: 1 + dice.below(MOST_EVENTS) }, () => {
    const id = dice.uuid();
    const data = JSON.stringify({ id, filler: 'x'.repeat(dice.below(300)) });
    return newEvent({ id, data, metadata: { educator: `TN-${dice.below(5)}`, state: 'TN' } });
  });
}
