import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from '../../../src/app/log/canonical-text.ts';

/** JSON itself cannot tell the two zeros apart, so neither can the text. */
const jsonValue = fc
  .jsonValue({ stringUnit: 'grapheme' })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('the canonical text of a value', () => {
  test('orders members, keeps the order of lists and leaves out what is undefined', () => {
    expect(canonicalText({ b: [3, 1, 2], a: 'x', c: undefined })).toBe('{"a":"x","b":[3,1,2]}');
  });

  test('is the same for two values that differ only in the order of their members', () => {
    expect(canonicalText({ a: 1, b: { d: 2, c: 3 } })).toBe(canonicalText({ b: { c: 3, d: 2 }, a: 1 }));
  });

  test('reads back as the value, and the value has the same text again', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const text = canonicalText(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalText(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test('never contains the NUL character, which PostgreSQL refuses', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const value = { [`${before}\0${after}`]: `${after}\0${before}` };
        expect(canonicalText(value)).not.toContain('\0');
        expect(JSON.parse(canonicalText(value))).toEqual(value);
      }),
    );
  });

  test.each([
    ['a lone high surrogate', 'a\ud800b', 'malformed_text'],
    ['a lone low surrogate in a member name', { 'x\udc00': 1 }, 'malformed_text'],
    ['NaN', { hours: Number.NaN }, 'not_json'],
    ['infinity', [Number.POSITIVE_INFINITY], 'not_json'],
    ['nothing at all', undefined, 'not_json'],
    ['nothing inside a list', [1, undefined], 'not_json'],
    ['a function', { decide: () => 1 }, 'not_json'],
    ['a big integer', { ordinal: 1n }, 'not_json'],
  ])('is refused for %s', (_what, value, code) => {
    expect(() => canonicalText(value)).toThrow(expect.objectContaining({ code }));
  });
});
