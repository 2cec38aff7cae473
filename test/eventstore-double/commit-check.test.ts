import { describe, expect, test } from '@jest/globals';
import { checkCommit, type StreamState } from './commit-check.ts';
import { DELETED, NONE } from './record.ts';

/** A stream that holds these ids, all of them remembered unless said otherwise. */
function stream(ids: readonly string[], state: Partial<StreamState> = {}): StreamState {
  return {
    last: BigInt(ids.length) - 1n,
    softDeleted: false,
    hasMetadata: false,
    idAt: (revision) => ids[Number(revision)],
    remembered: (id) => (ids.includes(id) ? BigInt(ids.indexOf(id)) : undefined),
    ...state,
  };
}

const missing = stream([]);
const OK = { verdict: 'ok' };
const wrong = (current: bigint) => ({ verdict: 'wrong_expected_version', current });
const corrupted = (current: bigint) => ({ verdict: 'corrupted_idempotency', current });

describe('a commit that expects a revision', () => {
  test('is taken where that is the last', () => {
    expect(checkCommit(stream(['a']), 0n, ['b'])).toEqual(OK);
  });

  test('is refused where the stream is behind it, or does not exist', () => {
    expect(checkCommit(stream(['a']), 1n, ['b'])).toEqual(wrong(0n));
    expect(checkCommit(missing, 0n, ['b'])).toEqual(wrong(NONE));
  });

  test('is refused where the stream is ahead with another event', () => {
    expect(checkCommit(stream(['a', 'x']), 0n, ['b'])).toEqual(wrong(1n));
    expect(checkCommit(stream(['a', 'x'], { softDeleted: true }), 0n, ['b'])).toEqual(wrong(1n));
  });

  test('is the one before where the same events stand at the same place', () => {
    const answer = { verdict: 'idempotent', last: 2n };
    expect(checkCommit(stream(['a', 'b', 'c']), 0n, ['b', 'c'])).toEqual(answer);
    expect(checkCommit(stream(['a', 'b', 'c', 'd']), 0n, ['b', 'c'])).toEqual(answer);
  });

  test('is the one before also when the server has started anew', () => {
    const state = stream(['a', 'b'], { remembered: () => undefined });
    expect(checkCommit(state, 0n, ['b'])).toEqual({ verdict: 'idempotent', last: 1n });
  });

  test('is corrupted where its first events are there and a later one is not, or is another', () => {
    expect(checkCommit(stream(['a', 'b']), 0n, ['b', 'c'])).toEqual(corrupted(1n));
    expect(checkCommit(stream(['a', 'b', 'x']), 0n, ['b', 'c'])).toEqual(corrupted(2n));
  });

  test('is refused where the same events stand at another place', () => {
    expect(checkCommit(stream(['a', 'b', 'c']), 1n, ['b'])).toEqual(wrong(2n));
  });

  test('without events is refused where the stream is ahead, and taken where it is not', () => {
    expect(checkCommit(stream(['a', 'b']), 0n, [])).toEqual(wrong(1n));
    expect(checkCommit(stream(['a', 'b']), 1n, [])).toEqual(OK);
  });
});

describe('a commit that expects no stream', () => {
  test('is taken where there is none', () => {
    expect(checkCommit(missing, 'no_stream', ['a'])).toEqual(OK);
  });

  test('is refused where there is one, and the one before where it began with the same events', () => {
    expect(checkCommit(stream(['x']), 'no_stream', ['a'])).toEqual(wrong(0n));
    expect(checkCommit(stream(['a', 'x']), 'no_stream', ['a'])).toEqual({ verdict: 'idempotent', last: 0n });
  });

  test('is taken where the stream was deleted', () => {
    expect(checkCommit(stream(['x'], { softDeleted: true }), 'no_stream', ['a'])).toEqual(OK);
  });
});

describe('a commit that expects a stream', () => {
  test('is taken where there is one, or only its metadata', () => {
    expect(checkCommit(stream(['a']), 'stream_exists', ['b'])).toEqual(OK);
    expect(checkCommit(stream([], { hasMetadata: true }), 'stream_exists', ['b'])).toEqual(OK);
  });

  test('is refused where there is none', () => {
    expect(checkCommit(missing, 'stream_exists', ['b'])).toEqual(wrong(NONE));
  });

  test('finds it deleted where it was deleted', () => {
    expect(checkCommit(stream(['a'], { softDeleted: true }), 'stream_exists', ['b'])).toEqual({
      verdict: 'deleted',
    });
  });
});

describe('a commit that expects anything', () => {
  test('is taken wherever there is no tombstone', () => {
    expect(checkCommit(missing, 'any', ['a'])).toEqual(OK);
    expect(checkCommit(stream(['x']), 'any', ['a'])).toEqual(OK);
    expect(checkCommit(stream(['x'], { softDeleted: true }), 'any', ['a'])).toEqual(OK);
  });

  test('is the one before as far as the server remembers: else it is written twice', () => {
    expect(checkCommit(stream(['a', 'b']), 'any', ['a', 'b'])).toEqual({ verdict: 'idempotent', last: 1n });
    expect(checkCommit(stream(['a', 'b'], { remembered: () => undefined }), 'any', ['a', 'b'])).toEqual(OK);
  });

  test('is corrupted where some of it is remembered and some not', () => {
    expect(checkCommit(stream(['a']), 'any', ['a', 'b'])).toEqual(corrupted(0n));
  });

  test('is taken where only a later event is remembered', () => {
    expect(checkCommit(stream(['a']), 'any', ['b', 'a'])).toEqual(OK);
  });
});

test('nothing is taken after a tombstone, whatever is expected', () => {
  const ended = stream(['a'], { last: DELETED });
  for (const expected of ['any', 'no_stream', 'stream_exists', 0n, DELETED] as const) {
    expect(checkCommit(ended, expected, ['a'])).toEqual({ verdict: 'deleted' });
  }
});
