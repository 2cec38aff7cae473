import type { Outcome } from '../../domain/decision.ts';
import { fills } from '../assignment/counting.ts';
import { compileChoice } from '../choice.ts';
import { compileFigure, type CompiledFigure } from '../figure.ts';
import { COUNTINGS, type Counting, type NodeOf } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import type { Truth } from '../truth.ts';
import { sumOf, type Portion, type Valued } from '../valued.ts';
import type { Unit } from '../words.ts';
import { explainAmount } from './amount-explained.ts';
import { outcomeOfBounds } from './bounds.ts';
import type { Found } from './compiled.ts';
import { compileMinimum, loadsOf, needsOf, type CompiledMinimum } from './minimums.ts';

export interface CompiledAmount {
  readonly id: string;
  readonly unit: Unit;
  readonly least: CompiledFigure;
  readonly minimums: readonly CompiledMinimum[];
  readonly counting: (situation: Situation) => Counting;
}

/** What an amount node has to judge by: everything certain first, then everything possible. */
export interface Amounts {
  readonly valued: readonly Valued[];
  readonly sure: readonly Portion[];
  /** Everything sure, in the same order, and then everything that may come to it. */
  readonly most: readonly Portion[];
}

/** Compiles an amount. Each amount node counts for itself: what one uses, another may use too. */
export function compileAmountNode(node: NodeOf<'amount'>, unit: Unit) {
  const compiled: CompiledAmount = {
    id: node.id,
    unit,
    least: compileFigure(node.at_least),
    minimums: (node.of_which ?? []).map(compileMinimum),
    // One minimum alone can share nothing, so every way of counting is the same.
    counting: compileChoice<Counting>(node.counting ?? 'overlap', COUNTINGS),
  };
  return {
    verdict: (situation: Situation): Outcome => verdictOf(compiled, situation),
    find: (situation: Situation): Found => explainAmount(compiled, amountsOf(situation), situation),
  };
}

function amountsOf(situation: Situation): Amounts {
  const valued = situation.valued();
  const sure = valued.flatMap((one) => one.sure);
  return { valued, sure, most: [...sure, ...valued.flatMap((one) => one.extra)] };
}

function verdictOf(compiled: CompiledAmount, situation: Situation): Outcome {
  const { sure, most } = amountsOf(situation);
  const least = compiled.least.at(situation);
  const needs = needsOf(compiled.minimums, situation, least);
  if (least === undefined || needs === undefined) return 'undetermined';
  const suffices = (portions: readonly Portion[], certainty: 'sure' | 'maybe'): Truth => {
    if (sumOf(portions) < least) return false;
    if (needs.length === 0) return true;
    return fills(
      compiled.counting(situation),
      needs,
      loadsOf(portions, compiled.minimums, situation, certainty),
    );
  };
  const possible = suffices(most, 'maybe');
  return possible === false ? 'not_met' : outcomeOfBounds(suffices(sure, 'sure'), possible);
}
