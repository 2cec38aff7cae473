// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
/** One import of one file's content. */
export interface Started {
  readonly type: 'import.Started';
  readonly data: {
    readonly kind: string;
    readonly file: string;
    /** Hex SHA-256 of the file. */
    readonly digest: string;
  };
}

/** A row that became no event. Names the column and what to do; the value itself is on the receipt only. */
export interface RowRefused {
  readonly type: 'import.RowRefused';
  readonly data: {
    /** Line of data, 1 for the first row below the header. */
    readonly row: number;
    readonly column: string;
    readonly code: string;
    readonly remedy: string;
  };
}

export interface Completed {
  readonly type: 'import.Completed';
  readonly data: {
    readonly rows: number;
    readonly accepted: number;
    readonly refused: number;
    /** Of the accepted ones, those that took back what stood under their external id and stated it anew. */
    readonly corrected?: number;
  };
}

/** Somebody saw what undoing the import would do, and asked for it. Nothing is taken back by this event itself. */
export interface RevertAsked {
  readonly type: 'import.RevertAsked';
  readonly data: {
    readonly by: string;
    readonly because: string;
    /** Hex SHA-256 of the preview they saw. */
    readonly preview: string;
  };
}

/** An event of the import that stands although the import was undone, and why. */
export interface FactKept {
  readonly type: 'import.FactKept';
  readonly data: {
    readonly eventId: string;
    readonly stream: string;
    readonly code: string;
    readonly because: string;
  };
}

/** The undoing is done: so many events of the import were taken back, so many kept. */
export interface Reverted {
  readonly type: 'import.Reverted';
  readonly data: { readonly retracted: number; readonly kept: number };
}

export type ImportEvent = Started | RowRefused | Completed | RevertAsked | FactKept | Reverted;
