import {
  END,
  type AppendAnswer,
  type EventLog,
  type LogFilter,
  type NewEvent,
  type StoredEvent,
} from '../../app/log/event-log.ts';
import { createBell } from './bell.ts';
import { hashOf } from './event-hash.ts';
import { checkAppend } from './limits.ts';
import { saidOf } from './said-of.ts';
import { subscription } from './subscription.ts';
import { waitFor } from './wait-for.ts';

/** Rings are never lost inside one process; this only bounds a wait. */
const POLL_MS = 1_000;

/** The log without a database, for tests: the same promises, kept as long as the process lives. */
export function createMemoryLog(now: () => number = Date.now): EventLog {
  const events: StoredEvent[] = [];
  const byId = new Map<string, StoredEvent>();
  const byStream = new Map<string, StoredEvent[]>();
  const byEducator = new Map<string, StoredEvent[]>();
  const bell = createBell();

  function inStream(stream: string): readonly StoredEvent[] {
    return byStream.get(stream) ?? [];
  }

  function write(stream: string, revision: number, recordedAt: number, event: NewEvent): StoredEvent {
    const placed = { ...event, stream, revision, ordinal: events.length + 1, recordedAt };
    const stored = { ...placed, hash: hashOf(placed) };
    events.push(stored);
    byId.set(stored.id, stored);
    put(byStream, stream, stored);
    const { educator } = stored.metadata;
    if (educator !== undefined) put(byEducator, educator, stored);
    return stored;
  }

  function judge(stream: string, expected: number, given: readonly NewEvent[]): AppendAnswer {
    const known = given.flatMap(({ id }) => byId.get(id) ?? []);
    const strange = known.find(
      (event) => !given.some((one, nth) => standsAt(event, stream, expected + 1 + nth, one)),
    );
    const last = known.at(-1);
    if (last !== undefined && strange === undefined && known.length === given.length) {
      return { outcome: 'appended', revision: last.revision, ordinal: last.ordinal };
    }
    const reused = strange ?? known[0];
    if (reused !== undefined) return { outcome: 'id_reused', id: reused.id };
    const actual = inStream(stream).length - 1;
    if (actual !== expected) return { outcome: 'wrong_revision', actual };
    const recordedAt = Math.max(Math.floor(now()), events.at(-1)?.recordedAt ?? 0);
    given.forEach((event, nth) => write(stream, expected + 1 + nth, recordedAt, event));
    bell.ring();
    return { outcome: 'appended', revision: expected + given.length, ordinal: events.length };
  }

  const log: EventLog = {
    append(stream, expectedRevision, given) {
      return settled(() => {
        checkAppend(stream, expectedRevision, given);
        return judge(stream, expectedRevision, given);
      });
    },
    readStream: (stream, fromRevision = 0) =>
      settled(() => inStream(stream).slice(Math.max(0, fromRevision))),
    readStreamBackwards: (stream, limit, before = END) =>
      settled(() => inStream(stream).slice(0, Math.max(0, before)).reverse().slice(0, limit)),
    readAll: (after, limit, filter = {}) => settled(() => first(limit, onward(events, after), filter)),
    readEducator: (educator) =>
      settled(() => ({ events: [...(byEducator.get(educator) ?? [])], head: events.length })),
    readOfEach: (educators, until) =>
      settled(() =>
        educators.map((educator) =>
          (byEducator.get(educator) ?? []).filter(({ ordinal }) => ordinal <= until).map(saidOf),
        ),
      ),
    readAllBackwards: (before, limit, filter = {}) =>
      settled(() => first(limit, backward(events, before), filter)),
    subscribeAll: (after, signal, filter, onCaughtUp) =>
      subscription(log, { bell, pollMs: POLL_MS }, after, signal, filter, onCaughtUp),
    head: () => settled(() => events.length),
    ordinalAt: (instant) => settled(() => events.filter(({ recordedAt }) => recordedAt <= instant).length),
    ordinalOf: (stream, revision, timeoutMs = 0) =>
      waitFor(() => settled(() => inStream(stream)[revision]?.ordinal), bell, POLL_MS, timeoutMs),
  };
  return log;
}

function put(index: Map<string, StoredEvent[]>, key: string, event: StoredEvent): void {
  const kept = index.get(key);
  if (kept === undefined) index.set(key, [event]);
  else kept.push(event);
}

/** From the one after an ordinal; ordinals have no gaps, so each stands one place before its own. */
function* onward(events: readonly StoredEvent[], after: number): Generator<StoredEvent> {
  for (let at = Math.max(0, after); at < events.length; at += 1) {
    const event = events[at];
    if (event !== undefined) yield event;
  }
}

function* backward(events: readonly StoredEvent[], before: number): Generator<StoredEvent> {
  for (let at = Math.min(events.length, before - 1) - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event !== undefined) yield event;
  }
}

function first(limit: number, events: Iterable<StoredEvent>, filter: LogFilter): readonly StoredEvent[] {
  const found: StoredEvent[] = [];
  if (limit <= 0) return found;
  for (const event of events) {
    if (matches(event, filter) && found.push(event) === limit) break;
  }
  return found;
}

function standsAt(known: StoredEvent, stream: string, revision: number, given: NewEvent): boolean {
  return (
    known.id === given.id &&
    known.stream === stream &&
    known.revision === revision &&
    known.type === given.type &&
    known.version === given.version &&
    known.data === given.data
  );
}

function matches(event: StoredEvent, { streams, types, educators, until }: LogFilter): boolean {
  const { educator } = event.metadata;
  return (
    (streams === undefined || streams.some((prefix) => event.stream.startsWith(prefix))) &&
    (types === undefined || types.includes(event.type)) &&
    (educators === undefined || (educator !== undefined && educators.includes(educator))) &&
    (until === undefined || event.ordinal <= until)
  );
}

/** Everything a log answers comes later, also when this one knows it at once; a throw becomes a rejection. */
async function settled<T>(answer: () => T): Promise<T> {
  await Promise.resolve();
  return answer();
}
