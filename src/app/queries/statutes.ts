import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Run, statute as decider } from '../../domain/statute/index.ts';
import { statuteStream } from '../../domain/streams.ts';
import { type Identity, may } from '../access.ts';
import { byStream } from '../facts/by-stream.ts';
import { readEvery, stateOf } from '../log/ledger.ts';
import { openEvents } from '../log/open-events.ts';
import { policyAt, type PolicyInForce } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Page, type PageAsk, partsOf, windowOf } from './page.ts';
import type { DueRow, DueSummary, PeriodReads } from './period-reads.ts';

export const STRAND = 'recertification';

/** A route of the policy that gives more time by itself, and how far it was given. */
export interface StatuteView {
  readonly state: string;
  readonly route: string;
  readonly asks: string;
  readonly cites: readonly string[];
  readonly policy: PolicyInForce['policy'];
  readonly enactments: readonly EnactmentView[];
  /** Open periods it is still due to. */
  readonly due: number;
  /** Periods it was given to. */
  readonly given: number;
}

export interface EnactmentView {
  readonly on: string;
  readonly by: string;
  readonly because: string;
  readonly periods: number;
  readonly extended: number;
  readonly isCarriedOut: boolean;
}

export interface PreviewAsk {
  readonly state?: string;
  readonly route: string;
  readonly page: PageAsk;
}

/** What enacting a statute would do, before anything is written. */
export interface PreviewView extends DueSummary {
  readonly state: string;
  readonly route: string;
  readonly asks: string;
  readonly list: Page<DueRow>;
}

interface Source {
  readonly jurist: Jurist;
  readonly reads: PeriodReads;
}

/** Every statute of a state that gives more time. Undefined when they are not the caller's to see. */
export async function findStatutes(
  { jurist, reads }: Source,
  identity: Identity,
  asked: string | undefined,
): Promise<readonly StatuteView[] | undefined> {
  const state = asked ?? identity.state;
  if (state === undefined || !may(identity, 'period.search', { state })) return undefined;
  const law = await lawOf(jurist, state);
  if (law === undefined) return [];
  const counts = new Map((await reads.dueCounts(state)).map((count) => [count.route, count]));
  const enacted = await enactmentsIn(jurist, state);
  return statutoryRoutes(law).map(({ written: { id, asks, cite } }) => {
    const { due = 0, given = 0 } = counts.get(id) ?? {};
    const enactments = stateOf(decider, enacted.get(statuteStream(state, id)) ?? []).runs.map(enactmentView);
    const says = { state, route: id, asks, cites: Object.keys(cite), policy: law.policy };
    return { ...says, enactments, due, given };
  });
}

/** What was enacted in a state, by stream: read at once, however many statutes there are. */
async function enactmentsIn({ ledger: { log, vault } }: Jurist, state: string) {
  const stored = await readEvery(log, { streams: [statuteStream(state, '')] });
  return byStream(await openEvents(stored, vault));
}

function enactmentView({ enacted, extended, isCarriedOut }: Run): EnactmentView {
  const { on, by, because, periods } = enacted;
  return { on, by, because, periods, extended, isCarriedOut };
}

/** Undefined when it is not the caller's to see, or the law has no such statute. */
export async function previewStatute(
  { jurist, reads }: Source,
  identity: Identity,
  { state: asked, route, page }: PreviewAsk,
): Promise<PreviewView | Refusal | undefined> {
  const state = asked ?? identity.state;
  if (state === undefined || !may(identity, 'period.search', { state })) return undefined;
  const law = await lawOf(jurist, state);
  const found = law && statuteIn(law, route);
  if (found === undefined) return undefined;
  const window = windowOf(page, placeOf);
  if (isRefusal(window)) return window;
  const summary = await reads.dueSummary(state, route);
  return {
    ...summary,
    state,
    route,
    asks: found.written.asks,
    list: await reads.due({ state, route, window }),
  };
}

export async function lawOf({ ledger, compiled }: Jurist, state: string): Promise<PolicyInForce | undefined> {
  return policyAt(ledger, compiled, state, STRAND, await ledger.log.head());
}

export function statuteIn(law: PolicyInForce, route: string) {
  return statutoryRoutes(law).find(({ written }) => written.id === route);
}

function statutoryRoutes({ policy }: PolicyInForce) {
  return policy.routes.filter(
    ({ written: { gives, starts_by = [] } }) => gives === 'extension' && starts_by.includes('statute'),
  );
}

function placeOf(cursor: string): string | undefined {
  const [period, ...more] = partsOf(cursor) ?? [];
  return more.length > 0 ? undefined : period;
}
