import { DELETED, NONE } from './record.ts';

export type Expected = bigint | 'any' | 'no_stream' | 'stream_exists';

/** What a commit is judged by. */
export interface StreamState {
  /** NONE where there is no such stream, DELETED where it has a tombstone. */
  readonly last: bigint;
  /** Deleted, and may be written to again. */
  readonly softDeleted: boolean;
  readonly hasMetadata: boolean;
  readonly idAt: (revision: bigint) => string | undefined;
  /** Of what was written lately, in this stream: a server remembers only so much, and nothing after a restart. */
  readonly remembered: (id: string) => bigint | undefined;
}

export type Verdict =
  | { readonly verdict: 'ok' }
  /** It was written before, up to that revision. */
  | { readonly verdict: 'idempotent'; readonly last: bigint }
  | { readonly verdict: 'wrong_expected_version'; readonly current: bigint }
  /** Some of it was written before, some not. */
  | { readonly verdict: 'corrupted_idempotency'; readonly current: bigint }
  | { readonly verdict: 'deleted' };

/** Whether a server takes these events, judged as EventStoreDB's index writer does. */
export function checkCommit(state: StreamState, expected: Expected, ids: readonly string[]): Verdict {
  if (state.last === DELETED) return { verdict: 'deleted' };
  if (expected === 'stream_exists') {
    if (state.softDeleted) return { verdict: 'deleted' };
    if (state.last === NONE && !state.hasMetadata) return wrong(state);
  }
  if (expected === 'any' || expected === 'stream_exists') return byMemory(state, ids);
  const after = expected === 'no_stream' ? NONE : expected;
  if (after < state.last) return byPlace(state, after, ids);
  return after > state.last ? wrong(state) : { verdict: 'ok' };
}

const wrong = (state: StreamState): Verdict => ({ verdict: 'wrong_expected_version', current: state.last });

function byMemory(state: StreamState, ids: readonly string[]): Verdict {
  const known = ids.map((id) => state.remembered(id));
  const unknown = known.indexOf(undefined);
  if (unknown > 0) return { verdict: 'corrupted_idempotency', current: state.last };
  const last = known.at(-1);
  return unknown === 0 || last === undefined ? { verdict: 'ok' } : { verdict: 'idempotent', last };
}

function byPlace(state: StreamState, after: bigint, ids: readonly string[]): Verdict {
  const other = ids.findIndex((id, place) => state.idAt(after + 1n + BigInt(place)) !== id);
  if (other > 0) return { verdict: 'corrupted_idempotency', current: state.last };
  if (other === 0 || ids.length === 0) {
    return other === 0 && after === NONE && state.softDeleted ? { verdict: 'ok' } : wrong(state);
  }
  return { verdict: 'idempotent', last: after + BigInt(ids.length) };
}
