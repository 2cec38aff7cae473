import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Load } from '../assignment/load.ts';
import { compileCondition, type Predicate } from '../condition.ts';
import { compileFigure, type CompiledFigure } from '../figure.ts';
import { compileForce, inForceNow, type InForce, type Wait } from '../force.ts';
import type { Minimum } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import type { Portion } from '../valued.ts';

export interface CompiledMinimum {
  readonly written: Minimum;
  readonly force: InForce;
  readonly where: Predicate;
  readonly need: CompiledFigure;
  readonly cites: readonly string[];
}

export function compileMinimum(written: Minimum, wait?: Wait): CompiledMinimum {
  return {
    written,
    force: compileForce(written, undefined, wait),
    where: compileCondition(written.where, 'credits'),
    need: compileFigure(written.at_least),
    cites: Object.keys(written.cite),
  };
}

/**
 * What all minimums need: nothing where one is not in force, and where that is open only `sure` what it would.
 * Undefined when the need of one that is asked cannot be said.
 */
export function needsOf(
  minimums: readonly CompiledMinimum[],
  situation: Situation,
  required: Hundredths | undefined,
  certainty: 'sure' | 'maybe',
): readonly Hundredths[] | undefined {
  const needs: Hundredths[] = [];
  for (const { force, need } of minimums) {
    const inForce = inForceNow(force, situation);
    const isAsked = inForce === true || (inForce === undefined && certainty === 'sure');
    const needed = isAsked ? need.at(situation, required) : 0;
    if (needed === undefined) return undefined;
    needs.push(needed);
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
    let bit = 1;
    for (const { where } of minimums) {
      const serves = where.holds(attributes, situation);
      if (serves === true || (serves === undefined && certainty === 'maybe')) mask |= bit;
      bit <<= 1;
    }
    return { amount, mask };
  });
}
