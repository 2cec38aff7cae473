import type { NodeAnswer } from '../../domain/decision.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import type { Filling } from '../assignment/counting.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import type { CompiledAmount } from './amount-question.ts';
import { outcomeOfBounds } from './bounds.ts';
import type { MinimumNeeds } from './minimums.ts';

/** The minimums of an amount as parts of its answer; one that is not in force does not apply. */
export function minimumAnswers(
  { minimums, unit }: CompiledAmount,
  needs: MinimumNeeds,
  sure: Filling,
  possible: Filling,
  short: ReadonlyMap<number, string>,
  situation: Situation,
): readonly NodeAnswer[] {
  return minimums.map((minimum, place) => {
    const inForce = needs.inForce[place];
    if (inForce === false) return minimum.notAsked;
    const need = needs.sure[place] ?? 0;
    const received = sure.received[place] ?? 0;
    const most = Math.max(received, possible.received[place] ?? 0);
    const mayDo = inForce === undefined || most >= need || possible.fills !== false;
    const outcome = outcomeOfBounds(received >= need, mayDo);
    const sentence = short.get(place);
    const doubts =
      inForce === undefined && outcome !== 'met'
        ? missingAttributes(minimum.force.missing({}, situation), undefined, minimum.cites)
        : [];
    const { written, cites } = minimum;
    const answer: NodeAnswer = {
      id: written.id,
      kind: 'minimum',
      outcome,
      asks: written.asks,
      required: formatHundredths(need),
      counted: formatHundredths(received),
      unit: unit.many,
      cites,
      events: [],
      children: [],
      codes: outcome === 'not_met' ? ['short_of_minimum'] : sorted(doubts.map(({ code }) => code)),
      missing:
        outcome === 'met'
          ? []
          : [...(sentence === undefined ? [] : [sentence]), ...doubts.map(({ because }) => because())],
    };
    return most === received ? answer : { possible: formatHundredths(most), ...answer };
  });
}
