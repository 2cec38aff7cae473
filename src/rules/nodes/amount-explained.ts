import type { NodeAnswer } from '../../domain/decision.ts';
import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { isAwaited } from '../acts.ts';
import { fill, type Filling } from '../assignment/counting.ts';
import type { Load } from '../assignment/load.ts';
import type { Counting } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import { sumOf, type Portion } from '../valued.ts';
import { byDeadline, missingAttributes, moreInWords, series } from '../words.ts';
import { outcomeOfBounds, type Amounts, type CompiledAmount } from './amount.ts';
import { sorted, type Found, type Placement } from './compiled.ts';
import { loadsOf, needsOf } from './minimums.ts';
import { shortages } from './shortages.ts';

/** An amount node with every figure: what counts, where each part of it went, and what is missing. */
export function explainAmount(amount: CompiledAmount, amounts: Amounts, situation: Situation): Found {
  const { minimums, unit } = amount;
  const least = amount.least.at(situation);
  const needs = needsOf(minimums, situation);
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

  const children = minimumAnswers(amount, needs, sure, possible, situation);
  const found = {
    required: formatHundredths(least),
    counted: formatHundredths(total),
    possible: formatHundredths(most),
    unit: unit.many,
    events: [...new Set(amounts.sure.map(({ item }) => item))].flatMap(({ events }) => events),
    children,
    placements: placementsOf(amount, amounts.sure, sure, counting),
  };
  if (outcome === 'met') return { outcome, codes: [], missing: [], ...found };

  const pending = pendingActs(amounts);
  const open =
    outcome === 'undetermined' ? openMatters(amount, amounts, situation) : { codes: [], missing: [] };
  const undecided = sure.fills === undefined && outcome === 'undetermined';
  return {
    outcome,
    codes: sorted([
      ...(outcome === 'not_met' && most < least ? ['short_of_total'] : []),
      ...(outcome === 'not_met' && possible.fills === false ? ['short_of_minimum'] : []),
      ...(undecided ? ['assignment_too_large'] : []),
      ...pending.codes,
      ...open.codes,
    ]),
    missing: [
      ...(total < least ? [`${moreInWords(least - total, unit)}${byDeadline(situation)}.`] : []),
      ...minimumShortages(amount, counting, needs, sureLoads, sure, situation),
      ...(undecided
        ? ['The activities are too many to place them among the categories with certainty.']
        : []),
      ...pending.missing,
      ...open.missing,
    ],
    ...found,
  };
}

function amountUnknown({ least, minimums, unit }: CompiledAmount, situation: Situation): Found {
  const names = [least, ...minimums.map(({ need }) => need)].flatMap(({ missing }) => missing(situation));
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
  situation: Situation,
): readonly NodeAnswer[] {
  return minimums.map(({ written, cites }, place) => {
    const need = needs[place] ?? 0;
    const counted = sure.received[place] ?? 0;
    const most = Math.max(counted, possible.received[place] ?? 0);
    const outcome = outcomeOfBounds(counted >= need, most >= need || possible.fills !== false);
    const lacking = moreInWords(Math.max(0, need - counted), unit);
    return {
      ...{ id: written.id, kind: 'minimum', outcome, asks: written.asks },
      ...{ required: formatHundredths(need), counted: formatHundredths(counted) },
      ...(most === counted ? {} : { possible: formatHundredths(most) }),
      ...{ unit: unit.many, cites, events: [], children: [] },
      codes: outcome === 'not_met' ? ['short_of_minimum'] : [],
      missing: outcome === 'met' ? [] : [`${lacking} in ${written.label}${byDeadline(situation)}.`],
    };
  });
}

/** Where each sure portion went: to the minimums it fills, and what is left to the amount itself. */
function placementsOf(
  { id, minimums }: CompiledAmount,
  portions: readonly Portion[],
  { flow }: Filling,
  counting: Counting,
): readonly Placement[] {
  const again = counting === 'overlap';
  return portions.flatMap(({ item, amount }, place) => {
    const row = flow[place] ?? [];
    const left = again ? amount : amount - row.reduce((sum, part) => sum + part, 0);
    const placed = minimums.map(({ written }, minimum) => ({
      ...{ item, scope: id, node: written.id, again },
      amount: row[minimum] ?? 0,
    }));
    const rest = { item, scope: id, node: id, again: false, amount: left };
    return [...placed, rest].filter((part) => part.amount > 0);
  });
}

function minimumShortages(
  amount: CompiledAmount,
  counting: Counting,
  needs: readonly Hundredths[],
  loads: readonly Load[],
  filling: Filling,
  situation: Situation,
): readonly string[] {
  if (filling.fills === true) return [];
  return shortages(counting, needs, loads, filling).map(({ short, minimums }) => {
    const labels = minimums.map((minimum) => amount.minimums[minimum]?.written.label ?? '');
    const [together, why] =
      labels.length > 1 ? [' together', ': an hour counts in one of them only'] : ['', ''];
    return `${moreInWords(short, amount.unit)} in ${series(labels)}${together}${byDeadline(situation)}${why}.`;
  });
}

/** Credits that only wait for an act: not missing, but worth doing something about. */
function pendingActs({ valued }: Amounts) {
  const titles = new Map<string, string[]>();
  const codes: string[] = [];
  for (const { item, findings } of valued) {
    for (const finding of findings.filter(({ code }) => isAwaited(code))) {
      codes.push(finding.code);
      const remedy = finding.because();
      titles.set(remedy, [...(titles.get(remedy) ?? []), item.title]);
    }
  }
  return { codes, missing: [...titles].map(([remedy, of]) => `Not counted yet: ${series(of)}. ${remedy}`) };
}

/** What is missing about credits that may count, and about which minimum they serve. */
function openMatters({ minimums }: CompiledAmount, { valued, most }: Amounts, situation: Situation) {
  const open = valued.filter(({ extra }) => extra.length > 0);
  const unplaced = most.flatMap(({ item, attributes }) =>
    minimums
      .filter(({ where }) => where.holds(attributes, situation) === undefined)
      .flatMap(({ where, cites }) =>
        missingAttributes(where.missing(attributes, situation), item.list, cites).map((finding) => ({
          item,
          finding,
        })),
      ),
  );
  const matters = [
    ...open.flatMap(({ item, findings }) => findings.map((finding) => ({ item, finding }))),
    ...unplaced,
  ];
  return {
    codes: matters.map(({ finding }) => finding.code),
    missing: [...new Set(matters.map(({ item, finding }) => `${item.title}: ${finding.because()}`))],
  };
}
