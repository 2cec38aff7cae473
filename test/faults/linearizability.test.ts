import { describe, expect, test } from '@jest/globals';
import { type Call, isLinearizable, type Operation } from './linearizability.ts';

const append = (id: string, expectedRevision: number): Call => ({
  ...{ kind: 'append', stream: 'credit-1', expectedRevision, ids: [id] },
});
const read: Call = { kind: 'read', stream: 'credit-1' };
const appended = (revision: number) => ({ outcome: 'appended', revision, ordinal: revision + 1 });
const wrong = (actual: number) => ({ outcome: 'wrong_revision', actual });
const done = (call: Call, from: number, at: number, answer: unknown): Operation => ({
  ...{ call, from, answered: { at, answer } },
});

const histories: readonly [string, boolean, readonly Operation[]][] = [
  ['one after the other', true, [done(append('a', -1), 1, 2, appended(0)), done(read, 3, 4, ['a'])]],
  [
    'a read that does not see what was acknowledged before it',
    false,
    [done(append('a', -1), 1, 2, appended(0)), done(read, 3, 4, [])],
  ],
  [
    'a read beside the append that sees it',
    true,
    [done(append('a', -1), 1, 4, appended(0)), done(read, 2, 3, ['a'])],
  ],
  [
    'a read beside the append that does not',
    true,
    [done(append('a', -1), 1, 4, appended(0)), done(read, 2, 3, [])],
  ],
  [
    'two appends at one revision that both go through',
    false,
    [done(append('a', -1), 1, 3, appended(0)), done(append('b', -1), 2, 4, appended(0))],
  ],
  [
    'two appends at one revision of which one is refused',
    true,
    [done(append('a', -1), 1, 3, wrong(0)), done(append('b', -1), 2, 4, appended(0))],
  ],
  [
    'a refusal before anybody wrote',
    false,
    [done(append('a', -1), 1, 2, wrong(0)), done(append('b', -1), 3, 4, appended(0))],
  ],
  ['an unanswered append that was seen', true, [{ call: append('a', -1), from: 1 }, done(read, 2, 3, ['a'])]],
  [
    'an unanswered append that was seen, and later no more',
    false,
    [{ call: append('a', -1), from: 1 }, done(read, 2, 3, ['a']), done(read, 4, 5, [])],
  ],
  [
    'an unanswered append that was seen before it was sent',
    false,
    [done(read, 1, 2, ['a']), { call: append('a', -1), from: 3 }],
  ],
  [
    'an unanswered append that happened late',
    true,
    [{ call: append('a', -1), from: 1 }, done(read, 2, 3, []), done(read, 4, 5, ['a'])],
  ],
  [
    'a repeat that is answered as the first time',
    true,
    [
      done(append('a', -1), 1, 2, appended(0)),
      done(append('b', 0), 3, 4, appended(1)),
      done(append('a', -1), 5, 6, appended(0)),
    ],
  ],
  [
    'a repeat that is written again',
    false,
    [done(append('a', -1), 1, 2, appended(0)), done(append('a', -1), 3, 4, appended(1))],
  ],
  [
    'a head that goes back',
    false,
    [{ call: append('a', -1), from: 0 }, done({ kind: 'head' }, 1, 2, 1), done({ kind: 'head' }, 3, 4, 0)],
  ],
];

describe('the check of histories', () => {
  test.each(histories)('judges %s: %s', (_what, isSound, history) => {
    expect(isLinearizable(history)).toBe(isSound);
  });
});
