import type { CreditAnswer } from '../../src/domain/decision.ts';
import { formatHundredths, type Hundredths } from '../../src/domain/values/hundredths.ts';
import type { Judged } from './credits.ts';
import { MINIMUMS, type Division } from './minimums.ts';
import { MINIMUM_IDS } from './points.ts';

const NOT_ASKED = { code: 'not_asked_for', because: 'Nothing in this requirement counts it.', cites: [] };

/** Each credit with its whole path, and how much of what counts rests on attestation alone. */
export function answersFor(judged: readonly Judged[], division: Division) {
  let attestedOnly: Hundredths = 0;
  let place = 0;
  const credits = judged.map((one): CreditAnswer => {
    const { credit, counts, certain, sum, reasons, restsOn } = one;
    const isSure = counts && certain;
    const where = isSure ? whereOf(one, place, division) : [];
    if (isSure) place += one.points.length;
    if (isSure && restsOn === 'attestation') attestedOnly += sum;
    const verdict =
      counts && !certain && sum > 0 ? 'undetermined' : isSure && sum > 0 ? 'counted' : 'not_counted';
    return {
      source: credit.credit,
      title: credit.title,
      claimed: `${formatHundredths(credit.quantity)} ${credit.unit}`,
      completedOn: credit.completedOn,
      verdict,
      worth: formatHundredths(counts ? sum : 0),
      counted: formatHundredths(isSure ? sum : 0),
      where,
      reasons: isSure && sum === 0 ? [...reasons, NOT_ASKED] : reasons,
      restsOn,
      events: credit.events,
    };
  });
  return { credits, attestedOnly };
}

/** The minimums its points went to, and what is left to the 150 points alone. */
function whereOf({ points }: Judged, place: number, { parts }: Division): CreditAnswer['where'] {
  const where: { node: string; amount: Hundredths }[] = [];
  const add = (node: string, amount: Hundredths) => {
    const line = where.find((one) => one.node === node);
    if (line) line.amount += amount;
    else where.push({ node, amount });
  };
  points.forEach(({ amount }, i) => {
    let left = amount;
    for (let m = 0; m < MINIMUMS; m += 1) {
      const part = parts[(place + i) * MINIMUMS + m] ?? 0;
      if (part > 0) add(MINIMUM_IDS[m] ?? '', part);
      left -= part;
    }
    if (left > 0) add('points', left);
  });
  return where.map(({ node, amount }) => ({ node, amount: formatHundredths(amount), again: false }));
}
