import { compileCondition, windowFor } from '../conditions/condition.ts';
import { compileCaps } from '../credits/caps.ts';
import { compileFigure } from '../figures/figure.ts';
import { attributeNamed } from '../language/facts-vocabulary.ts';
import type { NodeOf } from '../language/node.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation } from '../situation/situation.ts';
import type { Valued } from '../situation/valued.ts';
import { ZERO } from '../values/exact.ts';
import type { Book } from './book.ts';
import { outcomeOf } from './bounds.ts';
import type { Spread } from './compiled-spread.ts';
import type { Readings } from './compiled.ts';
import { groupsBy, groupsReaching, type Grouped } from './groups.ts';
import { compileLimits } from './limits.ts';
import { explainSpread } from './spread-explained.ts';
import { underCaps } from './spread-under-caps.ts';

/** Compiles how many groups of credits, alike in an attribute, must have so much each. */
export function compileSpread(node: NodeOf<'spread'>, { unit: amountUnit, wait }: Book): Readings {
  const { id, by, unit } = node;
  const cites = Object.keys(node.cite);
  const window = node.within === undefined ? undefined : windowFor(node.within, 'credits');
  const where = compileCondition(node.where, 'credits');
  const each = compileFigure(node.each);
  const caps = compileCaps(node.caps ?? [], wait);
  const limitsIn = compileLimits({ at_least: node.at_least }, cites);
  const hasSeveral = attributeNamed(by, 'credits')?.type === 'texts';
  const spreadIn = (situation: Situation): Spread => {
    const valued = situation.valued(window);
    const grouped = valued.flatMap((one) => portionsOf(one, where, situation));
    const groups = groupsBy(by, grouped);
    const needed = each.at(situation);
    const limits = limitsIn(situation);
    if (needed === undefined) {
      return { valued, grouped, groups, needed, bounds: { least: ZERO, most: undefined }, limits };
    }
    const bounds = groupsReaching(groups, needed, hasSeveral);
    if (caps.length === 0) return { valued, grouped, groups, needed, bounds, limits };
    return {
      valued,
      grouped,
      needed,
      limits,
      ...underCaps(by, grouped, groups, needed, bounds, caps, situation),
    };
  };
  const compiled = { id, by, unit, amountUnit, cites, where, window, each };
  return {
    verdict: (situation) => {
      const { limits, bounds } = spreadIn(situation);
      return outcomeOf(limits.judge(bounds).isSo);
    },
    find: (situation) => explainSpread(compiled, spreadIn(situation), situation),
  };
}

function portionsOf({ sure, extra }: Valued, where: Predicate, situation: Situation): readonly Grouped[] {
  return [...sure, ...extra].flatMap((portion, place) => {
    const passes = where.holds(portion.attributes, situation);
    return passes === false ? [] : [{ portion, isSure: place < sure.length && passes === true }];
  });
}
