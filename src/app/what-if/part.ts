import type { Day } from '../../domain/values/day.ts';
import { orLeftOut, type LeaveOut } from '../log/leave-out.ts';
import type { Ledger } from '../log/ledger.ts';
import { OF_FACTS, recordsAt } from '../standing/standing.ts';
import type { LawChange, LawsCompared } from './compare-laws.ts';
import { compareRecord, type Comparison } from './compare-record.ts';
import { EMPTY_TALLY, isFlip, type Tally, tallyOf } from './tally.ts';

/** What was found of some educators. Parts add up, in any order. */
export interface Part {
  readonly educators: number;
  readonly tally: Tally;
  /** The obligations whose outcome flips. */
  readonly flips: readonly Comparison[];
  /** Educators who cannot be read or evaluated until something is repaired. */
  readonly leftOut: readonly string[];
}

export interface PartSettings {
  readonly asOf: Day;
  /** Facts and law as they were known there. */
  readonly ordinal: number;
  /** Throws the error where the same may well succeed in a moment. */
  readonly passing: (error: unknown) => boolean;
}

/** Compares what some educators owe under two laws, from what the log says of them. Nothing is written. */
export async function partOf(
  ledger: Ledger,
  laws: LawsCompared,
  educators: readonly string[],
  { asOf, ordinal, passing }: PartSettings,
): Promise<Part> {
  const leftOut: string[] = [];
  const leaveOut: LeaveOut = (educator, error) => {
    if (passing(error)) throw error;
    leftOut.push(educator);
    return Promise.resolve();
  };
  const compared: Comparison[] = [];
  for (const record of await recordsAt(ledger, educators, ordinal, leaveOut, fieldsRead(laws))) {
    const { educator } = record;
    const found = await orLeftOut(educator, leaveOut, () => compareRecord(laws, record, asOf, ordinal));
    compared.push(...(found ?? []));
  }
  return { educators: educators.length, tally: tallyOf(compared), flips: compared.filter(isFlip), leftOut };
}

/** What no rule reads stays sealed, and takes no key. */
function fieldsRead({ before, after }: LawChange): ReadonlySet<string> {
  return before.policy.readsBirthMonth || after.policy.readsBirthMonth ? OF_FACTS : NO_FIELDS;
}

const NO_FIELDS: ReadonlySet<string> = new Set();

export const EMPTY_PART: Part = { educators: 0, tally: EMPTY_TALLY, flips: [], leftOut: [] };
