import type { Choice, Question } from '../../../src/app/planning/question.ts';
import { compareWeights, ORDERS, plus, type Weight } from '../../../src/app/planning/weight.ts';

/** Every set of choices that does it and can be paid, found by trying all there are. */
export function setsThatDoIt<C extends Choice>({
  choices,
  budgetCents,
  isMet,
}: Pick<Question<C>, 'choices' | 'budgetCents' | 'isMet'>): readonly (readonly C[])[] {
  return Array.from({ length: 2 ** choices.length - 1 }, (_, n) =>
    choices.filter((_choice, place) => ((n + 1) >> place) % 2 === 1),
  )
    .filter((set) => budgetCents === undefined || costOf(set) <= budgetCents)
    .filter((set) => isMet(set, lastDay(set)));
}

type Asked = Pick<Question<Choice>, 'choices' | 'objective'>;

/** The weight of the least of some sets; undefined where there are none. */
export function leastOf(sets: readonly (readonly Choice[])[], asked: Asked): Weight | undefined {
  return sets.map((set) => weightOf(set, asked)).sort(compareWeights)[0];
}

/** What a set weighs, its last day as the place of that day among all there are. */
export function weightOf(set: readonly Choice[], { choices, objective }: Asked): Weight {
  const order = ORDERS[objective];
  const days = [...new Set(choices.map(({ day }) => day))].sort();
  const sums = set.reduce<Weight>((sum, choice) => plus(sum, order.of(choice)), [0, 0, 0, 0, 0]);
  return sums.map((sum, place) => (place === order.day ? days.indexOf(lastDay(set)) : sum));
}

function lastDay(set: readonly Choice[]): string {
  return set.map(({ day }) => day).reduce((last, day) => (day > last ? day : last), '');
}

function costOf(set: readonly Choice[]): number {
  return set.reduce((sum, { costCents = Infinity }) => sum + costCents, 0);
}
