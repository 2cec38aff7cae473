/** Data of an event as it was stored, in whichever schema version. */
export type EventData = Readonly<Record<string, unknown>>;
