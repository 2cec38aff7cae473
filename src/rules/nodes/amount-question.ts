import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Question } from '../assignment/capped.ts';
import { ceilingsOf, type CapCeiling, type CompiledCap } from '../caps.ts';
import type { CompiledFigure } from '../figure.ts';
import type { Counting } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../words.ts';
import type { Amounts, Looking } from './amounts.ts';
import { loadsOf, needsOf, type CompiledMinimum } from './minimums.ts';

export interface CompiledAmount extends Looking {
  readonly id: string;
  readonly unit: Unit;
  readonly least: CompiledFigure;
  readonly minimums: readonly CompiledMinimum[];
  /** Those of the section first. */
  readonly caps: readonly CompiledCap[];
  readonly counting: (situation: Situation) => Counting;
}

/** Of what is certain, or of what is possible. */
export type Certainty = 'sure' | 'maybe';

/** What an amount needs of what is certain, and of what is possible at least; undefined when that cannot be said. */
export interface Needs {
  readonly least: Hundredths;
  readonly sure: readonly Hundredths[];
  readonly maybe: readonly Hundredths[];
}

export function needsIn({ least, minimums }: CompiledAmount, situation: Situation): Needs | undefined {
  const required = least.at(situation);
  if (required === undefined) return undefined;
  const sure = needsOf(minimums, situation, required, 'sure');
  const maybe = needsOf(minimums, situation, required, 'maybe');
  return sure && maybe && { least: required, sure, maybe };
}

/** The question an amount asks of what is certain, or of what is possible. */
export function questionOf(
  { minimums, caps, counting }: CompiledAmount,
  { sure, most }: Amounts,
  needs: Needs,
  situation: Situation,
  certainty: Certainty,
): Question & { readonly ceilings: readonly CapCeiling[] } {
  const portions = certainty === 'sure' ? sure : most;
  return {
    needs: needs[certainty],
    least: needs.least,
    counting: minimums.length === 0 ? 'overlap' : counting(situation),
    loads: loadsOf(portions, minimums, situation, certainty),
    ceilings: ceilingsOf(caps, portions, needs.least, situation, certainty),
  };
}
