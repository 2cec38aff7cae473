import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Question } from '../assignment/capped.ts';
import { NO_OVERFLOW, type Overflow } from '../assignment/load.ts';
import type { Unit } from '../conditions/words.ts';
import { ceilingsOf, type CapCeiling, type CompiledCap } from '../credits/caps.ts';
import type { CompiledFigure } from '../figures/figure.ts';
import type { Counting } from '../language/node.ts';
import type { Situation } from '../situation/situation.ts';
import type { Amounts, Looking } from './amounts.ts';
import {
  loadsOf,
  needsOf,
  overflowOf,
  restsOf,
  type CompiledMinimum,
  type MinimumNeeds,
} from './minimums.ts';

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

/** What an amount needs of what is certain, and of what is possible at least. */
export interface Needs {
  readonly least: Hundredths;
  readonly of: MinimumNeeds;
}

/** Undefined when that cannot be said. */
export function needsIn({ least, minimums }: CompiledAmount, situation: Situation): Needs | undefined {
  const required = least.at(situation);
  if (required === undefined) return undefined;
  const of = needsOf(minimums, situation, required);
  return of && { least: required, of };
}

/** Asks of what is certain, or of what is possible, whether and how it fills an amount. */
export function questionsOf(
  { minimums, caps, counting }: CompiledAmount,
  { sure, most }: Amounts,
  { least, of }: Needs,
  situation: Situation,
): (certainty: Certainty) => AmountQuestion {
  const way = minimums.length === 0 ? 'overlap' : counting(situation);
  const isExclusive = way !== 'overlap';
  const joins = isExclusive && minimums.some(({ members }) => members.length > 0);
  // What is not in force takes nothing of what counts once, unless others look at what it takes.
  const asked = isExclusive && !joins ? maskOf(of.inForce) : ALL;
  const loads = loadsOf(sure, most, minimums, asked, situation);
  return (certainty) => ({
    needs: joins ? restsOf(of[certainty], minimums) : of[certainty],
    least,
    counting: way,
    overflow: joins ? overflowOf(minimums) : NO_OVERFLOW,
    loads: loads[certainty],
    ceilings: ceilingsOf(caps, certainty === 'sure' ? sure : most, least, situation, certainty),
  });
}

const ALL = -1;

function maskOf(inForce: MinimumNeeds['inForce']): number {
  let mask = 0;
  for (let place = 0; place < inForce.length; place += 1) if (inForce[place] !== false) mask |= 1 << place;
  return mask;
}

export type AmountQuestion = Question & {
  readonly ceilings: readonly CapCeiling[];
  readonly overflow: Overflow;
};
