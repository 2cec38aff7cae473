/** One slip in a policy file: where, what, and what to do about it. */
export interface PolicyProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Path of keys, as `require.0.tree.at_least`. */
  readonly key: string;
  readonly what: string;
  readonly remedy: string;
}

/** On one line, as editors and terminals link it: file and line, key, what is wrong and what to do. */
export function problemInWords({ file, line, key, what, remedy }: PolicyProblem): string {
  return [`${file}:${line}`, key, `${what}.`, remedy].filter((part) => part !== '').join(' ');
}

/** A problem before its path is looked up in the text. */
export interface Slip {
  readonly path: readonly PropertyKey[];
  readonly what: string;
  readonly remedy: string;
}

/** "Did you mean x?", or the whole list where nothing comes near. */
export function suggestion(written: string, known: readonly string[]): string {
  const nearest = known
    .map((word) => ({ word, away: distance(written, word) }))
    .sort((a, b) => a.away - b.away || (a.word < b.word ? -1 : 1))
    .at(0);
  // Of three letters two that differ make another word.
  const few = written.length > 3 ? 2 : 1;
  if (nearest !== undefined && nearest.away <= Math.max(few, written.length / 3)) {
    return meant(nearest.word);
  }
  return known.length === 0 ? 'None is declared; declare it first.' : `Use one of: ${known.join(', ')}.`;
}

/** What is suggested where only one word comes near. */
export function meant(word: string): string {
  return `Did you mean ${word}?`;
}

/** Whether one letter makes one word of the other. */
export function isNear(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && distance(a, b) === 1;
}

/** Edits between two words, of which one changes, adds or drops a letter, or swaps two neighbours. */
function distance(a: string, b: string): number {
  let above: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      const edits = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const swaps = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(swaps ? Math.min(edits, (above[j - 2] ?? 0) + 1) : edits);
    }
    [above, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
