import { type Refusal, refuse } from '../decider.ts';
import { parseHundredths } from '../values/hundredths.ts';
import { isPlainText, isWord } from '../values/identifiers.ts';

export function wordProblem(name: string, word: string, example: string): Refusal | undefined {
  if (isWord(word)) return undefined;
  return refuse(name, `The ${name} is a lower-case word, as ${example}.`);
}

export function textProblem(name: string, text: string): Refusal | undefined {
  return isPlainText(text, 200) ? undefined : refuse(name, `The ${name} is a text of 1 to 200 characters.`);
}

export function optionalText(name: string, text: string | undefined): Refusal | undefined {
  return text === undefined ? undefined : textProblem(name, text);
}

export function fteProblem(fte: string | undefined): Refusal | undefined {
  const amount = fte === undefined ? 0 : parseHundredths(fte);
  return typeof amount === 'string' || amount > 200
    ? refuse('fte', 'A full-time equivalent is a decimal from 0 to 2, as 0.5.')
    : undefined;
}
