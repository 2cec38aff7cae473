import { type Refusal, refuse } from '../decider.ts';
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
