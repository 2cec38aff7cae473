import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { isDay, type Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { Caller } from '../commands/caller.ts';
import { isUuid } from '../executing/ids.ts';
import { canonicalText } from '../log/canonical-text.ts';
import { type Page, type PageAsk, partsOf, windowOf } from '../queries/page.ts';
import { digestOf } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import { beating } from './beating.ts';
import type { Comparison } from './compare-record.ts';
import { type Drafted, type DraftProblems, isDrafted, readDraft } from './draft.ts';
import { educatorsOwing } from './educators-owing.ts';
import { inParts } from './in-parts.ts';
import type { Part } from './part.ts';
import { questionOf, type StartEvaluators, type WhatIfQuestion } from './question.ts';
import { added, EMPTY_TALLY } from './tally.ts';
import type {
  FlipFilter,
  WhatIfFilter,
  WhatIfPlace,
  WhatIfRun,
  WhatIfsQuestion,
  WhatIfStore,
} from './what-if-store.ts';

export interface WhatIfAsk {
  readonly state: string;
  readonly strand: string;
  readonly policyText: string;
  /** Today in the state when not given. */
  readonly asOf?: Day;
  /** Values to assume for settings of the draft. */
  readonly settings?: readonly { readonly setting: string; readonly value: string }[];
}

/** What-ifs that agencies ask, each carried out in the background of the server it was asked of. */
export interface WhatIfs {
  /** Begins one under the id of the command; the same again answers how far it is. */
  start(caller: Caller, ask: WhatIfAsk): Promise<WhatIfRun | DraftProblems | Refusal>;
  cancel(identity: Identity, id: string): Promise<WhatIfRun | Refusal>;
  find(identity: Identity, id: string): Promise<WhatIfRun | undefined>;
  list(identity: Identity, ask: WhatIfsAsk): Promise<Page<WhatIfRun> | Refusal | undefined>;
  flips(
    identity: Identity,
    ask: { readonly id: string; readonly filter: FlipFilter; readonly page: PageAsk },
  ): Promise<Page<Comparison> | Refusal | undefined>;
  /** Gives up what is under way, and ends once it has ended. */
  stop(): Promise<void>;
}

export interface WhatIfsAsk {
  readonly filter: WhatIfFilter;
  readonly direction: Direction;
  readonly page: PageAsk;
}

type Direction = WhatIfsQuestion['direction'];

interface Workshop {
  readonly jurist: Jurist;
  readonly store: WhatIfStore;
  readonly startEvaluators: StartEvaluators;
  /** Hears why one could not be carried out. */
  readonly onFailure: (error: unknown) => void;
  /** How often it is said that one is still carried out; every five seconds when not given. */
  readonly beatMs?: number;
}

const BEAT_MS = 5_000;

/** Most under way in one server: each takes all the threads it may have. */
const MOST_AT_ONCE = 2;

/** How a draft is called in what is said of it. */
const DRAFT = 'policyText';

export function createWhatIfs(workshop: Workshop): WhatIfs {
  const { jurist, store } = workshop;
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function start(caller: Caller, ask: WhatIfAsk): Promise<WhatIfRun | DraftProblems | Refusal> {
    const { identity, commandId: id } = caller;
    const { state, strand } = ask;
    if (!may(identity, 'policy.what_if', { state })) return NOT_FOUND;
    if (ask.asOf !== undefined && !isDay(ask.asOf)) return refuse('bad_day', 'asOf is no day.');
    const asked = digestOf(canonicalText(ask));
    const known = await store.find(id);
    if (known !== undefined) return asBefore(known, asked);
    const assumed = new Map((ask.settings ?? []).map(({ setting, value }) => [setting, value]));
    const ordinal = await jurist.ledger.log.head();
    const draft = { name: DRAFT, text: ask.policyText, assumed };
    const drafted = await readDraft(jurist, draft, ordinal);
    if (!isDrafted(drafted)) return drafted;
    const { policy } = drafted.after;
    if (policy.state !== state || policy.strand !== strand) return otherLaw(policy);
    if (running.size >= MOST_AT_ONCE) return BUSY;
    const asOf = ask.asOf ?? todayIn(jurist.ledger.clock, state);
    const begun = await store.begin({
      ...{ id, asked, askedBy: identity.subject, state, strand, asOf },
      ...{ version: drafted.before.policy.version, digest: policy.digest, settings: settingsOf(drafted) },
    });
    if (begun === 'busy') return BUSY;
    if (begun === 'begun')
      follow(carryOut(workshop, id, questionOf(drafted, { asOf, ordinal }), state, stopping.signal));
    const run = await store.find(id);
    return run === undefined ? NOT_FOUND : asBefore(run, asked);
  }

  /** Whoever asked is answered before; how it ends is kept. */
  function follow(work: Promise<void>): void {
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  const find = async (identity: Identity, id: string) => {
    const run = await store.find(id);
    return run !== undefined && may(identity, 'policy.what_if_read', run) ? run : undefined;
  };

  return {
    ...{ start, find },
    cancel: async (identity, id) => {
      const run = await store.find(id);
      if (run === undefined || !may(identity, 'policy.what_if', run)) return NOT_FOUND;
      await store.cancel(id);
      return (await store.find(id)) ?? NOT_FOUND;
    },
    list: async (identity, { filter, direction, page }) => {
      if (!may(identity, 'policy.what_if_read', filter)) return undefined;
      const window = windowOf(page, (cursor) => placeInList(cursor, direction));
      return isRefusal(window) ? window : store.list({ filter, direction, window });
    },
    flips: async (identity, { id, filter, page }) => {
      if ((await find(identity, id)) === undefined) return undefined;
      const window = windowOf(page, placeOf);
      return isRefusal(window) ? window : store.flips(id, filter, window);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Never throws: whatever happens is kept as its end, or told. */
async function carryOut(
  { jurist, store, startEvaluators, onFailure, beatMs = BEAT_MS }: Workshop,
  id: string,
  question: WhatIfQuestion,
  state: string,
  stopping: AbortSignal,
): Promise<void> {
  const cancelled = new AbortController();
  const signal = AbortSignal.any([stopping, cancelled.signal]);
  let tally = EMPTY_TALLY;
  const onPart = async (part: Part) => {
    tally = added(tally, part.tally);
    if (!(await store.keep(id, part))) cancelled.abort();
  };
  const onEnded = () => {
    cancelled.abort();
  };
  const heart = beating(store, id, beatMs, { onEnded, onFailure });
  try {
    const educators = await educatorsOwing(jurist.ledger.log, state, question.ordinal, signal);
    await store.expect(id, educators.length);
    const { ask: answer, width, stop } = await startEvaluators(question);
    try {
      const isWhole = await inParts({ educators, answer, width, onPart, signal });
      await store.end(id, isWhole ? { status: 'done', tally } : { status: 'failed', problem: STOPPED });
    } finally {
      await stop();
    }
  } catch (error) {
    onFailure(error);
    await store.end(id, { status: 'failed', problem: FAILED }).catch(onFailure);
  } finally {
    await heart.stop();
  }
}

const STOPPED = 'The server that carried it out was stopped: start it again.';
const FAILED =
  'It could not be carried out, for a reason that stands in the log of the server: start it again.';

const BUSY = refuse(
  'busy',
  'Another what-if of the state, or as many as this server carries out at once, are under way: wait for it, or cancel it.',
);

/** The same id answers the same question alone. */
function asBefore(run: WhatIfRun, asked: string): WhatIfRun | Refusal {
  return run.asked === asked
    ? run
    : refuse('command_reused', 'This command id was used for another command. Give each its own.');
}

function otherLaw({ state, strand }: { readonly state: string; readonly strand: string }): Refusal {
  return refuse('other_law', `The text is of ${state} for ${strand}, and not of what was asked about.`);
}

function settingsOf({ settings }: Drafted): Readonly<Record<string, string | null>> {
  return Object.fromEntries([...settings].map(([setting, value]) => [setting, value ?? null]));
}

export function partsOfWhatIf(direction: Direction, { askedAtUs, id }: WhatIfPlace): readonly string[] {
  return [direction, String(askedAtUs), id];
}

/** A cursor names its order: in the other one it would point to nowhere in particular. */
function placeInList(cursor: string, asked: Direction): WhatIfPlace | undefined {
  const [direction, instant, id, ...more] = partsOf(cursor) ?? [];
  if (direction !== asked || instant === undefined || id === undefined || more.length > 0) return undefined;
  return /^\d{1,16}$/.test(instant) && isUuid(id) ? { askedAtUs: Number(instant), id } : undefined;
}

function placeOf(cursor: string): string | undefined {
  const [period, ...more] = partsOf(cursor) ?? [];
  return more.length > 0 ? undefined : period;
}
