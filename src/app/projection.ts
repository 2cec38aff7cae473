import type { OpenedEvent } from './envelope.ts';
import type { StoredEvent } from './event-log.ts';
import type { Day } from '../domain/values/day.ts';
import type { KeyVault } from './key-vault.ts';
import type { Jurist } from './standing.ts';

/** One SQL statement with its values, as data. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface Named {
  /** Name of its folder and of its main table. */
  readonly name: string;
  /** Raised whenever the tables or what fills them change: the projection is then built anew. */
  readonly version: number;
  /** Every read table with the columns that order it, as two equal builds are compared. */
  readonly tables: readonly { readonly name: string; readonly key: readonly string[] }[];
}

/** An event as it is stored and as it reads. */
export interface Seen {
  readonly stored: StoredEvent;
  readonly event: OpenedEvent;
}

/**
 * For a batch of events, the SQL it wants. Rows are facts keyed by the event that stated them, so that an
 * event seen twice changes nothing.
 */
export interface DirectProjection extends Named {
  readonly kind: 'direct';
  readonly project: (batch: readonly Seen[], vault: Pick<KeyVault, 'lookupHash'>) => readonly Statement[];
}

/** What rows are computed from: the ledger up to an ordinal, and the last day that began in each state by then. */
export interface Basis {
  readonly jurist: Jurist;
  readonly ordinal: number;
  readonly todays: ReadonlyMap<string, Day>;
}

/**
 * Rows computed anew from all the facts of one educator. Events only say whose are to be computed: `mark`
 * puts them on the work list.
 */
export interface DerivedProjection extends Named {
  readonly kind: 'derived';
  /** Its table of the day that began last in each state. */
  readonly days: string;
  readonly mark: (batch: readonly Seen[]) => readonly Statement[];
  /** The rows of some educators, who have none at that moment. */
  readonly rowsOf: (educators: readonly string[], basis: Basis) => Promise<readonly Statement[]>;
}

export type Projection = DirectProjection | DerivedProjection;
