import type { Outcome } from '../../domain/decision.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import { sufficient, type Question } from '../assignment/capped.ts';
import { ceilingsOf, compileCaps, type CapCeiling, type CompiledCap } from '../caps.ts';
import { compileChoice } from '../choice.ts';
import { compileCondition, windowFor } from '../condition.ts';
import { compileFigure, type CompiledFigure } from '../figure.ts';
import { COUNTINGS, type Counting, type NodeOf } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import type { Truth } from '../truth.ts';
import { sumOf } from '../valued.ts';
import type { Unit } from '../words.ts';
import { explainAmount } from './amount-explained.ts';
import { amountsOf, type Amounts, type Looking } from './amounts.ts';
import { outcomeOfBounds } from './bounds.ts';
import type { Book } from './compile-node.ts';
import type { Readings } from './compiled.ts';
import { compileMinimum, loadsOf, needsOf, type CompiledMinimum } from './minimums.ts';

export interface CompiledAmount extends Looking {
  readonly id: string;
  readonly unit: Unit;
  readonly least: CompiledFigure;
  readonly minimums: readonly CompiledMinimum[];
  /** Those of the section first. */
  readonly caps: readonly CompiledCap[];
  readonly counting: (situation: Situation) => Counting;
}

/** Compiles an amount. Each amount node counts for itself: what one uses, another may use too. */
export function compileAmountNode(node: NodeOf<'amount'>, { unit, caps, wait }: Book): Readings {
  const compiled: CompiledAmount = {
    id: node.id,
    unit,
    where: node.where && compileCondition(node.where, 'credits'),
    window: node.within && windowFor(node.within, 'credits'),
    cites: Object.keys(node.cite),
    least: compileFigure(node.at_least),
    minimums: (node.of_which ?? []).map((minimum) => compileMinimum(minimum, wait)),
    caps: [...caps, ...compileCaps(node.caps ?? [])],
    // One minimum alone can share nothing, so every way of counting is the same.
    counting: compileChoice<Counting>(node.counting ?? 'overlap', COUNTINGS),
  };
  return {
    verdict: (situation) => verdictOf(compiled, situation),
    find: (situation) => explainAmount(compiled, amountsOf(compiled, situation), situation),
  };
}

type Certainty = 'sure' | 'maybe';

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

function verdictOf(compiled: CompiledAmount, situation: Situation): Outcome {
  const amounts = amountsOf(compiled, situation);
  const needs = needsIn(compiled, situation);
  if (needs === undefined) return 'undetermined';
  const suffices = (certainty: Certainty): Truth => {
    const portions = certainty === 'sure' ? amounts.sure : amounts.most;
    if (sumOf(portions) < needs.least) return false;
    return sufficient(questionOf(compiled, amounts, needs, situation, certainty));
  };
  const isPossible = suffices('maybe');
  return isPossible === false ? 'not_met' : outcomeOfBounds(suffices('sure'), isPossible);
}
