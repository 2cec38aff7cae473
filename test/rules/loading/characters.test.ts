import { describe, expect, test } from '@jest/globals';
import { parseCases } from '../../../src/rules/cases/parse-cases.ts';
import { parsePolicy, readPublished } from '../../../src/rules/index.ts';
import { CASES, POLICY } from '../../analyst/invented-policy.ts';

/** A file as the command reads it, whatever its bytes. */
function read(bytes: Buffer) {
  const found = parsePolicy(bytes.toString('utf8'), 'p.yaml');
  return Array.isArray(found) ? found : [];
}

const OF_TITLE = POLICY.split('\n').findIndex((line) => line.startsWith('title:')) + 1;

describe('the text of a policy is refused', () => {
  test.each([
    ['a control character', 'licenses\u0007', 'holds the character U+0007', 'Take it out'],
    ['an escape of the terminal', 'licenses\u001B[2J', 'holds the character U+001B', 'Take it out'],
    [
      'a character that turns the direction of text',
      'licenses\u202E',
      'holds the character U+202E',
      'Take it out',
    ],
    ['a space without width', 'licen\u200Bses', 'holds the character U+200B', 'Take it out'],
    ['the mark of UTF-8 in the middle', 'licen\uFEFFses', 'holds the character U+FEFF', 'Take it out'],
  ])('with %s', (_, word, what, remedy) => {
    expect(read(Buffer.from(POLICY.replace('licenses', word)))).toEqual([
      {
        ...{ file: 'p.yaml', line: OF_TITLE, key: '' },
        ...{ what: expect.stringContaining(what), remedy: expect.stringContaining(remedy) },
      },
    ]);
  });

  test('in UTF-16, with its mark and without', () => {
    const refused = [
      { line: 1, what: expect.stringContaining('is not UTF-8 text'), remedy: 'Save the file as UTF-8.' },
    ];
    expect(read(Buffer.from(`\uFEFF${POLICY}`, 'utf16le'))).toMatchObject(refused);
    expect(read(Buffer.from(POLICY, 'utf16le'))).toMatchObject(refused);
    expect(read(Buffer.from(`\uFEFF${POLICY}`, 'utf16le').swap16())).toMatchObject(refused);
  });

  test('in Latin-1, on the line of the first byte that is no UTF-8', () => {
    expect(read(Buffer.from(POLICY.replace('licenses', 'licenses of the café'), 'latin1'))).toMatchObject([
      { line: OF_TITLE, what: 'holds bytes that are no UTF-8 text' },
    ]);
  });

  test('where such a character is written as an escape, with its key', () => {
    const text = POLICY.replace(/^title: .*/m, 'title: "Renewal \\u0000 of licenses"');
    expect(read(Buffer.from(text))).toMatchObject([
      { line: OF_TITLE, key: 'title', what: expect.stringContaining('U+0000') },
    ]);
  });

  test('and not with letters of other languages, ends of lines of Windows, or a mark at its beginning', () => {
    const text = POLICY.replace('Zz\n', 'Zz – § 5, ‘café’\n').replaceAll('\n', '\r\n');
    expect(text).toContain('§ 5');
    expect(parsePolicy(`\uFEFF${text}`, 'p.yaml')).toHaveProperty('state', 'ZZ');
  });
});

test('the text of a file of cases is held to the same', () => {
  const text = CASES.replace('a hundred', 'a\u0007hundred');
  expect(parseCases(text, 'p.cases.yaml')).toMatchObject([
    { line: 6, what: expect.stringContaining('U+0007') },
  ]);
});

test('a text that was published is read whatever characters it holds', () => {
  expect(readPublished(POLICY.replace('licenses', 'licen\u200Bses'), 'ZZ recertification')).toHaveProperty(
    'state',
  );
});
