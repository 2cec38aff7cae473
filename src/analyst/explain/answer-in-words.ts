import type { Decision } from '../../domain/decision.ts';
import type { StandingAnswer } from '../../rules/index.ts';
import { holdsInWords, settingInWords } from './held-in-words.ts';
import { indented } from './layout.ts';
import { citationInWords } from './node-in-words.ts';

/** One of the separate answers about a license, with why it is so or why it cannot be said. */
export function answerInWords(
  { id, asks, value, because, codes, missing, cites, settings, holdsUntil }: StandingAnswer,
  citations: Decision['citations'],
): readonly string[] {
  return [
    `${id}: ${value ?? `undetermined (${codes.join(', ')})`}`,
    ...indented([
      asks,
      ...(because === null ? [] : [because]),
      ...missing.map((sentence) => `missing: ${sentence}`),
      ...cites.map((source) => citationInWords(source, citations)),
      ...settings.flatMap(settingInWords),
      holdsInWords(holdsUntil),
    ]),
  ];
}
