import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { calendarStream, policyStream } from '../../domain/streams.ts';
import type { Identity } from '../access.ts';
import type { EducatorRecord } from '../facts/facts-of.ts';
import { OF_PROVIDERS } from '../facts/provider-register.ts';
import { type Ledger, readEvery } from '../log/ledger.ts';
import { type Known, knownOf } from '../queries/known-record.ts';
import { sees } from '../queries/may-serve.ts';
import { holderOf } from '../queries/of-whom.ts';
import { badInput } from '../queries/unanswered.ts';
import { visibleObligations } from '../queries/visible-obligations.ts';
import type { Jurist } from '../standing/standing.ts';
import type { Changes } from './changes.ts';
import { type FollowedStanding, standingsAt } from './status-at.ts';

export interface ChangesAsk {
  /** The caller when not given. */
  readonly educator?: string;
  /** Stream of a license. */
  readonly license?: string;
  /** The last ordinal that was seen; the present standing is told first when not given. */
  readonly after?: number;
}

/** How a license stands since the event with that ordinal. */
export interface StatusChange extends FollowedStanding {
  readonly ordinal: number;
}

export interface ChangesSource {
  readonly jurist: Jurist;
  readonly changes: Changes;
  /** Hears of standings that cannot be computed. */
  readonly onFailure: (error: unknown) => void;
}

/** Most events whose standings are told one by one to who comes back; what lies before them is told as one. */
const MOST_REPLAYED = 200;

/**
 * How the standing of an educator's licenses changes, from an ordinal on and for as long as the signal lets it. Each
 * standing is computed from the log as it was at one event, so nothing is lost between two messages, two connections
 * or two servers. Refused with `not_found` where nothing of them is the caller's to see, as bad input where nobody is named; it ends when that comes about.
 */
export async function statusChanges(
  source: ChangesSource,
  identity: Identity,
  ask: ChangesAsk,
  signal: AbortSignal,
): Promise<AsyncGenerator<StatusChange, void, undefined> | Refusal> {
  const { ledger } = source.jurist;
  if (ask.educator === undefined && ask.license === undefined && identity.educator === undefined)
    return WHOSE;
  const named = ask.educator ?? (await holderOf(ledger, ask.license));
  const educator = ask.license === undefined ? (named ?? identity.educator) : named;
  if (educator === undefined) return NOT_FOUND;
  const listening = await source.changes.listen(educator);
  signal.addEventListener('abort', listening.close);
  const refusal = await refusalOf(ledger, identity, educator, ask).catch((error: unknown) => {
    listening.close();
    throw error;
  });
  if (refusal === undefined) return follow(source, identity, { ...ask, educator }, listening, signal);
  listening.close();
  return refusal;
}

const WHOSE = badInput('educator', 'is needed, or license: who asks holds none of their own to follow.');

async function refusalOf(
  ledger: Ledger,
  identity: Identity,
  educator: string,
  { license, after = 0 }: ChangesAsk,
): Promise<Refusal | undefined> {
  const known = await knownOf(ledger, educator, undefined);
  if (isRefusal(known)) return known;
  if (visibleObligations(identity, known) === undefined) return NOT_FOUND;
  if (license !== undefined && !isShown(identity, known.record, license)) return NOT_FOUND;
  return after > known.ordinal ? badInput('after', 'lies beyond the end of the ledger.') : undefined;
}

function isShown(identity: Identity, record: EducatorRecord, license: string): boolean {
  const state = record.licenses.get(license)?.state;
  return state !== undefined && sees(identity, record, state);
}

async function* follow(
  { jurist, onFailure }: ChangesSource,
  identity: Identity,
  { educator, license, after }: ChangesAsk & { readonly educator: string },
  listening: Awaited<ReturnType<Changes['listen']>>,
  signal: AbortSignal,
): AsyncGenerator<StatusChange, void, undefined> {
  const { ledger } = jurist;
  const isStopped = () => signal.aborted;
  /** What was told of each license last. */
  const told = new Map<string, string>();
  const changedAt = async (known: Known, ordinal: number) => {
    const standings = await standingsAt(jurist, known, ordinal, onFailure);
    return standings.filter((standing) => {
      const text = JSON.stringify(standing);
      const isNews = told.get(standing.license) !== text;
      told.set(standing.license, text);
      return isNews && (license === undefined || license === standing.license);
    });
  };
  try {
    let known = await knownOf(ledger, educator, undefined);
    // Who was told something before is told what differs from it; who was not, how it stands.
    if (after !== undefined && !isRefusal(known)) await changedAt(known, after);
    for (let place = after; !isStopped();) {
      if (isRefusal(known) || visibleObligations(identity, known) === undefined) return;
      for (const ordinal of await pointsBetween(ledger, known, place)) {
        for (const standing of await changedAt(known, ordinal)) {
          if (isShown(identity, known.record, standing.license)) yield { ...standing, ordinal };
        }
        if (isStopped()) return;
      }
      place = known.ordinal;
      await listening.wait();
      if (isStopped()) return;
      known = await knownOf(ledger, educator, undefined);
    }
  } finally {
    listening.close();
  }
}

/** Events after a place that may change how an educator stands: their own, and law, approvals of providers and days of their states. */
async function pointsBetween(
  { log }: Ledger,
  { record, events, ordinal: head }: Known,
  place: number | undefined,
): Promise<readonly number[]> {
  if (place === undefined) return [head];
  const states = [...new Set([...record.licenses.values()].map(({ state }) => state))];
  const streams = states.flatMap((state) => [calendarStream(state), policyStream(state)]);
  const wide = streams.length === 0 ? [] : await readEvery(log, { streams, until: head }, place);
  const providers = await readEvery(log, { types: OF_PROVIDERS, until: head }, place);
  const approvals = providers.filter(({ metadata: { state = '' } }) => states.includes(state));
  const own = events.filter(({ ordinal }) => ordinal > place && ordinal <= head);
  return [...own, ...wide, ...approvals]
    .map(({ ordinal }) => ordinal)
    .sort((a, b) => a - b)
    .slice(-MOST_REPLAYED);
}
