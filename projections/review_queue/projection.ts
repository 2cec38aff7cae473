import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';
import { ASSESSMENT_TYPES, assessmentChanges } from './assessment.ts';
import { type Answered, answeredBy, awaitedBy, type Kind, QUEUE_TYPES, type QueueEvent } from './awaited.ts';

const AWAIT = insertion(
  'review_queue',
  {
    ...{ event_id: 'uuid', kind: 'text', stream: 'text', detail: 'text', record: 'text', educator: 'text' },
    ...{ state: 'text', issuer: 'text', since: 'date', due: 'date', not_before: 'date', able: 'text[]' },
    ...{ ordinal: 'bigint', answered: 'bigint' },
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

// A status follows from an election by the way it was taken, or else it confirms what was proposed.
const CONFIRM = `
  UPDATE review_queue SET answered = act.ordinal
  FROM unnest($1::text[], $2::text[], $3::bigint[]) AS act (stream, route, ordinal)
  WHERE review_queue.stream = act.stream AND kind IN ('lapse_notice', 'lapse') AND answered IS NULL
    AND review_queue.ordinal < act.ordinal AND NOT EXISTS (
      SELECT FROM review_queue election
      WHERE election.stream = act.stream AND election.kind = 'election' AND election.detail = act.route
        AND election.answered IS NULL AND election.ordinal < act.ordinal)`;
const TAKE = `
  UPDATE review_queue SET answered = act.ordinal
  FROM unnest($1::text[], $2::text[], $3::bigint[]) AS act (stream, route, ordinal)
  WHERE review_queue.stream = act.stream AND kind = 'election' AND detail = act.route AND answered IS NULL
    AND review_queue.ordinal < act.ordinal`;

// Who has voted has nothing more to do; what the learner says may be voted upon at once.
const VOTED = `
  UPDATE review_queue SET able = array_remove(able, act.voter)
  FROM unnest($1::text[], $2::text[], $3::bigint[]) AS act (stream, voter, ordinal)
  WHERE review_queue.stream = act.stream AND kind = 'vote' AND review_queue.ordinal < act.ordinal
    AND (answered IS NULL OR answered > act.ordinal)`;
const REPLACED = `
  UPDATE review_queue SET able = array_replace(able, act.member, act.replacement)
  FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS act (stream, member, replacement, ordinal)
  WHERE review_queue.stream = act.stream AND kind = 'vote' AND review_queue.ordinal < act.ordinal
    AND (answered IS NULL OR answered > act.ordinal)`;
const HEARD = `
  UPDATE review_queue SET not_before = act.day
  FROM unnest($1::text[], $2::date[], $3::bigint[]) AS act (stream, day, ordinal)
  WHERE review_queue.stream = act.stream AND kind = 'vote' AND review_queue.ordinal < act.ordinal
    AND (answered IS NULL OR answered > act.ordinal)`;
const VOTING = [
  ...(['credential.Voted', 'credential.CommitteeMemberReplaced', 'credential.LearnerResponded'] as const),
] as const satisfies readonly EventType[];

const TYPES: readonly EventType[] = [...new Set([...QUEUE_TYPES, ...ASSESSMENT_TYPES, ...VOTING])];

/** What awaits a human: which act, of whom, since when, and until when by law. */
export const reviewQueue: DirectProjection = {
  kind: 'direct',
  name: 'review_queue',
  version: 7,
  tables: [
    { name: 'review_queue', key: ['event_id'] },
    { name: 'assessment', key: ['credential'] },
  ],
  types: TYPES,
  project: (batch) =>
    batch.flatMap(({ event }) => [
      ...(isOfTypes(event, QUEUE_TYPES) ? changesFor(event) : []),
      ...(isOfTypes(event, ASSESSMENT_TYPES) ? assessmentChanges(event) : []),
      ...(isOfTypes(event, VOTING) ? voted(event) : []),
    ]),
};

/** What an event answers was awaited before what it makes awaited itself. */
function changesFor(event: QueueEvent): readonly Change[] {
  const { stream, ordinal } = event;
  const answers = answeredBy(event).flatMap((answered) => answering(answered, stream, ordinal));
  const awaited = awaitedBy(event);
  if (awaited === undefined) return answers;
  const { educator = null, state = null } = event.metadata;
  const { kind, detail = null, since, due = null, notBefore = null, able = null } = awaited;
  const row = [
    ...[event.eventId, kind, stream, detail, null, educator, state, null, since, due, notBefore],
    ...[able, ordinal, null],
  ];
  return [...answers, { ...AWAIT, row, key: keyOf(stream, kind) }];
}

function answering(answered: Answered, stream: string, ordinal: number): readonly Change[] {
  if (typeof answered === 'string') {
    const key = keyOf(stream, answered);
    const { sql, sets } = ANSWER;
    return [{ sql, row: [stream, answered, ordinal], key, ...(isAlone(answered) ? { sets } : {}) }];
  }
  const row = [stream, answered.statusBy, ordinal];
  const key = keyOf(stream, 'election');
  return [CONFIRM, TAKE].map((sql) => ({ sql, row, key }));
}

function voted(event: Extract<OpenedEvent, { readonly type: (typeof VOTING)[number] }>): readonly Change[] {
  const { stream, ordinal } = event;
  const key = keyOf(stream, 'vote');
  switch (event.type) {
    case 'credential.Voted':
      return [{ sql: VOTED, row: [stream, event.data.by, ordinal], key }];
    case 'credential.CommitteeMemberReplaced': {
      const { member, replacement } = event.data;
      return [{ sql: REPLACED, row: [stream, member, replacement, ordinal], key }];
    }
    case 'credential.LearnerResponded':
      return [{ sql: HEARD, row: [stream, event.data.on, ordinal], key }];
  }
}

/** What is answered together is changed in its order. */
function keyOf(stream: string, kind: Kind): string {
  return isAlone(kind) ? `${stream} ${kind}` : `${stream} together`;
}

function isAlone(kind: Kind): boolean {
  return kind !== 'election' && kind !== 'lapse_notice' && kind !== 'lapse' && kind !== 'vote';
}
