import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Pair, type Scalar } from 'yaml';
import { parsePolicy } from '../../src/rules/index.ts';
import { lawFiles, textOf } from './policy-files.ts';

/** One slip of the keyboard: what stands at an offset of a file, and what was typed instead. */
interface Typo {
  readonly file: string;
  readonly line: number;
  readonly offset: number;
  readonly meant: string;
  readonly typed: string;
}

const SEED = 20261122;
const TYPOS_OF_A_FILE = 4;

/** The same numbers for the same seed (mulberry32), so that a typo that goes through can be looked at again. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Keys under these are the file's own words: another word there is another meaning, not a slip. */
const OWN_WORDS = new Set(['table', 'split']);

/** Values that name something, or are one of a few words; any other text is for people. */
const NAMES = /^(kind|from|act|setting|by|since|before|keyed_by|counting|gives|basis|distinct|part|anchor)$/;

/** What conditions compare with is the record's own words: any other word may be meant. */
const CONDITIONS = /^(where|for|when|among|except|condition)$/;

function isWord(text: string): boolean {
  return /^[a-z][a-z_.]{2,}$/.test(text) || /^\d{4}-\d\d-\d\d$/.test(text);
}

/** Every key and name of a file in which a slip can be told from something else that is meant. */
function placesIn(file: string): readonly Omit<Typo, 'typed'>[] {
  const text = textOf(file);
  const lines = new LineCounter();
  const places: Omit<Typo, 'typed'>[] = [];
  const add = ({ range }: Scalar, meant: string) => {
    const offset = range?.[0] ?? 0;
    if (isWord(meant) && text.startsWith(meant, offset)) {
      places.push({ file, line: lines.linePos(offset).line, offset, meant });
    }
  };
  visit(parseDocument(text, { lineCounter: lines }), {
    Pair: (_, { key, value }: Pair, ancestors) => {
      if (!isScalar(key)) return undefined;
      const name = String(key.value);
      if (OWN_WORDS.has(name) && isMap(value)) return visit.SKIP;
      add(key, name);
      const inCondition = ancestors.some(
        (one) => isPair(one) && isScalar(one.key) && CONDITIONS.test(String(one.key.value)),
      );
      if (!inCondition && NAMES.test(name) && isScalar(value) && value.value !== 'unknown') {
        add(value, String(value.value));
      }
      return undefined;
    },
  });
  return places;
}

/** Two letters change places, one is doubled, one is left out; of a day, a month that does not exist. */
function mistyped(word: string, random: () => number): string {
  if (/^\d/.test(word)) return word.replace(/-\d\d-/, '-13-');
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, here = '', after = '', rest] = [
    word.slice(0, at),
    word[at],
    word[at + 1],
    word.slice(at + 2),
  ];
  const slips = [before + after + here + rest, before + here + here + after + rest, before + after + rest];
  return slips.filter((slip) => slip !== word)[Math.floor(random() * 2)] ?? `${word}x`;
}

/** Drawn for each file by itself: a new file brings slips of its own and leaves those of the others. */
function typosOf(file: string): readonly Typo[] {
  const random = numbersFrom(SEED + crc32(file));
  const places = placesIn(file);
  return Array.from({ length: TYPOS_OF_A_FILE }, () => {
    const place = places[Math.floor(random() * places.length)];
    if (place === undefined) throw new RangeError(`${file} has no place for a slip`);
    return { ...place, typed: mistyped(place.meant, random) };
  });
}

describe('a slip of the keyboard is refused on its line:', () => {
  test.each(lawFiles().flatMap(typosOf))(
    '$file:$line "$meant" typed as "$typed"',
    ({ file, line, offset, meant, typed }) => {
      const text = textOf(file);
      const read = parsePolicy(text.slice(0, offset) + typed + text.slice(offset + meant.length), file);
      expect(Array.isArray(read) ? read.map((problem) => problem.line) : 'accepted').toContain(line);
    },
  );
});
