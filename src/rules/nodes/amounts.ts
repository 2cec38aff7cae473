import { missingAttributes } from '../conditions/words.ts';
import { gathered } from '../situation/gathered.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import type { Finding, Portion, Valued } from '../situation/valued.ts';
import type { About } from '../situation/valued.ts';

/** What an amount node has to judge by: everything certain first, then everything possible. */
export interface Amounts {
  /** What it looks at: what lies in its window and may pass its condition. */
  readonly valued: readonly Valued[];
  readonly sure: readonly Portion[];
  /** Everything sure, in the same order, and then everything that may come to it. */
  readonly most: readonly Portion[];
  /** What keeps from saying whether the amount looks at an item. */
  readonly doubts: () => readonly About[];
}

/** The credits an amount looks at: all that count, only some of them, or those of another window. */
export interface Looking {
  readonly where: Predicate | undefined;
  readonly window: ValuingWindow | undefined;
  readonly cites: readonly string[];
}

export function amountsOf({ where, window, cites }: Looking, situation: Situation): Amounts {
  const all = window === undefined ? situation.valued() : situation.valued(window, situation);
  if (where === undefined) {
    const certain = gathered(all, (one) => one.sure);
    const extra = gathered(all, (one) => one.extra);
    const most = extra.length === 0 ? certain : [...certain, ...extra];
    return { valued: all, sure: certain, most, doubts: () => [] };
  }
  const passes = ({ attributes }: Pick<Portion, 'attributes'>) => where.holds(attributes, situation);
  const valued: Valued[] = [];
  const sure: Portion[] = [];
  const possible: Portion[] = [];
  for (const one of all) {
    const extra = one.extra.filter((portion) => passes(portion) !== false);
    for (const portion of one.sure) {
      const isMeant = passes(portion);
      if (isMeant === true) sure.push(portion);
      if (isMeant === undefined) extra.push(portion);
    }
    possible.push(...extra);
    const portions = [...one.sure, ...one.extra];
    if ((portions.length > 0 ? portions : [one.item]).some((part) => passes(part) !== false)) {
      valued.push({ ...one, extra });
    }
  }
  const doubts = () =>
    possible
      .filter((portion) => passes(portion) === undefined)
      .flatMap(({ item, attributes }) =>
        missingAttributes(where.missing(attributes, situation), item.list, cites).map(
          (finding: Finding) => [item, finding] as const,
        ),
      );
  return { valued, sure, most: [...sure, ...possible], doubts };
}
