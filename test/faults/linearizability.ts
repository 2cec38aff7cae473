import { type AppendAnswer, NO_STREAM } from '../../src/app/log/event-log.ts';

/** What was asked of a log. */
export type Call =
  | {
      readonly kind: 'append';
      readonly stream: string;
      readonly expectedRevision: number;
      readonly ids: readonly string[];
    }
  | { readonly kind: 'read'; readonly stream: string }
  | { readonly kind: 'head' };

/** A call, when it was made, and what came back when; without an answer it may have happened, then or later, or not. */
export interface Operation {
  readonly call: Call;
  readonly from: number;
  readonly answered?: { readonly at: number; readonly answer: unknown };
}

/** The log as a sequence: of each event its stream and id, in the order of ordinals. */
export type State = readonly { readonly stream: string; readonly revision: number; readonly id: string }[];

/** What a log that does one thing after the other would answer, and be afterwards. */
export function step(state: State, call: Call): { readonly state: State; readonly answer: unknown } {
  switch (call.kind) {
    case 'head':
      return { state, answer: state.length };
    case 'read':
      return {
        state,
        answer: state.filter(({ stream }) => stream === call.stream).map(({ id }) => id),
      };
    case 'append':
      return appended(state, call);
  }
}

function appended(
  state: State,
  call: Extract<Call, { kind: 'append' }>,
): { state: State; answer: AppendAnswer } {
  const { stream, expectedRevision, ids } = call;
  const known = ids.flatMap((id) => {
    const ordinal = state.findIndex((event) => event.id === id) + 1;
    return ordinal === 0 ? [] : [{ id, ordinal, event: state[ordinal - 1] }];
  });
  const strange = known.find(({ id, event }) => {
    const revision = expectedRevision + 1 + ids.indexOf(id);
    return event?.stream !== stream || event.revision !== revision;
  });
  const last = known.at(-1);
  if (last !== undefined && strange === undefined && known.length === ids.length) {
    const revision = expectedRevision + ids.length;
    return { state, answer: { outcome: 'appended', revision, ordinal: last.ordinal } };
  }
  const reused = strange ?? known[0];
  if (reused !== undefined) return { state, answer: { outcome: 'id_reused', id: reused.id } };
  const actual = state.filter((event) => event.stream === stream).length + NO_STREAM;
  if (actual !== expectedRevision) return { state, answer: { outcome: 'wrong_revision', actual } };
  const events = ids.map((id, nth) => ({ stream, revision: expectedRevision + 1 + nth, id }));
  const after = [...state, ...events];
  const revision = expectedRevision + ids.length;
  return { state: after, answer: { outcome: 'appended', revision, ordinal: after.length } };
}

/**
 * Whether there is one order of all that was done in which each answer is what a sequence would have answered, and
 * nothing stands before what had been answered when it was asked. The search of Wing and Gong, remembering what it
 * tried (Lowe): the same calls done with the same log left needs no second look.
 */
export function isLinearizable(history: readonly Operation[], initial: State = []): boolean {
  const tried = new Set<string>();
  const search = (before: readonly Operation[], state: State): boolean => {
    const left = withoutWhatFits(before, state);
    if (left.every(({ answered }) => answered === undefined)) return true;
    const newIds = state.slice(initial.length).map(({ id }) => id);
    const key = `${left.map((one) => history.indexOf(one)).join()}|${newIds.join()}`;
    if (tried.has(key)) return false;
    tried.add(key);
    return possibleFirst(left).some((one) => {
      const { state: after, answer } = step(state, one.call);
      if (after === state || (one.answered !== undefined && !same(answer, one.answered.answer))) return false;
      return search(
        left.filter((other) => other !== one),
        after,
      );
    });
  };
  return search(history, initial);
}

/** Nothing that is left was answered before these were asked. */
function possibleFirst(left: readonly Operation[]): readonly Operation[] {
  const firstAnswer = Math.min(...left.map(({ answered }) => answered?.at ?? Infinity));
  return left.filter(({ from }) => from <= firstAnswer);
}

/** What changes nothing and fits the log as it is may stand here: no order is lost by taking it now. */
function withoutWhatFits(before: readonly Operation[], state: State): readonly Operation[] {
  for (let left = before; ;) {
    const fitting = possibleFirst(left).filter(({ call, answered }) => {
      if (answered === undefined) return false;
      const { state: after, answer } = step(state, call);
      return after === state && same(answer, answered.answer);
    });
    if (fitting.length === 0) return left;
    left = left.filter((one) => !fitting.includes(one));
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
