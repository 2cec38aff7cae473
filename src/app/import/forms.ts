import { isDay, isSchoolYear } from '../../domain/values/day.ts';
import { parseDecimal } from '../../domain/values/decimal.ts';
import { explainAmountProblem, parseHundredths } from '../../domain/values/hundredths.ts';
import { hasUnstorable, isEducatorId, isLicenseNumber, isWord } from '../../domain/values/identifiers.ts';
import { isState } from '../../domain/values/states.ts';
import type { RowProblem } from './row.ts';

/** What a cell may hold: undefined when it does, else what is wrong with it. */
export type Form = (text: string) => Omit<RowProblem, 'column'> | undefined;

function form(code: string, remedy: string, accepts: (text: string) => boolean): Form {
  return (text) => (accepts(text) ? undefined : { code, remedy });
}

export const anyText: Form = () => undefined;

export const educatorId = form('educator_id', 'Write a state and a number, as TN-100001.', isEducatorId);

export const licenseNumber = form(
  'license_number',
  'Write 1 to 30 capital letters, digits and dashes.',
  isLicenseNumber,
);

export const state = form('state_unknown', 'Write the two capital letters of a state.', isState);

export function word(example: string): Form {
  return form('word', `Write one lower-case word, as ${example}.`, isWord);
}

export const day = form('day', 'Write a day of the calendar as YYYY-MM-DD.', isDay);

export const schoolYear = form('school_year', 'Write a school year as 2023-24.', isSchoolYear);

export const wholeNumber = form('whole_number', 'Write a whole number, as 180.', (text) =>
  /^(0|[1-9]\d{0,5})$/.test(text),
);

export const number = form('number', 'Write a number, as 92 or 92.5.', (text) =>
  /^-?(0|[1-9]\d{0,5})(\.\d{1,6})?$/.test(text),
);

/** A measure: zero or more, with more places than an amount has. */
export const decimal = form(
  'value',
  'Write a decimal number of zero or more with at most six places.',
  (text) => parseDecimal(text) !== undefined,
);

/** A decimal of at most two places, zero or more. */
export const amount: Form = (text) => {
  const read = parseHundredths(text);
  if (typeof read === 'number') return undefined;
  return { code: `amount_${read}`, remedy: `The amount ${explainAmountProblem(read)}.` };
};

export const yesOrNo = oneOf('yes', 'no');

export function oneOf(...words: readonly string[]): Form {
  return form('not_listed', `Write one of: ${words.join(', ')}.`, (text) => words.includes(text));
}

/** Asked of every cell before its own form. */
export const storable: Form = (text) => {
  if (text.includes('\uFFFD')) return { code: 'encoding', remedy: 'Save the file as UTF-8.' };
  if (hasUnstorable(text)) return { code: 'control_characters', remedy: 'Remove the control characters.' };
  return undefined;
};
