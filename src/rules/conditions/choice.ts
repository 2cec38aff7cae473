import type { Situation } from '../situation/situation.ts';

/** A choice among known words, written in the file or left to a setting. */
export type Choice<T extends string> = T | { readonly setting: string };

/**
 * Compiles a choice. The loader has seen to it that a setting used so lists its values, and only words that
 * may be chosen, so there is always one to read.
 */
export function compileChoice<T extends string>(
  written: Choice<T>,
  words: readonly T[],
): (at: Pick<Situation, 'setting'>) => T {
  if (typeof written === 'string') return () => written;
  const byText = new Map<string, T>(words.map((word) => [word, word]));
  return (situation) => {
    const chosen = byText.get(situation.setting(written.setting) ?? '');
    if (chosen === undefined) throw new RangeError(`setting ${written.setting} has no value to choose by`);
    return chosen;
  };
}
