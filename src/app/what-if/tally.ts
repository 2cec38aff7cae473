import type { Outcome } from '../../domain/decision.ts';
import type { Comparison } from './compare-record.ts';

/** By what obligations are told apart. */
export const GROUPINGS = ['class', 'field', 'employer'] as const;
export type WhatIfGrouping = (typeof GROUPINGS)[number];

/** From which outcome to which, the same among them. */
export type Transition = `${Outcome}>${Outcome}`;

/** How many obligations went each way. */
export type Transitions = Readonly<Partial<Record<Transition, number>>>;

/** How often a code came to stand in the way of an outcome that flipped, and how often it went. */
export interface CodeCount {
  readonly come: number;
  readonly gone: number;
}

/** What a change of the law makes of many, in numbers. Parts add up, in any order. */
export interface Tally {
  readonly whole: Transitions;
  /** Null for those without an employer or a field on record. Of several fields each is counted. */
  readonly by: Readonly<Record<WhatIfGrouping, ReadonlyMap<string | null, Transitions>>>;
  readonly codes: ReadonlyMap<string, CodeCount>;
}

export const EMPTY_TALLY: Tally = {
  whole: {},
  by: { class: new Map(), field: new Map(), employer: new Map() },
  codes: new Map(),
};

export function transitionOf({ before, after }: Pick<Comparison, 'before' | 'after'>): Transition {
  return `${before}>${after}`;
}

export function isFlip({ before, after }: Pick<Comparison, 'before' | 'after'>): boolean {
  return before !== after;
}

/** Counts some comparisons. */
export function tallyOf(comparisons: readonly Comparison[]): Tally {
  return {
    whole: countedBy(comparisons, () => ALL).get(null) ?? {},
    by: {
      class: countedBy(comparisons, (one) => [one.class]),
      field: countedBy(comparisons, ({ fields }) => (fields.length === 0 ? ALL : fields)),
      employer: countedBy(comparisons, ({ employer }) => [employer]),
    },
    codes: codesOf(comparisons),
  };
}

const ALL = [null];

function countedBy(
  comparisons: readonly Comparison[],
  groupsOf: (one: Comparison) => readonly (string | null)[],
): ReadonlyMap<string | null, Transitions> {
  const groups = new Map<string | null, Partial<Record<Transition, number>>>();
  for (const one of comparisons) {
    const way = transitionOf(one);
    for (const name of groupsOf(one)) {
      const group = groups.get(name) ?? {};
      group[way] = (group[way] ?? 0) + 1;
      groups.set(name, group);
    }
  }
  return groups;
}

function codesOf(comparisons: readonly Comparison[]): ReadonlyMap<string, CodeCount> {
  const codes = new Map<string, { come: number; gone: number }>();
  const count = (code: string, side: keyof CodeCount) => {
    const counted = codes.get(code) ?? { come: 0, gone: 0 };
    counted[side] += 1;
    codes.set(code, counted);
  };
  for (const { come, gone } of comparisons) {
    for (const code of come) count(code, 'come');
    for (const code of gone) count(code, 'gone');
  }
  return codes;
}

/** Both parts together. */
export function added(a: Tally, b: Tally): Tally {
  return {
    whole: addedTransitions(a.whole, b.whole),
    by: {
      class: joined(a.by.class, b.by.class, addedTransitions),
      field: joined(a.by.field, b.by.field, addedTransitions),
      employer: joined(a.by.employer, b.by.employer, addedTransitions),
    },
    codes: joined(a.codes, b.codes, (one, other) => ({
      come: one.come + other.come,
      gone: one.gone + other.gone,
    })),
  };
}

function joined<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>, add: (a: V, b: V) => V): ReadonlyMap<K, V> {
  const all = new Map(a);
  for (const [key, value] of b) {
    const known = all.get(key);
    all.set(key, known === undefined ? value : add(known, value));
  }
  return all;
}

function addedTransitions(a: Transitions, b: Transitions): Transitions {
  const all: Partial<Record<Transition, number>> = { ...a };
  for (const [way, number] of entriesOf(b)) all[way] = (all[way] ?? 0) + number;
  return all;
}

/** Each way with its number. */
export function entriesOf(transitions: Transitions): readonly (readonly [Transition, number])[] {
  return Object.entries(transitions) as [Transition, number][];
}

/** How many obligations were compared, and how many of them flipped. */
export function sumsOf(transitions: Transitions): { readonly compared: number; readonly flipped: number } {
  let [compared, flipped] = [0, 0];
  for (const [way, number] of entriesOf(transitions)) {
    compared += number;
    const [before, after] = way.split('>');
    if (before !== after) flipped += number;
  }
  return { compared, flipped };
}
