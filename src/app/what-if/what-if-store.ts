import type { Outcome } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Page, Window } from '../queries/page.ts';
import type { Comparison } from './compare-record.ts';
import type { Part } from './part.ts';
import type { Tally } from './tally.ts';

/** What was asked, by whom. */
export interface AskedWhatIf {
  readonly id: string;
  /** Hex SHA-256 of everything that was asked. */
  readonly asked: string;
  readonly askedBy: string;
  readonly state: string;
  readonly strand: string;
  readonly asOf: Day;
  /** The version that holds. */
  readonly version: number;
  /** The draft, by the digest of its text. */
  readonly digest: string;
  /** The value each setting of the draft was taken with; null for one that was left open. */
  readonly settings: Readonly<Record<string, string | null>>;
}

export type WhatIfStatus = 'running' | 'done' | 'cancelled' | 'failed';

/** A what-if, how far it is, and its numbers once it is done. */
export interface WhatIfRun extends AskedWhatIf {
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly status: WhatIfStatus;
  /** How many are to be asked about; null until they have been counted. */
  readonly educators: number | null;
  readonly educatorsDone: number;
  readonly educatorsLeftOut: number;
  readonly tally: Tally | null;
  /** Why it failed, as a sentence. */
  readonly problem: string | null;
}

/** How one ended. One that ended already, as by being cancelled, stays as it is. */
export type WhatIfEnd =
  | { readonly status: 'done'; readonly tally: Tally }
  | { readonly status: 'failed'; readonly problem: string };

export interface FlipFilter {
  readonly from?: Outcome;
  readonly to?: Outcome;
  readonly class?: string;
  readonly field?: string;
  readonly employer?: string;
  /** A code that made the difference, coming or going. */
  readonly code?: string;
}

export interface WhatIfFilter {
  readonly state: string;
  readonly strand?: string;
  readonly status?: WhatIfStatus;
  /** Who asked. */
  readonly askedBy?: string;
}

/** Where one stands in a list: by when it was asked, in microseconds since 1970, and then by its id. */
export interface WhatIfPlace {
  readonly askedAtUs: number;
  readonly id: string;
}

export interface WhatIfsQuestion {
  readonly filter: WhatIfFilter;
  /** The oldest first, or the newest. */
  readonly direction: 'asc' | 'desc';
  readonly window: Window<WhatIfPlace>;
}

/**
 * Keeps what was asked and who would flip for a day, apart from the ledger, for every server to tell. One that runs
 * and of which nothing is heard for a while has failed, and stays so: whoever carries it out is told when they are
 * heard of again.
 */
export interface WhatIfStore {
  /** `busy` while another one of the state runs; `known` where one of that id is kept. */
  begin(run: AskedWhatIf): Promise<'begun' | 'known' | 'busy'>;
  expect(id: string, educators: number): Promise<void>;
  /** Keeps a part; answers whether the what-if still runs. */
  keep(id: string, part: Part): Promise<boolean>;
  /** Says that it is still carried out; answers whether the what-if still runs. */
  beat(id: string): Promise<boolean>;
  end(id: string, how: WhatIfEnd): Promise<void>;
  cancel(id: string): Promise<void>;
  find(id: string): Promise<WhatIfRun | undefined>;
  /** Those that run and those that are kept. */
  list(question: WhatIfsQuestion): Promise<Page<WhatIfRun>>;
  /** Those who flip, by period. */
  flips(id: string, filter: FlipFilter, window: Window<string>): Promise<Page<Comparison>>;
}
