// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.

/** Something that happens to a record when the stream's day begins in the stream's state. */
export interface Entered {
  readonly type: 'agenda.Entered';
  readonly data: {
    /** Stream of the record, as `credential-…`. */
    readonly record: string;
    readonly act: 'expire';
  };
}

export type AgendaEvent = Entered;
