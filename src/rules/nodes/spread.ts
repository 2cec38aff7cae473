import type { Hundredths } from '../../domain/values/hundredths.ts';
import { compileCondition, windowFor, type Predicate } from '../condition.ts';
import { ZERO } from '../exact.ts';
import { attributeNamed } from '../facts-vocabulary.ts';
import { compileCaps } from '../caps.ts';
import { compileFigure, type CompiledFigure } from '../figure.ts';
import type { NodeOf } from '../language/node.ts';
import type { Situation, ValuingWindow } from '../situation.ts';
import type { Valued } from '../valued.ts';
import type { Unit } from '../words.ts';
import { outcomeOf, type Bounds } from './bounds.ts';
import type { Book } from './compile-node.ts';
import type { Readings } from './compiled.ts';
import { groupsBy, groupsReaching, type Grouped, type Groups } from './groups.ts';
import { compileLimits, type Limits } from './limits.ts';
import { underCaps, type Held } from './spread-under-caps.ts';
import { explainSpread } from './spread-explained.ts';

export interface CompiledSpread {
  readonly id: string;
  readonly by: string;
  /** What groups are called, and what is counted in them. */
  readonly unit: Unit;
  readonly amountUnit: Unit;
  readonly cites: readonly string[];
  readonly where: Predicate;
  readonly window: ValuingWindow | undefined;
  readonly each: CompiledFigure;
}

/** What a spread has to judge by. */
export interface Spread {
  readonly valued: readonly Valued[];
  readonly grouped: readonly Grouped[];
  readonly groups: Groups;
  /** What each group must have; undefined when that cannot be said. */
  readonly needed: Hundredths | undefined;
  readonly bounds: Bounds;
  readonly limits: Limits;
  /** What certainly counts where caps hold. */
  readonly held?: Held | undefined;
}

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
