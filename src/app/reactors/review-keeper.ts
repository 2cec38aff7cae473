import { credit } from '../../domain/credit/index.ts';
import type { EventType } from '../../domain/events.ts';
import type { ReviewCause } from '../../domain/review/events.ts';
import { review } from '../../domain/review/index.ts';
import { asGiven, execute, type Recording, type Request } from '../executing/execute.ts';
import { fault } from '../fault.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, readEducator, readStream, stateOf } from '../log/ledger.ts';
import { isOfTypes } from '../log/of-types.ts';
import { openReviews, type ToReview } from '../reviews/open-reviews.ts';
import { GIVING, type StoredDecision, storedDecisions } from '../reviews/stored-decisions.ts';
import type { Reactor, Step } from './reactor.ts';

/** What may take away that on which a stored decision rests. */
const TAKING = {
  'credit.Reversed': 'credit_reversed',
  'credit.Withdrawn': 'credit_withdrawn',
  'credit.Denied': 'credit_denied',
  'credit.Amended': 'credit_amended',
  'credit.Retracted': 'fact_retracted',
  'educator.Retracted': 'fact_retracted',
  'employment.Retracted': 'fact_retracted',
} as const satisfies { readonly [T in EventType]?: ReviewCause };

/**
 * Whatever rests on what is no longer so is put up for review, and never changed: credits claimed from a
 * micro-credential that was revoked, and decisions that counted a credit or fact which was taken back. A credit that
 * its review reverses is reversed.
 */
export const reviewKeeper: Reactor = {
  name: 'review-keeper',
  types: [
    ...(['credential.Revoked', 'credit.Claimed', 'credit.AppealDecided', 'review.Decided'] as const),
    ...[...typesOf(TAKING), ...GIVING],
  ],
  follow: (event) => {
    if (event.type === 'credential.Revoked') return [reviewing(event, claimsFrom)];
    if (event.type === 'credit.Claimed') {
      const { credential } = event.data;
      return credential === undefined ? [] : [reviewing(event, claimedLate(credential))];
    }
    if (event.type === 'credit.AppealDecided') {
      return event.data.outcome === 'granted' ? [reviewing(event, countsAgain)] : [];
    }
    if (event.type === 'review.Decided') return event.data.outcome === 'reversed' ? [reverse(event)] : [];
    if (isOfTypes(event, typesOf(TAKING))) return [reviewing(event, decisionsUpon)];
    return isOfTypes(event, GIVING) ? [reviewing(event, overtaken)] : [];
  },
};

function typesOf<T extends string>(of: { readonly [K in T]: unknown }): readonly T[] {
  return Object.keys(of) as T[];
}

type Find = (event: OpenedEvent, all: readonly OpenedEvent[], educator: string) => readonly ToReview[];

function reviewing(event: OpenedEvent, find: Find): Step {
  return {
    name: 'open-reviews',
    run: async (ledger, request) => {
      const { educator } = event.metadata;
      const nothing: Recording = { stream: event.stream, revision: event.revision, events: [] };
      if (educator === undefined) return nothing;
      const all = await readEducator(ledger, educator, await ledger.log.head());
      return openReviews(ledger, find(event, all, educator), request, event);
    },
  };
}

/** Credits that were claimed from a micro-credential; what was withdrawn or reversed since counts no longer anyhow. */
function claimsFrom(
  revoked: OpenedEvent,
  all: readonly OpenedEvent[],
  educator: string,
): readonly ToReview[] {
  return all.flatMap((event): readonly ToReview[] => {
    if (event.type !== 'credit.Claimed' || event.data.credential !== revoked.stream) return [];
    if (isGone(event.stream, all)) return [];
    const { state } = event.data;
    return [
      {
        ...{ educator, state, subject: 'credit', of: event.stream, because: 'credential_revoked' },
        ...{ restedOn: revoked.stream, cause: revoked.eventId },
      },
    ];
  });
}

/** A claim that was on its way while its micro-credential was revoked: it is reviewed as those before it. */
function claimedLate(credential: string): Find {
  return (claim, all, educator) => {
    const last = all.findLast(({ stream, type }) => stream === credential && TURNING.has(type));
    if (last?.type !== 'credential.Revoked') return [];
    return claimsFrom(last, all, educator).filter(({ of }) => of === claim.stream);
  };
}

/** A credit whose reversal was overturned counts again: what was claimed from is revoked perhaps, since. */
function countsAgain(decided: OpenedEvent, all: readonly OpenedEvent[], educator: string) {
  const claim = all.findLast(({ stream, type }) => stream === decided.stream && type === 'credit.Claimed');
  if (claim?.type !== 'credit.Claimed' || claim.data.credential === undefined) return [];
  return claimedLate(claim.data.credential)(claim, all, educator);
}

const TURNING: ReadonlySet<string> = new Set([
  'credential.Revoked',
  'credential.Restored',
] satisfies EventType[]);

/** Whether a credit was withdrawn, or reversed and not given back on appeal. */
function isGone(stream: string, all: readonly OpenedEvent[]): boolean {
  const { withdrawn, reversed } = stateOf(
    credit,
    all.filter((event) => event.stream === stream),
  );
  return withdrawn || reversed !== undefined;
}

/** Decisions stored so far that rest on what an event takes away. */
function decisionsUpon(taking: OpenedEvent, all: readonly OpenedEvent[], educator: string) {
  return storedDecisions(all)
    .filter((decision) => decision.readAt < taking.ordinal)
    .flatMap((decision) => touched(decision, taking, educator));
}

/** What was taken away between the reading of a decision's facts and the act that stored it. */
function overtaken(act: OpenedEvent, all: readonly OpenedEvent[], educator: string): readonly ToReview[] {
  const decision = storedDecisions(all).find(({ id }) => id === `${act.stream}@${act.revision}`);
  if (decision === undefined) return [];
  return all
    .filter((event) => event.ordinal > decision.readAt && event.ordinal < act.ordinal)
    .flatMap((event) => touched(decision, event, educator));
}

function touched(decision: StoredDecision, taking: OpenedEvent, educator: string): readonly ToReview[] {
  if (!isOfTypes(taking, typesOf(TAKING))) return [];
  const isFact = taking.type === 'educator.Retracted' || taking.type === 'employment.Retracted';
  const rests =
    isFact || taking.type === 'credit.Retracted'
      ? decision.events.has(taking.data.eventId)
      : decision.credits.has(taking.stream);
  if (!rests) return [];
  const restedOn = isFact ? `${taking.stream}#${taking.data.eventId}` : taking.stream;
  return [
    {
      ...{ educator, state: decision.state, subject: 'decision', of: decision.id },
      ...{ because: TAKING[taking.type], restedOn, cause: taking.eventId },
    },
  ];
}

/** The credit of a review that was decided so; one that counts no longer for another reason stays as it is. */
function reverse(event: Extract<OpenedEvent, { type: 'review.Decided' }>): Step {
  return {
    name: 'reverse',
    run: async (ledger: Ledger, request: Request) => {
      const { opened } = stateOf(review, await readStream(ledger, event.stream));
      if (opened === undefined)
        throw fault('review_unopened', `${event.stream} was decided and never opened.`);
      const { withdrawn, denied, reversed } = stateOf(credit, await readStream(ledger, opened.of));
      if (withdrawn || denied !== undefined || reversed !== undefined) {
        return { stream: opened.of, revision: event.revision, events: [] };
      }
      const command = { type: 'Reverse' as const, review: event.stream, by: event.data.by };
      return execute(ledger, credit, { stream: opened.of }, asGiven(command), request);
    },
  };
}
