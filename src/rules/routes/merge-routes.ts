import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { Answer } from '../policy/run.ts';
import { mergeAnswers } from '../settings/merge.ts';
import type { Branch, Exploration } from '../settings/settings.ts';
import { UnderValues } from '../settings/under-values.ts';
import type { Clock } from '../situation/clock.ts';
import { sorted } from '../values/sorted.ts';
import { questions } from './asked.ts';
import { isSame, mergeTwo, UNKNOWN } from './particulars.ts';
import type { RouteRun } from './route-in.ts';

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
  clock: Clock,
): RouteRun | undefined {
  const runs = exploration.branches.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
  const [first, ...others] = runs;
  if (first === undefined) return undefined;
  if (exploration.branches.length === 1) return first;
  const answer = mergeAnswers(policy, answersOfRuns(exploration));
  const alike = others.filter((run) => isSameRun(run, first, clock));
  const tried = others.reduce((merged, run) => mergeTwo(merged, run.particulars, clock), first.particulars);
  const particulars = exploration.cutOff ? mergeTwo(tried, UNKNOWN, clock) : tried;
  const isSettled = alike.length + 1 === exploration.branches.length && !exploration.cutOff;
  if (isSettled) return { answer, particulars };
  const under = new UnderValues(policy, exploration.branches);
  const open = questions(under, exploration.cutOff, (a, b) => isSameRun(a, b, clock));
  return {
    answer: {
      ...answer,
      codes: sorted([...answer.codes, ...open.codes]),
      missing: [...new Set([...open.missing, ...answer.missing])],
    },
    particulars,
  };
}

function isSameRun(a: RouteRun | undefined, b: RouteRun | undefined, clock: Clock): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.answer.outcome === b.answer.outcome && isSame(a.particulars, b.particulars, clock);
}
