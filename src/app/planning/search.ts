import type { Day } from '../../domain/values/day.ts';
import { Frontier } from './frontier.ts';
import type { Choice, Question } from './question.ts';
import { type Node, SetsOfDay } from './sets-of-day.ts';
import { compareWeights } from './weight.ts';

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
