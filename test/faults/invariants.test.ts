import { describe, expect, test } from '@jest/globals';
import { disagreements } from './invariants.ts';
import type { Sent } from './sent.ts';

const sent = (given: Partial<Sent> = {}): Sent => ({
  ...{
    stream: 'credit-1',
    expectedRevision: 0,
    events: [
      { id: 'a', data: '1' },
      { id: 'b', data: '2' },
    ],
  },
  ...{ answer: { outcome: 'appended', revision: 2, ordinal: 5 } },
  ...given,
});
const unanswered: Sent = { ...sent({ stream: 'credit-1' }) };
delete unanswered.answer;
const a = { ordinal: 4, stream: 'credit-1', revision: 1, id: 'a', data: '1' };
const b = { ordinal: 5, stream: 'credit-1', revision: 2, id: 'b', data: '2' };

describe('what writers know, beside what stands in the log', () => {
  test('agrees when all was written, or nothing where nobody was answered', () => {
    expect(disagreements([a, b], [sent()])).toEqual([]);
    expect(disagreements([a, b], [unanswered])).toEqual([]);
    expect(disagreements([], [unanswered])).toEqual([]);
  });

  test.each([
    ['lost', [], [sent()]],
    ['doubled', [a, b, { ...b, ordinal: 6 }], [sent()]],
    ['invented', [a, b, { ...b, id: 'c' }], [sent()]],
    ['torn', [a], [sent()]],
    ['torn', [b], [unanswered]],
    ['otherwise than sent', [a, { ...b, data: '3' }], [sent()]],
    ['otherwise than sent', [a, { ...b, ordinal: 6 }], [unanswered]],
    [
      'otherwise than sent',
      [
        { ...a, revision: 0 },
        { ...b, revision: 1 },
      ],
      [unanswered],
    ],
    [
      'otherwise than answered',
      [
        { ...a, ordinal: 1 },
        { ...b, ordinal: 2 },
      ],
      [sent()],
    ],
    ['written though refused', [a, b], [sent({ answer: { outcome: 'wrong_revision', actual: 7 } })]],
  ])('tells what is %s', (what, rows, known) => {
    expect(disagreements(rows, known)).toEqual([expect.stringMatching(`^${what}`)]);
  });
});
