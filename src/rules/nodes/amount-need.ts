import type { Hundredths } from '../../domain/values/hundredths.ts';
import { everyOf, needOf, NEVER, totalOf, type Cover, type Need } from '../needs/need.ts';
import type { Situation } from '../situation/situation.ts';
import type { Portion } from '../situation/valued.ts';
import { needsIn, type CompiledAmount } from './amount-question.ts';
import { amountsOf } from './amounts.ts';

/** What an amount, and each of its minimums, needs of what certainly counts. */
export function needOfAmount(amount: CompiledAmount, situation: Situation): Need {
  const needs = needsIn(amount, situation);
  if (needs === undefined) return NEVER;
  const { sure } = amountsOf(amount, situation);
  const minimums = amount.minimums.map(({ where, written }, place) => {
    const serving = sure.filter(({ attributes }) => where.holds(attributes, situation) === true);
    return needOf(written.id, cover(needs.of.sure[place] ?? 0, serving));
  });
  return everyOf([needOf(totalOf(amount.id), cover(needs.least, sure)), ...minimums]);
}

function cover(lacks: Hundredths, portions: readonly Portion[]): Cover {
  const gives = new Map<string, Hundredths>();
  for (const { item, amount } of portions) gives.set(item.source, (gives.get(item.source) ?? 0) + amount);
  return { lacks, gives };
}
