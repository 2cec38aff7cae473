import type { Fact } from './fact-book.ts';
import { statedDays } from './stated-days.ts';

/** Every number and every day that some facts state. */
export interface Stated {
  readonly numbers: ReadonlySet<number>;
  readonly days: ReadonlySet<string>;
}

/** `notes` says whether the note of a fact speaks as well: where the source is one that it names. */
export function statedBy(facts: readonly { readonly fact: Fact; readonly notes: boolean }[]): Stated {
  const words = facts.flatMap(({ fact, notes }) => [
    ...[fact.value, fact.text, fact.inputs, fact.outcome].flatMap(textsIn),
    ...(notes ? textsIn(fact.note) : []),
  ]);
  const numbers = new Set<number>();
  const days = new Set<string>();
  for (const word of words) {
    const stated = statedDays(word.replace(/https?:\S+/g, ' '));
    for (const day of stated.days) days.add(day);
    for (const number of numbersIn(stated.rest)) numbers.add(number);
  }
  return { numbers, days };
}

/** Every text below a value; a number is its digits, and so is the key of a table. */
function textsIn(value: Fact['value']): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

const UNITS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Numbers in digits, also with thousands set apart, and in words up to a hundred. */
function numbersIn(text: string): readonly number[] {
  const digits = [...text.matchAll(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g)];
  const words = [...text.toLowerCase().matchAll(/[a-z]+(?:-[a-z]+)?/g)].map(([word]) => numberOfWord(word));
  return [
    ...digits.map(([number]) => Number(number.replaceAll(',', ''))),
    ...words.filter((number) => number !== undefined),
  ];
}

function numberOfWord(word: string): number | undefined {
  const [first = '', second] = word.split('-');
  const unit = UNITS.indexOf(first);
  if (unit >= 0) return unit;
  const ten = TENS.indexOf(first);
  if (ten < 0) return undefined;
  const more = second === undefined ? 0 : UNITS.indexOf(second);
  return 20 + 10 * ten + (more > 0 && more < 10 ? more : 0);
}
