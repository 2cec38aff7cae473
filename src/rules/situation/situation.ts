import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Selector } from '../language/force.ts';
import type { ListName } from '../language/lists.ts';
import type { At, Clock } from './clock.ts';
import type { Found } from './clock.ts';
import type { Item } from './item.ts';
import type { Valued } from './valued.ts';

/** A part of a whole that `each` goes through: a year, a value, or a member of a list. */
export interface Segment {
  readonly startsOn: At;
  readonly endsOn: At;
  /** `segment.value`, and the attributes of the member. */
  readonly attributes: Attributes;
  /** By when what is asked of it is due, where that is not the end of the period. */
  readonly deadline?: Day | undefined;
}

/** Everything one run of the rules may look at. Nothing in it changes during the run. */
export interface Situation {
  readonly facts: Facts;
  /** The day the facts are seen from: what is later is not seen. */
  readonly clock: Clock;
  /** The value of a setting in this run; undefined where nothing is known of it. */
  readonly setting: (name: string) => string | undefined;
  /** The day that selects the text of the rule. */
  selectedOn(): At;
  /** The day another way of selecting would take. */
  dayBy(selector: Selector): At;
  /** The role of most of the service so far; it moves on with the day asked about. */
  mainRole(): string | undefined;
  /** Members of a list, oldest first; those whose day has not come are among them. */
  list(name: ListName): readonly Item[];
  /** Whether a named list holds a value on a day. */
  isNamed(list: string, value: string, on: At): boolean;
  /**
   * What each item is worth in the window of the credits, or in another; made on the first call. Another window
   * may depend on the segment, so whoever looks at a segment hands in the situation it looks from.
   */
  valued(window?: ValuingWindow, from?: Situation): readonly Valued[];
  /** A requirement a condition may name, of the segment looked at: what it asks, and what it comes to. */
  requirement(name: string): { readonly asks: string; readonly outcome: () => Outcome };
  /** The member of a list that a condition on other records stands within. */
  readonly item: Attributes | undefined;
  readonly segment: Segment | undefined;
  /** The same as it stood on a day that has come; on any other as it stands. */
  on(day: At): Then;
  /** The same as seen from a member of a list. */
  fromItem(item: Attributes): Situation;
  /** The same as seen from a segment, also by those who look at the worth of credits from there. */
  fromSegment(segment: Segment): Situation;
}

/** A situation as it stood on a day, and what is to be called when it has been asked: when it will be another one. */
export interface Then {
  readonly situation: Situation;
  readonly watch: () => void;
}

/**
 * How a part of a policy sees the member it stands within: only what speaks of `item` needs a situation of its own,
 * which takes time to make.
 */
export function viewFrom(...written: readonly unknown[]): (item: Attributes, of: Situation) => Situation {
  const asks = written.some((part) => part !== undefined && JSON.stringify(part).includes('item'));
  return asks ? (item, situation) => situation.fromItem(item) : (_, situation) => situation;
}

/** A span of days in which items are looked for, with the sentence that says an item lies outside it. */
export interface ValuingWindow {
  readonly contains: (day: Day, attributes: Attributes, situation: Situation) => boolean | undefined;
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
  readonly inWords: (situation: Situation) => string;
  readonly ends: (attributes: Attributes, situation: Situation) => Ends;
}

/** First and last day of a span. */
export interface Ends {
  readonly from: End;
  readonly to: End;
}

/** An end that is left out is open; with a day that does not exist a span holds nothing. */
export type End = 'open' | { readonly day: Found };

export function isInPeriod(day: Day, { facts }: Situation): boolean {
  return facts.obligation.startsOn <= day && day <= facts.obligation.endsOn;
}
