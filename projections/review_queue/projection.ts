import { insertion } from '../../src/app/insertion.ts';
import { isOfTypes } from '../../src/app/of-types.ts';
import type { Change, DirectProjection } from '../../src/app/projection.ts';
import { answeredBy, awaitedBy, QUEUE_TYPES, type QueueEvent } from './awaited.ts';

const AWAIT = insertion(
  'review_queue',
  {
    ...{ event_id: 'uuid', kind: 'text', stream: 'text', detail: 'text', record: 'text', educator: 'text' },
    ...{ state: 'text', issuer: 'text', since: 'date', due: 'date', not_before: 'date', ordinal: 'bigint' },
    answered: 'bigint',
  },
  'passed over',
);
// What comes again answers nothing that was awaited after it.
const ANSWER = {
  sql: `
    UPDATE review_queue SET answered = act.ordinal
    FROM unnest($1::text[], $2::text[], $3::bigint[]) AS act (stream, kind, ordinal)
    WHERE review_queue.stream = act.stream AND review_queue.kind = act.kind
      AND review_queue.ordinal < act.ordinal`,
  sets: { 2: 'answered' },
};

/** What awaits a human: which act, of whom, since when, and until when by law. */
export const reviewQueue: DirectProjection = {
  kind: 'direct',
  name: 'review_queue',
  version: 1,
  tables: [{ name: 'review_queue', key: ['event_id'] }],
  types: QUEUE_TYPES,
  project: (batch) => batch.flatMap(({ event }) => (isOfTypes(event, QUEUE_TYPES) ? changesFor(event) : [])),
};

/** What an event answers was awaited before what it makes awaited itself. */
function changesFor(event: QueueEvent): readonly Change[] {
  const { stream, ordinal } = event;
  const keyOf = (kind: string) => `${stream} ${kind}`;
  const answers = answeredBy(event).map((kind) => ({
    ...ANSWER,
    row: [stream, kind, ordinal],
    key: keyOf(kind),
  }));
  const awaited = awaitedBy(event);
  if (awaited === undefined) return answers;
  const { educator = null, state = null } = event.metadata;
  const { kind, detail = null, since, due = null, notBefore = null } = awaited;
  const row = [
    ...[event.eventId, kind, stream, detail, null, educator, state, null, since, due, notBefore],
    ...[ordinal, null],
  ];
  return [...answers, { ...AWAIT, row, key: keyOf(kind) }];
}
