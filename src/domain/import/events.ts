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
  readonly data: { readonly rows: number; readonly accepted: number; readonly refused: number };
}

export type ImportEvent = Started | RowRefused | Completed;
