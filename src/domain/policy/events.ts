// Stored events are a contract: a shape that has been written is never edited. A new shape stands beside
// the old one, with an upcaster.
import type { Day } from '../values/day.ts';

/** A policy file as it was published, text and all: replay uses this text, never the file. */
export interface Published {
  readonly type: 'policy.Published';
  readonly data: {
    readonly state: string;
    readonly strand: string;
    readonly version: number;
    /** Version of the policy language the text is written in. */
    readonly schema: number;
    /** Hex SHA-256 of the text. */
    readonly digest: string;
    readonly text: string;
  };
}

/** The agency states a value its law's sources do not give. The latest confirmation stands. */
export interface SettingConfirmed {
  readonly type: 'policy.SettingConfirmed';
  readonly data: {
    readonly state: string;
    readonly strand: string;
    readonly setting: string;
    readonly value: string;
    readonly by: string;
    readonly because: string;
    readonly on: Day;
  };
}

export type PolicyEvent = Published | SettingConfirmed;
