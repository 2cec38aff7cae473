import type { EventType } from '../../domain/events.ts';
import type { Day } from '../../domain/values/day.ts';
import type { EducatorRecord } from '../facts/facts-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { StoredEvent } from '../log/event-log.ts';
import type { KeyVault } from '../log/key-vault.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';

/**
 * One row for a statement over many, as data: every `$1`, `$2` of the statement is an array with one value of
 * each row. A value that is a list goes as the text of an array. Tables are named without their schema: each
 * build of a projection has its own.
 */
export interface Change {
  readonly sql: string;
  readonly row: readonly unknown[];
  /** Changes of one key are made in their order; those of different keys in any order, many at once. */
  readonly key: string;
  /** Where the statement only puts the row in as it is: many of them are copied instead. */
  readonly into?: Target;
  /** Where the statement only sets columns of the rows of its key: which, by the place of their value in the row. */
  readonly sets?: Readonly<Record<number, string>>;
}

/** A table, and its columns in the order of a row's values. */
export interface Target {
  readonly table: string;
  readonly columns: readonly string[];
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
 * For a batch of events, the changes it wants. Rows are facts keyed by the event that stated them, so that an
 * event seen twice changes nothing. The rows of one educator depend on events of theirs alone.
 */
export interface DirectProjection extends Named {
  readonly kind: 'direct';
  /** The only events that change anything; all of them when not given. */
  readonly types?: readonly EventType[];
  readonly project: (batch: readonly Seen[], vault: Pick<KeyVault, 'lookupHash'>) => readonly Change[];
}

/** What rows are computed from besides records: their ordinal, the law of then, and the last day that began in each state. */
export interface Basis {
  readonly ordinal: number;
  readonly lawOf: (state: string, strand: string) => Promise<PolicyInForce | undefined>;
  readonly todays: ReadonlyMap<string, Day>;
}

/**
 * Rows computed anew from all the facts of one educator, each with their `educator`, `state` and `holds_until`.
 * Events only say whose are to be computed: those of the educators they speak of, and where law changed or a
 * day began, everybody's whom it may concern.
 */
export interface DerivedProjection extends Named {
  readonly kind: 'derived';
  /** Its table of the day that began last in each state. */
  readonly days: string;
  /** Whether events of that category of streams may change an educator's rows. */
  readonly concerns: (category: string) => boolean;
  /** The rows of some educators, who have none at that moment, from what the ledger says of them up to the ordinal. */
  readonly rowsOf: (records: readonly EducatorRecord[], basis: Basis) => Promise<readonly Change[]>;
}

export type Projection = DirectProjection | DerivedProjection;
