import { isDay } from '../../domain/values/day.ts';
import { dayInWords, series } from '../conditions/words.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { once } from '../situation/gathered.ts';
import { neighboursAmong, type Neighbours } from './neighbours.ts';
import type { Branch } from './settings.ts';

/** Something that is said under some values: what it is, and under which. */
export interface Said<T> {
  readonly told: T;
  /** Empty where it is said under all of them; otherwise the beginning of a sentence, as `If the answer to ... is no: `. */
  readonly condition: string;
}

/** What turns on which of the values that were tried, and how to say so. */
export class UnderValues<T> {
  private readonly policy: CompiledPolicy;
  private readonly branches: readonly Branch<T>[];
  private pairs: readonly Neighbours<T>[] | undefined;
  private readonly conditions = new Map<string, string>();

  constructor(policy: CompiledPolicy, branches: readonly Branch<T>[]) {
    this.policy = policy;
    this.branches = branches;
    this.pairs = undefined;
  }

  /**
   * The settings something turns on, alone or together with others. The runs are the leaves of one tree, so that
   * what no pair of neighbours shows a setting to change, it does not change whatever the others are.
   */
  turnsOn(isSame: (a: T, b: T) => boolean): readonly string[] {
    return this.apartIn(({ answers: [a, b] }) => !isSame(a, b));
  }

  /** The same of something found by the places of the runs. */
  turnsOnPlaced<Found>(
    found: readonly Found[],
    isSame: (a: Found | undefined, b: Found | undefined) => boolean,
  ) {
    return this.apartIn(({ one, other }) => !isSame(found[one], found[other]));
  }

  private apartIn(differs: (pair: Neighbours<T>) => boolean): readonly string[] {
    this.pairs ??= neighboursAmong(this.branches);
    const found = new Set<string>();
    for (const pair of this.pairs) if (!found.has(pair.apart) && differs(pair)) found.add(pair.apart);
    return this.assumed().filter((name) => found.has(name));
  }

  /** Every setting some run had to assume, in the order in which they were met. */
  assumed(): readonly string[] {
    return once(this.branches.flatMap(({ assumed }) => [...assumed.keys()]));
  }

  /** That these are not answered, a sentence each. */
  unanswered(names: readonly string[]): readonly string[] {
    return names.map((name) => `The agency has not answered: ${this.asks(name)}`);
  }

  /** Sentences of all runs, each once, and told under which values where it is not said under all. */
  lines(lists: readonly (readonly string[] | undefined)[]): readonly string[] {
    const [first] = lists;
    if (first !== undefined && lists.every((list) => list !== undefined && isAlike(list, first)))
      return first;
    return this.said(lists, (line) => line).map(({ told, condition }) => `${condition}${told}`);
  }

  /** What any run says, each once, and under which values. A run without a list says nothing either way. */
  said<One>(
    lists: readonly (readonly One[] | undefined)[],
    keyOf: (one: One) => string,
  ): readonly Said<One>[] {
    const keys = lists.map((list) => list && new Set(list.map(keyOf)));
    const all = new Map(lists.flatMap((list) => (list ?? []).map((one) => [keyOf(one), one] as const)));
    return [...all].map(([key, told]) => {
      const isEverywhere = keys.every((list) => list === undefined || list.has(key));
      return {
        told,
        condition: isEverywhere ? '' : this.conditionOf(keys.map((list) => list?.has(key) === true)),
      };
    });
  }

  private conditionOf(holds: readonly boolean[]): string {
    const key = holds.map(Number).join('');
    const known = this.conditions.get(key);
    if (known !== undefined) return known;
    const names = this.turnsOnPlaced(holds, (a, b) => a === b);
    const condition = this.inWords(names, holds);
    this.conditions.set(key, condition);
    return condition;
  }

  private inWords(names: readonly string[], holds: readonly boolean[]): string {
    const allowed = names.map((name) => ({ name, values: this.valuesWhere(name, holds) }));
    const fits = ({ assumed }: Branch<unknown>) =>
      allowed.every(({ name, values }) => {
        const value = assumed.get(name);
        return value === undefined || values.has(value);
      });
    // Answers that allow it each by itself; where only certain ones do together, which would fill pages.
    if (!this.branches.every((branch, place) => fits(branch) === holds[place])) {
      return `Depending on the answers to ${series(names.map((name) => `"${this.asks(name)}"`))}: `;
    }
    const parts = allowed.map(
      ({ name, values }) =>
        `the answer to "${this.asks(name)}" is ${series([...values].map(valueInWords), 'or')}`,
    );
    return `If ${series(parts)}: `;
  }

  /** The values of a setting under which it may hold; a run that did not meet the setting stands for each. */
  private valuesWhere(name: string, holds: readonly boolean[]): ReadonlySet<string> {
    const values = new Set<string>();
    for (const [place, { assumed }] of this.branches.entries()) {
      if (holds[place] !== true) continue;
      const value = assumed.get(name);
      const tries = value === undefined ? (this.policy.settings.get(name)?.tries ?? []) : [value];
      for (const one of tries) values.add(one);
    }
    return values;
  }

  private asks(name: string): string {
    return this.policy.settings.get(name)?.setting.asks ?? name;
  }
}

function isAlike(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((line, place) => line === b[place]));
}

function valueInWords(value: string): string {
  return isDay(value) ? dayInWords(value) : value;
}
