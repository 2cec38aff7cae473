import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { reviewQueue } from '../../projections/review_queue/projection.ts';
import { readReviewQueue } from '../../projections/review_queue/read.ts';
import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { AwaitedKind } from '../../src/app/queries/awaited-acts.ts';
import {
  credential,
  type CredentialState,
  reviewersOf,
  verdictOf,
} from '../../src/domain/credential/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { schemaOf, liveBuild } from '../../src/infra/projector/builds.ts';
import { make } from '../../src/infra/projector/changes.ts';
import { upon } from '../app/any-commands.ts';
import { BEGINNINGS, REVIEWERS } from '../app/any-credential-commands.ts';
import { recorded, TODAY } from '../domain/given.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';

const WALKS = 200;
const STARTS = [[], ...BEGINNINGS];
/** Walks stop anywhere; the first of them where they begin, so that every stage is met. */
const MOST_STEPS = 24;
const OFFERS = 40;
const KINDS: readonly AwaitedKind[] = [
  ...(['screening', 'assessment', 'credential_decision', 'credential_appeal', 'vote'] as const),
];

interface Walked {
  readonly stream: string;
  readonly state: CredentialState;
  readonly events: readonly OpenedEvent[];
}

let ledger: TestLedger;
let client: PoolClient;
let walked: readonly Walked[];

beforeAll(async () => {
  ledger = await freshLedger();
  client = await ledger.pool.connect();
  const { id } = await liveBuild(ledger.pool, reviewQueue.name);
  await client.query(`SET search_path TO ${schemaOf(id)}`);
  walked = fc.sample(fc.gen(), WALKS).map((draw, nth) => walk(draw, nth));
  const events = walked.flatMap((one) => one.events).sort((a, b) => a.ordinal - b.ordinal);
  const seen = events.map((event) => ({ event }) as Parameters<typeof reviewQueue.project>[0][number]);
  // In pieces, as a projector takes them, so that rows are changed that were put in before.
  for (let from = 0; from < seen.length; from += 150) {
    const changes = reviewQueue.project(seen.slice(from, from + 150), ledger.jurist.ledger.vault);
    await make(client, changes);
  }
}, 120_000);

afterAll(async () => {
  client.release();
  await ledger.close();
});

/** One micro-credential at a time goes through random hands; the events of all stand among each other in the log. */
function walk(draw: fc.GeneratorValue, nth: number): Walked {
  const stream = `credential-${nth}`;
  const events: OpenedEvent[] = [];
  let state = credential.initial;
  const record = (answer: ReturnType<typeof credential.decide>) => {
    if (isRefusal(answer)) return;
    for (const event of answer) {
      events.push(asOpened(event, stream, nth, events.length));
      state = credential.evolve(state, recorded(event, events.length));
    }
  };
  for (const { command, by } of STARTS[nth % STARTS.length] ?? []) {
    record(credential.decide(command, state, by));
  }
  const enough = events.length + (Math.floor(nth / STARTS.length) % MOST_STEPS);
  for (let left = MOST_STEPS * OFFERS; left > 0 && events.length < enough; left -= 1) {
    const by = draw(() => fc.constantFrom(...REVIEWERS));
    const command = draw(() => upon.credential);
    record(credential.decide(command, state, by));
  }
  return { stream, state, events };
}

function asOpened(event: LedgerEvent, stream: string, nth: number, revision: number): OpenedEvent {
  const ordinal = revision * WALKS + nth + 1;
  const eventId = `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`;
  const place = { eventId, stream, revision, ordinal, recordedAt: 0, metadata: {} };
  return { ...event, ...place } as unknown as OpenedEvent;
}

/** What awaits somebody in a micro-credential, as the state of its decider says. */
function awaited(state: CredentialState, subject: string, approves: boolean): readonly AwaitedKind[] {
  const { current, appeal, investigation } = state;
  const kinds: AwaitedKind[] = [];
  if (current !== undefined && current.answer === undefined) {
    const { reviews, wanted, barred, conflicted, touchedBy } = current;
    const mine = reviews.get(subject);
    const isFree = reviews.size < wanted && !barred.has(subject) && !conflicted.has(subject);
    if (!current.screened) kinds.push('screening');
    else if (verdictOf(current) === undefined) {
      const isMine = mine === undefined ? isFree : mine.recommendation === undefined;
      if (approves || isMine) kinds.push('assessment');
    } else if (approves && !touchedBy.has(subject) && !conflicted.has(subject))
      kinds.push('credential_decision');
  }
  if (approves && appeal !== undefined && appeal.decided === undefined && !reviewersOf(state).has(subject))
    kinds.push('credential_appeal');
  if (investigation?.outcome === undefined && investigation?.committee.includes(subject) === true) {
    if (!investigation.votes.has(subject)) kinds.push('vote');
  }
  return kinds;
}

async function queueFor(subject: string, approves: boolean, issuer: string) {
  const kinds = approves ? KINDS : KINDS.filter((kind) => !kind.startsWith('credential_'));
  const nothing = { of: undefined, kinds: [] };
  const sight = { ofState: nothing, ofEmployer: nothing, ofIssuer: { of: issuer, kinds } };
  const page = await readReviewQueue(ledger.pool, {
    sight: { ...sight, self: undefined, subject, approves },
    ...{ filter: {}, sort: { by: 'since', direction: 'asc' } as const, today: TODAY },
    window: { size: 10_000, from: 'start' },
  });
  return page.items.map(({ node }) => node);
}

const issuers = () => [...new Set(walked.flatMap(({ state }) => state.started?.issuer ?? []))];

describe('the queue of reviewers', () => {
  test.each([
    ['ada', false],
    ['grace', false],
    ['mary', false],
    ['annie', true],
    ['eve', true],
    ['somebody', true],
    ['somebody', false],
  ])('shows %s (approver: %s) what the deciders would let them do', async (subject, approves) => {
    const found = await Promise.all(issuers().map((issuer) => queueFor(subject, approves, issuer)));
    const shown = found.flat().map(({ kind, eventId }) => `${kind} ${streamOf(eventId)}`);
    const expected = walked.flatMap(({ state, stream }) =>
      awaited(state, subject, approves).map((kind) => `${kind} ${stream}`),
    );
    expect(shown.sort()).toEqual(expected.sort());
  });

  test('never says whose work it is, and tells assessors of nobody’s hands but their own', async () => {
    const found = await Promise.all(issuers().map((issuer) => queueFor('grace', false, issuer)));
    for (const act of found.flat()) {
      expect(act.educator).toBeNull();
      expect(act.claimedBy.filter((one) => one !== 'grace')).toEqual([]);
    }
  });

  test('met every kind of act', async () => {
    const found = await Promise.all(issuers().map((issuer) => queueFor('somebody', true, issuer)));
    const kinds = new Set<string>(found.flat().map(({ kind }) => kind));
    expect(['screening', 'assessment', 'credential_decision'].filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

function streamOf(eventId: string): string {
  return `credential-${(Number(eventId.slice(-12)) - 1) % WALKS}`;
}
