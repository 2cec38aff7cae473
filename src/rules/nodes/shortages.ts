import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Counted, Question } from '../assignment/capped.ts';
import type { Filling } from '../assignment/counting.ts';
import { connected, shortfall, suppliedToSet } from '../assignment/cut.ts';
import { bitsOf, type Load } from '../assignment/load.ts';
import { byDeadline, moreInWords, series } from '../conditions/words.ts';
import type { Counting } from '../language/node.ts';
import type { Situation } from '../situation/situation.ts';
import type { CompiledAmount } from './amount-question.ts';

/** What to say of each minimum that is not filled; those that compete for hours share one sentence. */
export function shortageSentences(
  { counting, needs, loads, overflow = [] }: Question,
  { counts, filling }: Counted,
  { minimums, unit, window }: CompiledAmount,
  situation: Situation,
): ReadonlyMap<number, string> {
  if (filling.fills === true) return NOTHING_SHORT;
  const sentences = new Map<number, string>();
  const by = byDeadline(situation, window);
  const left = loads.map(({ mask }, place) => ({ mask, amount: counts[place] ?? 0 }));
  for (const shortage of shortages(counting, needs, left, filling)) {
    // What several lack in a sum of theirs is told of the sum.
    const told = shortage.minimums.filter((one) => !shortage.minimums.includes(overflow[one] ?? -1));
    const labels = told.map((minimum) => minimums[minimum]?.written.label ?? '');
    const [together, why] =
      labels.length > 1 ? [' together', ': an hour counts in one of them only'] : ['', ''];
    const lacking = `${moreInWords(shortage.short, unit)} in ${series(labels)}${together}`;
    for (const minimum of shortage.minimums) sentences.set(minimum, `${lacking}${by}${why}.`);
  }
  return sentences;
}

const NOTHING_SHORT: ReadonlyMap<number, string> = new Map();

/** An amount that some minimums lack together. */
interface Shortage {
  readonly short: Hundredths;
  readonly minimums: readonly number[];
}

/**
 * Which minimums lack how much. Where hours count once, minimums that compete for the same hours are named
 * together: to say of one of them alone how much it lacks would be arbitrary.
 */
function shortages(
  counting: Counting,
  needs: readonly Hundredths[],
  loads: readonly Load[],
  { received }: Filling,
): readonly Shortage[] {
  const { together } = counting === 'overlap' ? { together: 0 } : shortfall(needs, loads);
  if (together > 0) {
    return connected(together, loads).map((part) => ({
      short: bitsOf(part).reduce((sum, i) => sum + (needs[i] ?? 0), 0) - suppliedToSet(part, loads),
      minimums: bitsOf(part),
    }));
  }
  return needs
    .map((need, minimum) => ({ short: need - (received[minimum] ?? 0), minimums: [minimum] }))
    .filter(({ short }) => short > 0);
}
