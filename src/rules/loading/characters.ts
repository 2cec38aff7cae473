import type { PolicyProblem, Slip } from './problem.ts';

/** What stands where bytes were no UTF-8, once a file was read as UTF-8. */
const NOT_UTF_8 = '\uFFFD';

/**
 * Characters nobody sees, and that reorder or hide what stands around them. Tabs and ends of lines are text, and so
 * is the mark some editors put at the beginning of a file.
 */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\uFFFD]|[^\P{Cc}\t\n\r]/u;

/** The first character of each line that no editor shows, or that is none, with its remedy. */
export function charactersRefused(text: string, file: string): readonly PolicyProblem[] {
  const seen = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // Text that is not UTF-8 has such a character almost everywhere; one remedy is enough.
  if (seen.includes('\0') || text.startsWith(NOT_UTF_8 + NOT_UTF_8)) {
    return [{ file, line: lineOf(seen, seen.search(UNSEEN)), key: '', ...NO_TEXT }];
  }
  if (!UNSEEN.test(seen)) return [];
  return seen.split('\n').flatMap((line, i) => {
    const [found] = UNSEEN.exec(line) ?? [];
    return found === undefined ? [] : [{ file, line: i + 1, key: '', ...said(found) }];
  });
}

/** The same of what escapes such as "\u0007" stand for once the text is read. */
export function escapesRefused(data: unknown, path: Slip['path'] = []): readonly Slip[] {
  if (typeof data === 'string') {
    const [found] = UNSEEN.exec(data) ?? [];
    return found === undefined ? [] : [{ path, ...said(found) }];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, part]) => [
    ...(UNSEEN.test(key) ? escapesRefused(key, path) : []),
    ...escapesRefused(part, [...path, key]),
  ]);
}

const NO_TEXT = { what: 'is not UTF-8 text (UTF-16, or no text at all)', remedy: 'Save the file as UTF-8.' };

function said(character: string): Pick<PolicyProblem, 'what' | 'remedy'> {
  if (character === NOT_UTF_8) {
    const what = 'holds bytes that are no UTF-8 text';
    return { what, remedy: 'Save the file as UTF-8, and write the character anew.' };
  }
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const what = `holds the character U+${code}, which nobody sees`;
  return { what, remedy: 'Take it out, or write the line anew.' };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split('\n').length;
}
