import { sameData } from '../../domain/values/same-data.ts';
import type { CompiledPolicy } from '../compile-policy.ts';
import { mergeAnswers } from '../merge.ts';
import { sorted } from '../nodes/compiled.ts';
import type { Answer } from '../run.ts';
import type { Branch, Exploration } from '../settings.ts';
import { questions } from './asked.ts';
import type { Particulars, RouteRun } from './route-in.ts';
import type { PayAnswer, RouteResult } from './route-answer.ts';

/** Where a route does not concern the educator under some value, its outcome is open until that is confirmed. */
const NOT_THEIRS: Answer = {
  ...{ outcome: 'undetermined', codes: [], missing: [], requirement: null },
  ...{ selected: null, credits: [], attestedOnly: '0' },
};

/** The answers under every possible value as one can merge them. */
export function answersOfRuns(exploration: Exploration<RouteRun | undefined>): Exploration<Answer> {
  const [first, ...others] = exploration.branches;
  const answerOf = ({ assumed, answer }: Branch<RouteRun | undefined>) => ({
    ...{ assumed, answer: answer?.answer ?? NOT_THEIRS },
  });
  return { ...exploration, branches: [answerOf(first), ...others.map(answerOf)] };
}

/** One run out of the runs under every possible value; undefined where the route concerns the educator under none. */
export function mergeRuns(
  policy: CompiledPolicy,
  exploration: Exploration<RouteRun | undefined>,
): RouteRun | undefined {
  const runs = exploration.branches.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  const [first, ...others] = runs;
  if (first === undefined) return undefined;
  const answer = mergeAnswers(policy, answersOfRuns(exploration));
  const tried = others.reduce((merged, run) => mergeTwo(merged, run.particulars), first.particulars);
  const particulars = exploration.cutOff ? mergeTwo(tried, UNKNOWN) : tried;
  const isSettled =
    runs.length === exploration.branches.length &&
    runs.every((run) => sameFound(run, first)) &&
    !exploration.cutOff;
  if (isSettled) return { answer, particulars };
  const open = questions(policy, exploration.branches);
  return {
    answer: {
      ...answer,
      codes: sorted([...answer.codes, ...open.codes]),
      missing: [...new Set([...open.missing, ...answer.missing])],
    },
    particulars,
  };
}

/** What is left where there are too many values to try. */
const UNKNOWN: Particulars = {
  ...{ opensOn: null, closesOn: null, isOpen: 'unknown', notice: null, timesLeft: null, awaits: [] },
  result: {
    ...{ class: null, status: null, startsOn: null, endsOn: null },
    ...{ periodEndsOn: null, nextIsShorterBy: null, fields: [] },
  },
  ...{ endsEarly: null, pays: [] },
};

function sameFound(a: RouteRun, b: RouteRun): boolean {
  return a.answer.outcome === b.answer.outcome && sameData(withoutAwaits(a), withoutAwaits(b));
}

function withoutAwaits({ particulars: { awaits: _, ...rest } }: RouteRun): object {
  return rest;
}

/** What is the same stays, what differs is not known. */
function mergeTwo(a: Particulars, b: Particulars): Particulars {
  return {
    opensOn: same(a.opensOn, b.opensOn),
    closesOn: same(a.closesOn, b.closesOn),
    isOpen: a.isOpen === b.isOpen ? a.isOpen : 'unknown',
    notice: a.notice && { ...a.notice, days: same(a.notice.days, b.notice?.days ?? null) },
    timesLeft: same(a.timesLeft, b.timesLeft),
    awaits: [...new Set([...a.awaits, ...b.awaits])],
    result: mergeResults(a.result, b.result),
    endsEarly: same(a.endsEarly, b.endsEarly),
    pays: mergePays(a.pays, b.pays),
  };
}

function same<T>(a: T | null, b: T | null): T | null {
  return sameData(a, b) ? a : null;
}

function mergeResults(a: RouteResult, b: RouteResult): RouteResult {
  return {
    class: same(a.class, b.class),
    status: same(a.status, b.status),
    startsOn: same(a.startsOn, b.startsOn),
    endsOn: same(a.endsOn, b.endsOn),
    periodEndsOn: same(a.periodEndsOn, b.periodEndsOn),
    nextIsShorterBy: same(a.nextIsShorterBy, b.nextIsShorterBy),
    fields: a.fields === null ? null : a.fields.filter((field) => b.fields?.includes(field)),
  };
}

/** What is paid under some values alone is of no known amount. */
function mergePays(a: readonly PayAnswer[], b: readonly PayAnswer[]): readonly PayAnswer[] {
  const unknown = (pay: PayAnswer) => ({ ...pay, amount: null });
  const added = b.filter(({ id }) => !a.some((pay) => pay.id === id));
  const kept = a.map((pay) => {
    const other = b.find(({ id }) => id === pay.id);
    return other === undefined ? unknown(pay) : { ...pay, amount: same(pay.amount, other.amount) };
  });
  return [...kept, ...added.map(unknown)];
}
