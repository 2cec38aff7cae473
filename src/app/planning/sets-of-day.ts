import type { Day } from '../../domain/values/day.ts';
import { Bound, type Decided, LEFT, TAKEN, UNDECIDED } from './bound.ts';
import type { Choice, Question } from './question.ts';
import { compareWeights, ORDERS, plus, roundedUp, type Weight } from './weight.ts';

/** Sets that share what has been decided so far. */
export interface Node<C extends Choice> {
  readonly sets: SetsOfDay<C>;
  readonly decided: Decided;
  readonly depth: number;
  /** What is taken weighs so much, and costs so many cents. */
  readonly weight: Weight;
  readonly cents: number;
  /** None of the sets weighs less. */
  readonly lowest: Weight;
  /** Whether what is taken was looked at as a set of its own. */
  readonly isTried: boolean;
}

/** The sets of choices whose last one is done on a day. */
export class SetsOfDay<C extends Choice> {
  readonly day: Day;
  private readonly pool: readonly C[];
  private readonly weights: readonly Weight[];
  /** Places from the lightest on. */
  private readonly lightest: readonly number[];
  /** Places of those alike, from the lightest on. */
  private readonly groups: ReadonlyMap<string, readonly number[]>;
  private readonly nothing: Weight;
  private readonly bound: Bound;
  private readonly budgetCents: number;
  private readonly costs: Bound;

  constructor(question: Question<C>, choices: readonly C[], day: Day, rank: number) {
    const { objective, budgetCents = Infinity } = question;
    this.day = day;
    this.budgetCents = budgetCents;
    this.pool = choices.filter((choice) => choice.day <= day);
    this.weights = this.pool.map(ORDERS[objective].of);
    this.lightest = this.pool
      .map((_, place) => place)
      .sort((a, b) => compareWeights(this.weights[a] ?? [], this.weights[b] ?? []) || a - b);
    this.groups = groupsOf(this.lightest, (place) => this.pool[place]?.alike ?? '');
    this.nothing = [0, 0, 0, 0, 0].with(ORDERS[objective].day, rank);
    const needs = question.needsOn(day);
    const streams = this.pool.map(({ stream }) => stream);
    this.bound = new Bound(needs, streams, this.weights);
    this.costs = new Bound(
      budgetCents === Infinity ? [] : needs,
      streams,
      this.pool.map(({ costCents = 0 }) => [costCents]),
    );
  }

  /** All of the sets, where any of them may do it. */
  begin(): readonly Node<C>[] {
    const decided = new Uint8Array(this.pool.length);
    return this.node({ decided, depth: 0, weight: this.nothing, cents: 0, isTried: false });
  }

  /** Whether what is taken ends on the day, satisfies the needs, and was not tried yet. */
  isWorthATrial({ decided, isTried }: Node<C>): boolean {
    return !isTried && this.ends(decided) && this.bound.isSatisfied(decided);
  }

  takenIn({ decided }: Node<C>): readonly C[] {
    return this.pool.filter((_, place) => decided[place] === TAKEN);
  }

  /** The sets with what is decided next, and those without it; none where all is decided. */
  branch({ decided, depth, weight, cents }: Node<C>): readonly Node<C>[] {
    const place = this.next(decided);
    if (place === undefined) return [];
    const taken = {
      decided: decided.with(place, TAKEN),
      weight: plus(weight, this.weights[place] ?? []),
      cents: cents + (this.pool[place]?.costCents ?? 0),
    };
    // Of those alike in what rules see none is taken that weighs as much or more.
    const left = decided.slice();
    for (const one of this.alike(place)) if (left[one] === UNDECIDED) left[one] = LEFT;
    return [
      ...this.node({ ...taken, depth: depth + 1, isTried: false }),
      ...this.node({ decided: left, weight, cents, depth: depth + 1, isTried: true }),
    ];
  }

  /** A node, unless none of its sets ends on the day, can be paid, and satisfies the needs. */
  private node(known: Omit<Node<C>, 'sets' | 'lowest'>): readonly Node<C>[] {
    const { decided, weight, cents } = known;
    if (!this.pool.some(({ day }, place) => day === this.day && decided[place] !== LEFT)) return [];
    const more = this.bound.lowest(decided);
    const cost = this.costs.lowest(decided);
    if (more === undefined || cost === undefined) return [];
    if ((roundedUp([cents], cost)[0] ?? 0) > this.budgetCents) return [];
    return [{ ...known, sets: this, lowest: roundedUp(weight, more) }];
  }

  private alike(place: number): readonly number[] {
    return this.groups.get(this.pool[place]?.alike ?? '') ?? [place];
  }

  private ends(decided: Decided): boolean {
    return this.pool.some(({ day }, place) => day === this.day && decided[place] === TAKEN);
  }

  /** What to decide next: what a need lacks, then what ends on the day, then the lightest; of those alike the first. */
  private next(decided: Decided): number | undefined {
    const isOpen = (place: number) => decided[place] === UNDECIDED;
    const mustEnd = !this.ends(decided);
    const may = (place: number) => isOpen(place) && (!mustEnd || this.pool[place]?.day === this.day);
    const place = this.bound.next(decided) ?? this.lightest.find(may);
    return place === undefined ? undefined : (this.alike(place).find(isOpen) ?? place);
  }

  /**
   * Everything without whatever it does without, the heaviest first, or else what costs most; undefined where neither
   * does it within the budget.
   */
  lessThanAll(doesIt: (chosen: readonly C[]) => boolean): readonly C[] | undefined {
    if (!doesIt(this.pool)) return undefined;
    const heaviest = this.lightest.toReversed().flatMap((place) => this.pool[place] ?? []);
    const dearest = heaviest.toSorted((a, b) => (b.costCents ?? 0) - (a.costCents ?? 0));
    const orders = this.budgetCents === Infinity ? [heaviest] : [heaviest, dearest];
    return orders
      .map((order) => this.without(order, doesIt))
      .find((chosen) => chosen.reduce((sum, { costCents = 0 }) => sum + costCents, 0) <= this.budgetCents);
  }

  private without(order: readonly C[], doesIt: (chosen: readonly C[]) => boolean): readonly C[] {
    return order.reduce((chosen, choice) => {
      const others = chosen.filter((one) => one !== choice);
      return others.some(({ day }) => day === this.day) && doesIt(others) ? others : chosen;
    }, this.pool);
  }
}

function groupsOf(places: readonly number[], keyOf: (place: number) => string) {
  const groups = new Map<string, number[]>();
  for (const place of places) {
    const key = keyOf(place);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return groups;
}
