import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { count, type Counted, type Question } from '../assignment/capped.ts';
import type { Filling } from '../assignment/counting.ts';
import { byDeadline, missingAttributes, moreInWords } from '../conditions/words.ts';
import type { CapCeiling } from '../credits/caps.ts';
import { gathered, once } from '../situation/gathered.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import type { Portion } from '../situation/valued.ts';
import { ofHundredths, toHundredths } from '../values/exact.ts';
import { sorted } from '../values/sorted.ts';
import { needsIn, questionsOf, type CompiledAmount } from './amount-question.ts';
import type { Amounts } from './amounts.ts';
import { outcomeOfBounds } from './bounds.ts';
import { capMatters, overCaps } from './cap-matters.ts';
import { type Found, type Share } from './compiled.ts';
import { minimumAnswers } from './minimum-answers.ts';
import { receivedIn } from './minimums.ts';
import { openMatters, pendingActs, type Matter } from './open-matters.ts';
import { placementsOf } from './placements.ts';
import { shortageSentences } from './shortages.ts';

/** An amount node with every figure: what counts, where each part of it went, and what is missing. */
export function explainAmount(amount: CompiledAmount, amounts: Amounts, situation: Situation): Found {
  const { minimums, unit } = amount;
  const needs = needsIn(amount, situation);
  if (needs === undefined) return amountUnknown(amount, situation);
  const { least, of } = needs;

  const question = questionsOf(amount, amounts, needs, situation);
  const asked = question('sure');
  const sure = count(asked);
  // What fills a minimum that may not be asked would stand in the way of the others.
  const goesOn = of.maybe.every((need, place) => need === of.sure[place]);
  const start = goesOn ? sure.filling : undefined;
  const askedMaybe = question('maybe');
  const possible = goesOn && isSameQuestion(asked, askedMaybe) ? sure : count(askedMaybe, start);
  const most = Math.max(sure.total, possible.total);
  const inAll = ({ filling }: Counted): Filling =>
    asked.overflow.length === 0
      ? filling
      : { ...filling, received: minimums.map((_, place) => receivedIn(place, filling.received, minimums)) };
  const outcome = outcomeOfBounds(isEnough(sure, least), isEnough(possible, least));
  const short = shortageSentences(asked, sure, amount, situation);
  const pending = pendingActs(amounts.valued);
  const open = () =>
    joined([
      openMatters(minimums, amounts, situation),
      capMatters(ceilingsReached(asked.ceilings, sure), amounts.sure, least, situation),
    ]);
  const lacks = (): Matter => {
    const matters = [pending, overCaps(asked.ceilings, sure, amounts.sure, unit)];
    if (outcome === 'undetermined') matters.push(open());
    if (outcome === 'undetermined' && sure.filling.fills === undefined) matters.push(TOO_LARGE);
    if (outcome === 'not_met' && possible.total < least) matters.push(SHORT_OF_TOTAL);
    if (outcome === 'not_met' && possible.filling.fills === false) matters.push(SHORT_OF_MINIMUM);
    const { codes, missing } = joined(matters);
    const lacking =
      sure.total < least
        ? [`${moreInWords(least - sure.total, unit)}${byDeadline(situation, amount.window)}.`]
        : [];
    return { codes: sorted(codes), missing: [...lacking, ...once([...short.values()]), ...missing] };
  };
  const { codes, missing } = outcome === 'met' ? NOTHING_LACKS : lacks();
  return {
    outcome,
    codes,
    missing,
    required: formatHundredths(least),
    counted: formatHundredths(sure.total),
    possible: formatHundredths(most),
    unit: unit.many,
    events: eventsOf(amounts.sure),
    children: minimumAnswers(amount, of, inAll(sure), inAll(possible), short, situation),
    placements: placementsOf(amount, amounts, sure, asked),
    share: shareOf(amount, least, sure.total, most, { pending, open }, situation),
  };
}

const NOTHING_LACKS: Matter = { codes: [], missing: [] };

/** Whether what is possible is what is certain, so that counting it again would say nothing new. */
function isSameQuestion(sure: Question, maybe: Question): boolean {
  return sure.loads === maybe.loads && sure.ceilings.length + maybe.ceilings.length === 0;
}

/** The events of the items; the portions of one stand together. */
function eventsOf(portions: readonly Portion[]): readonly string[] {
  const all: string[] = [];
  let last: Item | undefined;
  for (const { item } of portions) {
    if (item !== last) all.push(...item.events);
    last = item;
  }
  return all;
}

function isEnough({ total, filling }: Counted, least: Hundredths) {
  return total >= least ? filling.fills : false;
}

function joined(matters: readonly Matter[]): Matter {
  return {
    codes: gathered(matters, ({ codes }) => codes),
    missing: once(gathered(matters, ({ missing }) => missing)),
  };
}

function ceilingsReached(ceilings: readonly CapCeiling[], { reached }: Counted): readonly CapCeiling[] {
  return ceilings.filter((_, ceiling) => reached[ceiling]);
}

/** An amount with minimums is met or not: a half of it says nothing of theirs. */
function shareOf(
  { minimums, unit, window }: CompiledAmount,
  least: Hundredths,
  counted: Hundredths,
  most: Hundredths,
  matters: Pick<Share, 'pending' | 'open'>,
  situation: Situation,
): Share | undefined {
  if (minimums.length > 0) return undefined;
  return {
    required: ofHundredths(least),
    counted: { least: ofHundredths(counted), most: ofHundredths(most) },
    more: (lacking) => `${moreInWords(toHundredths(lacking, 'up'), unit)}${byDeadline(situation, window)}.`,
    ...matters,
  };
}

const SHORT_OF_TOTAL: Matter = { codes: ['short_of_total'], missing: [] };
const SHORT_OF_MINIMUM: Matter = { codes: ['short_of_minimum'], missing: [] };

const TOO_LARGE: Matter = {
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
