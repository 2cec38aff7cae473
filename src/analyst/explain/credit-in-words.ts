import type { CreditAnswer, Decision } from '../../domain/decision.ts';
import { dayInWords } from '../../rules/conditions/words.ts';
import { citationInWords } from './node-in-words.ts';
import { indented } from './layout.ts';

/** The whole path of a credit: claimed, worth, where it went, and why it did not count. */
export function creditInWords(credit: CreditAnswer, decision: Decision): readonly string[] {
  const { title, claimed, completedOn, verdict, worth, counted, where, reasons, restsOn } = credit;
  const { unit, citations } = decision;
  return [
    `${title}: ${verdict.replace('_', ' ')}`,
    ...indented([
      `${claimed} of ${dayInWords(completedOn)}, worth ${worth} ${unit}, counted ${counted}`,
      ...where.map(
        ({ node, amount, again }) => `${amount} in ${node}${again ? ', which is in the sum already' : ''}`,
      ),
      ...reasons.flatMap(({ code, because, cites }) => [
        `${code}: ${because}`,
        ...indented(cites.map((source) => citationInWords(source, citations))),
      ]),
      // What earns nothing yet rests on nothing yet.
      ...(worth === '0' ? [] : [`rests on ${restsOn.replace('_', ' ')}`]),
    ]),
  ];
}
