import type { Outcome } from '../../domain/decision.ts';
import { sufficient } from '../assignment/capped.ts';
import { compileChoice } from '../conditions/choice.ts';
import { compileCondition, windowFor } from '../conditions/condition.ts';
import { compileCaps, spare } from '../credits/caps.ts';
import { compileFigure } from '../figures/figure.ts';
import { COUNTINGS, type Counting, type NodeOf } from '../language/node.ts';
import type { Situation } from '../situation/situation.ts';
import { sumOf } from '../situation/valued.ts';
import { explainAmount } from './amount-explained.ts';
import { needOfAmount } from './amount-need.ts';
import { needsIn, questionsOf, type CompiledAmount } from './amount-question.ts';
import { amountsOf } from './amounts.ts';
import type { Book } from './book.ts';
import { outcomeOfBounds } from './bounds.ts';
import type { Readings } from './compiled.ts';
import { compileMinimums } from './minimums.ts';

/** Compiles an amount. Each amount node counts for itself: what one uses, another may use too. */
export function compileAmountNode(node: NodeOf<'amount'>, { unit, caps, wait }: Book): Readings {
  const compiled: CompiledAmount = {
    id: node.id,
    unit,
    where: node.where && compileCondition(node.where, 'credits'),
    window: node.within && windowFor(node.within, 'credits'),
    cites: Object.keys(node.cite),
    least: compileFigure(node.at_least),
    minimums: compileMinimums(node.of_which ?? [], unit, wait),
    caps: [...spare(caps, node.spared), ...compileCaps(node.caps ?? [], wait)],
    // One minimum alone can share nothing, so every way of counting is the same.
    counting: compileChoice<Counting>(node.counting ?? 'overlap', COUNTINGS),
  };
  return {
    verdict: (situation) => verdictOf(compiled, situation),
    find: (situation) => explainAmount(compiled, amountsOf(compiled, situation), situation),
    need: (situation) => needOfAmount(compiled, situation),
  };
}

function verdictOf(compiled: CompiledAmount, situation: Situation): Outcome {
  const amounts = amountsOf(compiled, situation);
  const needs = needsIn(compiled, situation);
  if (needs === undefined) return 'undetermined';
  if (sumOf(amounts.most) < needs.least) return 'not_met';
  const question = questionsOf(compiled, amounts, needs, situation);
  const isPossible = sufficient(question('maybe'));
  if (isPossible === false) return 'not_met';
  const isEnough = sumOf(amounts.sure) >= needs.least && sufficient(question('sure'));
  return outcomeOfBounds(isEnough, isPossible);
}
