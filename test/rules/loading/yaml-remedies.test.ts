import { expect, test } from '@jest/globals';
import { parsePolicy } from '../../../src/rules/index.ts';
import { POLICY } from '../../analyst/invented-policy.ts';

const TITLE = /^title: .*$/m;

/** The first problem of a policy whose title is written otherwise. */
function problemWith(written: string) {
  const text = POLICY.replace(TITLE, written);
  const [problem] = [parsePolicy(text, 'p.yaml')].flat();
  return problem;
}

test.each([
  [
    'a colon in a text that is not quoted',
    'title: Renewal: of licenses',
    5,
    'has a colon in a text',
    'in quotes',
  ],
  ['the same between brackets', 'title: { one: a: b }', 5, 'has a colon in a text', 'in quotes'],
  [
    'a second document',
    'title: Renewal\n---\nschema: 1',
    6,
    'begins a second document',
    'Take the line --- out',
  ],
  ['a tab', 'title:\n\t- Renewal', 6, 'is indented with a tab', 'Indent with spaces'],
  ['a bracket that is not closed', 'title: [Renewal', 6, 'is indented otherwise', 'close every bracket'],
  ['a quote that is not closed', "title: 'Renewal", 42, 'Missing closing', 'Close every quote'],
  ['no space after the colon', 'title:Renewal', 5, 'is no key with its value', 'Write key: value'],
  ['a text that begins with @', 'title: @home', 5, 'a meaning of its own', 'in quotes'],
  ['a key twice', 'title: A\ntitle: B', 6, 'gives title a second time', 'Keep one of the two'],
  ['a quoted key twice', "title: { 'a: b': 1, 'a: b': 2 }", 5, 'gives a: b a second time', 'Keep one'],
  ['a key with a dot twice', 'title:\n  a.b: 1\n  a.b : 2', 7, 'gives a.b a second time', 'Keep one'],
  ['a backslash in double quotes', 'title: "A\\qB"', 5, 'Invalid escape sequence', 'in single quotes'],
  ['a tag', 'title: !law A', 5, 'Unresolved tag', 'Take the tag out'],
  ['a text after a quoted one', "title: 'A's rule", 5, 'Unexpected', 'Correct the YAML'],
])('%s is told with line and remedy', (_, written, line, what, remedy) => {
  expect(problemWith(written)).toMatchObject({
    line,
    what: expect.stringContaining(what),
    remedy: expect.stringContaining(remedy),
  });
});

/** A title of so many lists in each other: with the map of the policy one more. */
const lists = (many: number) => `title: ${'['.repeat(many)}${']'.repeat(many)}`;

test.each([64, 900, 20_000])('%d lists in each other are too deep, and are told as such', (many) => {
  expect(problemWith(lists(many))).toEqual({
    ...{ file: 'p.yaml', line: 5, key: '' },
    what: 'has more than 64 maps and lists in each other',
    remedy: 'Close each bracket where it ends, or write what is innermost under a name of its own.',
  });
});

test('as many as may stand in each other are read, and told for what they are', () => {
  expect(problemWith(lists(63))).toMatchObject({ line: 5, key: 'title', what: 'is a list' });
});
