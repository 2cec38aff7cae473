import type { Day } from '../../domain/values/day.ts';
import type { Need } from '../../rules/index.ts';
import { Frontier } from './frontier.ts';
import { type Node, SetsOfDay } from './sets-of-day.ts';
import { compareWeights, type Objective, type Taken } from './weight.ts';

/** Something that may be taken once. */
export interface Choice extends Taken {
  readonly id: string;
  /** Stream of the credit it would be. */
  readonly stream: string;
  /** The day on which it is done at the earliest. */
  readonly day: Day;
  /** Whatever rules can see of it: of those alike in that, the lightest are taken first. */
  readonly alike: string;
}

export interface Question<C extends Choice> {
  /** By id, so that of sets alike in everything the same is found in whatever order they came. */
  readonly choices: readonly C[];
  readonly objective: Objective;
  /** Whole cents that may be spent in all; then nothing is taken whose cost nobody said. */
  readonly budgetCents?: number | undefined;
  /** What a set of choices must come to that is done on a day, as far as that can be said before it is tried. */
  readonly needsOn: (day: Day) => readonly Need[];
  /** Whether a set does it, seen from the day the last of it is done. */
  readonly isMet: (chosen: readonly C[], day: Day) => boolean;
  /** Sets looked at after which the search gives up; one that is tried is ten of them. */
  readonly mostSteps: number;
}

export interface Best<C extends Choice> {
  /** By id. */
  readonly chosen: readonly C[];
  /** The day the last is done, all taken side by side. */
  readonly day: Day;
}

export interface Found<C extends Choice> {
  /** Undefined where none was found. */
  readonly best: Best<C> | undefined;
  /** Whether no other set is better; false where the search gave up before it knew. */
  readonly proven: boolean;
  readonly steps: number;
}

/** What a trial of a set takes beside a look at it. */
const TRIAL = 10;

/**
 * The least set of choices that does it, exactly: branch and bound, best first, over the sets that are done on each day,
 * since rules are asked as of that day. Nothing is assumed of the rules but what needs say: every set is tried that
 * satisfies them and could be less than the one found.
 */
export function search<C extends Choice>(question: Question<C>): Found<C> {
  const { choices, budgetCents, mostSteps, isMet } = question;
  const may = choices.filter(({ costCents }) => budgetCents === undefined || costCents !== undefined);
  const days = [...new Set(may.map(({ day }) => day))].sort();
  const all = days.map((day, rank) => new SetsOfDay(question, may, day, rank));
  const frontier = new Frontier<Node<C>>(soonest);
  for (const sets of all) for (const node of sets.begin()) frontier.add(node);
  let steps = 0;
  for (let node = frontier.take(); node !== undefined; node = frontier.take()) {
    const { sets } = node;
    steps += 1;
    if (sets.isWorthATrial(node)) {
      steps += TRIAL;
      const chosen = sets.takenIn(node);
      if (isMet(chosen, sets.day)) return { best: { chosen, day: sets.day }, proven: true, steps };
    }
    if (steps >= mostSteps) return { best: some(all, isMet), proven: false, steps };
    for (const next of sets.branch(node)) frontier.add(next);
  }
  return { best: undefined, proven: true, steps };
}

/** What could weigh least; of those alike the one that is nearer to a whole set. */
function soonest(one: Node<Choice>, other: Node<Choice>): number {
  return compareWeights(one.lowest, other.lowest) || other.depth - one.depth;
}

/** A set that does it and can do without none of its choices, where the least is not known. */
function some<C extends Choice>(
  all: readonly SetsOfDay<C>[],
  isMet: Question<C>['isMet'],
): Best<C> | undefined {
  for (const sets of all.toReversed()) {
    const chosen = sets.lessThanAll((set) => isMet(set, sets.day));
    if (chosen !== undefined) return { chosen, day: sets.day };
  }
  return undefined;
}
