import { counted } from '../counted.ts';
import { outcomeInWords, section } from '../explain/layout.ts';
import type { ComparedCase } from './compared-cases.ts';

/** Which cases flip, with the codes that make the difference, and which are answered otherwise. */
export function casesInWords(cases: readonly ComparedCase[]): string {
  const flips = cases.filter(({ before, after }) => before !== after);
  const others = cases.filter(({ before, after, isOtherwise }) => before === after && isOtherwise);
  return [
    '',
    `${counted(cases.length, 'case')}, ${flips.length} of them with another outcome.`,
    ...flips.map((flip) => `  ${flipInWords(flip)}`),
    ...section(
      'With the same outcome, and another amount counted, reason or consequence',
      others.map(({ name }) => name),
    ),
  ].join('\n');
}

function flipInWords({ name, before, after, come, gone }: ComparedCase): string {
  const why = [...come, ...gone.map((code) => `no longer ${code}`)].join(', ');
  return `${name}: ${outcomeInWords(before)} to ${outcomeInWords(after)}${why === '' ? '' : ` (${why})`}`;
}
