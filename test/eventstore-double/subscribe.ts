import { randomUUID } from 'node:crypto';
import type { DoubleLog } from './log.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { caughtUp, checkpoint, confirmation, event, fellBehind } from './read-answers.ts';
import type { ReadCall } from './read.ts';
import type { ReadRequest } from './read-request.ts';
import type { LogRecord } from './record.ts';
import type { Service } from './service.ts';

/** A live subscriber that has more than this yet to take is told that it fell behind. */
const LIVE_BUFFER = 32;

/** Everything after a position or a revision, then whatever comes, until the caller goes. */
export async function subscribe(service: Service, call: ReadCall, request: ReadRequest): Promise<void> {
  const { log } = service;
  const out = outgoing(service, call, 'subscribe');
  service.subscriptions.add(out);
  out.signal.addEventListener('abort', () => service.subscriptions.delete(out));
  const source = sourceOf(log, request.stream);
  let next = firstIndex(log, source(), request);
  let live = false;
  const send = sender(out, request);
  if (!(await out.open()) || !(await out.send(confirmation(randomUUID())))) return;
  for (;;) {
    const record = source()[next];
    if (record !== undefined) {
      if (live && source().length - next > LIVE_BUFFER) {
        live = false;
        if (!(await out.send(fellBehind()))) return;
      }
      if (!(await send(record))) return;
      next += 1;
    } else if (live) await log.kept.changed(out.signal);
    else if (await out.send(caughtUp())) live = true;
    if (out.signal.aborted) return;
  }
}

const sourceOf =
  (log: DoubleLog, stream: string | undefined): (() => readonly LogRecord[]) =>
  () =>
    stream === undefined ? log.kept.all : log.kept.of(stream);

/** Index of the first after what the subscriber has seen. */
function firstIndex(log: DoubleLog, records: readonly LogRecord[], { stream, from }: ReadRequest): number {
  if (from === 'end') return records.length;
  if (stream === undefined) return from === 'start' ? 0 : log.kept.indexOf(from + 1n);
  const { truncateBefore } = log.limits(stream);
  const next = from === 'start' ? 0n : from + 1n;
  return Math.min(records.length, Number(next > truncateBefore ? next : truncateBefore));
}

/** Sends what the filter lets through, and says from time to time how far it has looked. */
function sender(out: Outgoing, { filter, idsAsText }: ReadRequest): (record: LogRecord) => Promise<boolean> {
  let looked = 0;
  return async (record) => {
    const lets = filter?.lets(record) ?? true;
    if (lets && !(await out.send(event(record, idsAsText)))) return false;
    looked += 1;
    if (filter === undefined || looked < filter.checkpointEvery) return true;
    looked = 0;
    return out.send(checkpoint(record.position));
  };
}
