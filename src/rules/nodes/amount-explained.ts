import type { NodeAnswer } from '../../domain/decision.ts';
import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { fill, type Filling } from '../assignment/counting.ts';
import type { Situation } from '../situation.ts';
import { sumOf } from '../valued.ts';
import { byDeadline, missingAttributes, moreInWords } from '../words.ts';
import type { Amounts, CompiledAmount } from './amount.ts';
import { outcomeOfBounds } from './bounds.ts';
import { sorted, type Found } from './compiled.ts';
import { loadsOf, needsOf } from './minimums.ts';
import { openMatters, pendingActs } from './open-matters.ts';
import { placementsOf } from './placements.ts';
import { shortageSentences } from './shortages.ts';

/** An amount node with every figure: what counts, where each part of it went, and what is missing. */
export function explainAmount(amount: CompiledAmount, amounts: Amounts, situation: Situation): Found {
  const { id, minimums, unit } = amount;
  const least = amount.least.at(situation);
  const needs = needsOf(minimums, situation, least);
  if (least === undefined || needs === undefined) return amountUnknown(amount, situation);

  const counting = minimums.length === 0 ? 'overlap' : amount.counting(situation);
  const sureLoads = loadsOf(amounts.sure, minimums, situation, 'sure');
  const sure = fill(counting, needs, sureLoads);
  const possible = fill(counting, needs, loadsOf(amounts.most, minimums, situation, 'maybe'), sure);
  const total = sumOf(amounts.sure);
  const most = sumOf(amounts.most);
  const outcome = outcomeOfBounds(
    total >= least ? sure.fills : false,
    most >= least ? possible.fills : false,
  );
  const short = shortageSentences(counting, needs, sureLoads, sure, amount, situation);
  const figures = {
    required: formatHundredths(least),
    counted: formatHundredths(total),
    possible: formatHundredths(most),
    unit: unit.many,
    events: [...new Set(amounts.sure.map(({ item }) => item))].flatMap(({ events }) => events),
    children: minimumAnswers(amount, needs, sure, possible, short),
    placements: placementsOf(id, minimums, amounts.sure, sure.flow, counting),
  };
  if (outcome === 'met') return { outcome, codes: [], missing: [], ...figures };

  const matters = [pendingActs(amounts.valued)];
  if (outcome === 'undetermined') matters.push(openMatters(minimums, amounts, situation));
  if (outcome === 'undetermined' && sure.fills === undefined) matters.push(TOO_LARGE);
  if (outcome === 'not_met' && most < least) matters.push({ codes: ['short_of_total'], missing: [] });
  if (outcome === 'not_met' && possible.fills === false) {
    matters.push({ codes: ['short_of_minimum'], missing: [] });
  }
  const lacking = total < least ? [`${moreInWords(least - total, unit)}${byDeadline(situation)}.`] : [];
  return {
    outcome,
    codes: sorted(matters.flatMap(({ codes }) => codes)),
    missing: [...lacking, ...new Set(short.values()), ...matters.flatMap(({ missing }) => missing)],
    ...figures,
  };
}

const TOO_LARGE = {
  codes: ['assignment_too_large'],
  missing: ['The activities are too many to place them among the categories with certainty.'],
};

function amountUnknown({ least, minimums, unit }: CompiledAmount, situation: Situation): Found {
  const required = least.at(situation);
  const names = [least, ...minimums.map(({ need }) => need)].flatMap(({ missing }) =>
    missing(situation, required),
  );
  const findings = missingAttributes(names, undefined, []);
  const none = `The rules as written here do not say how many ${unit.many} are needed.`;
  return {
    outcome: 'undetermined',
    codes: findings.length > 0 ? sorted(findings.map(({ code }) => code)) : ['not_encoded'],
    missing: findings.length > 0 ? findings.map(({ because }) => because()) : [none],
  };
}

function minimumAnswers(
  { minimums, unit }: CompiledAmount,
  needs: readonly Hundredths[],
  sure: Filling,
  possible: Filling,
  short: ReadonlyMap<number, string>,
): readonly NodeAnswer[] {
  return minimums.map(({ written, cites }, place) => {
    const need = needs[place] ?? 0;
    const received = sure.received[place] ?? 0;
    const most = Math.max(received, possible.received[place] ?? 0);
    const outcome = outcomeOfBounds(received >= need, most >= need || possible.fills !== false);
    const sentence = short.get(place);
    const answer: NodeAnswer = {
      id: written.id,
      kind: 'minimum',
      outcome,
      asks: written.asks,
      required: formatHundredths(need),
      counted: formatHundredths(received),
      unit: unit.many,
      cites,
      codes: outcome === 'not_met' ? ['short_of_minimum'] : [],
      events: [],
      missing: outcome === 'met' || sentence === undefined ? [] : [sentence],
      children: [],
    };
    return most === received ? answer : { ...answer, possible: formatHundredths(most) };
  });
}
