import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Load } from '../assignment/load.ts';
import { compileCondition, type Predicate } from '../condition.ts';
import { compileFigure, type CompiledFigure } from '../figure.ts';
import type { Minimum } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import type { Portion } from '../valued.ts';

export interface CompiledMinimum {
  readonly written: Minimum;
  readonly where: Predicate;
  readonly need: CompiledFigure;
  readonly cites: readonly string[];
}

export function compileMinimum(written: Minimum): CompiledMinimum {
  return {
    written,
    where: compileCondition(written.where, 'credits'),
    need: compileFigure(written.at_least),
    cites: Object.keys(written.cite),
  };
}

/** What all minimums need; undefined when that of one cannot be said. */
export function needsOf(
  minimums: readonly CompiledMinimum[],
  situation: Situation,
  required: Hundredths | undefined,
): readonly Hundredths[] | undefined {
  const needs: Hundredths[] = [];
  for (const minimum of minimums) {
    const need = minimum.need.at(situation, required);
    if (need === undefined) return undefined;
    needs.push(need);
  }
  return needs;
}

/**
 * The portions as loads: which minimums each serves for certain (`sure`), or may serve (`maybe`) when an
 * attribute that would tell is missing.
 */
export function loadsOf(
  portions: readonly Portion[],
  minimums: readonly CompiledMinimum[],
  situation: Situation,
  certainty: 'sure' | 'maybe',
): readonly Load[] {
  return portions.map(({ amount, attributes }) => {
    let mask = 0;
    minimums.forEach(({ where }, bit) => {
      const serves = where.holds(attributes, situation);
      if (serves === true || (serves === undefined && certainty === 'maybe')) mask |= 1 << bit;
    });
    return { amount, mask };
  });
}
