import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Route } from '../language/route.ts';
import { everyOf, NEVER, type Need } from '../needs/need.ts';
import { combined } from '../nodes/combination.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { answerIn, needIn, unencoded, verdictIn, type Answer } from '../policy/run.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import { lacking } from './asked.ts';
import { awaitedBy } from './awaits.ts';
import type { CompiledRoute } from './compile-route.ts';
import { earlyEndIn } from './early-end.ts';
import { noticeIn } from './notice.ts';
import type { Particulars } from './particulars.ts';
import { paysIn } from './pays.ts';
import { resultIn } from './result.ts';
import { timesIn } from './times.ts';
import { windowIn } from './window.ts';

export interface RouteRun {
  readonly answer: Answer;
  readonly particulars: Particulars;
}

/** Everything one run finds of a route; undefined where it does not concern the educator. */
export function routeIn(
  policy: CompiledPolicy,
  route: CompiledRoute,
  situation: Situation,
  asOf: Day,
): RouteRun | undefined {
  const isTheirs = route.scope.holds(situation);
  if (isTheirs === false) return undefined;
  const required = requiredIn(policy, route, situation, asOf);
  const times = timesIn(route, situation);
  const doubt = isTheirs === undefined ? route.scope.missing(situation) : [];
  const notEncoded = unencoded(policy, situation);
  const window = windowIn(route, situation);
  const notice = noticeIn(route, situation);
  const result = resultIn(route.results, required.requirement, situation);
  const early = earlyEndIn(route, result.endsOn, situation);
  const pays = paysIn(route.pays, situation);
  const unknown = [window, notice, result, early, pays].flatMap(({ missing }) => missing);
  const lacks = lacking([...doubt, ...unknown]);
  const outcome =
    isTheirs === undefined || notEncoded !== undefined
      ? 'undetermined'
      : limited(required.outcome, times.left);
  return {
    answer: {
      ...required,
      outcome,
      codes: sorted([...[...required.codes, ...times.codes, ...(notEncoded?.codes ?? [])], ...lacks.codes]),
      missing: [
        ...[...(notEncoded?.missing ?? []), ...lacks.missing],
        ...[...times.missing, ...required.missing],
      ],
    },
    particulars: {
      days: {
        ...{ opensOn: window.opensOn, closesOn: window.closesOn, startsOn: result.startsOn },
        ...{ endsOn: result.endsOn, periodEndsOn: result.periodEndsOn, endsEarlyOn: early.on },
      },
      ...{ isOpen: window.isOpen, noticeDays: notice.days, timesLeft: times.left },
      awaits: outcome === 'undetermined' ? awaitedBy(required.requirement, route.awaited) : [],
      ...{
        class: result.class,
        status: result.status,
        lasts: result.lasts,
        nextIsShorterBy: result.nextIsShorterBy,
        fields: result.fields,
      },
      ...{ endsEarly: early.end, pays: pays.pays },
    },
  };
}

/** The outcome `routeIn` finds, by the shortest way; undefined where the route does not concern the educator. */
export function outcomeIn(
  policy: CompiledPolicy,
  route: CompiledRoute,
  situation: Situation,
): Outcome | undefined {
  const isTheirs = route.scope.holds(situation);
  if (isTheirs === false) return undefined;
  if (isTheirs === undefined || unencoded(policy, situation) !== undefined) return 'undetermined';
  const { left } = timesIn(route, situation);
  const asked = [
    ...(route.written.requires === 'main' ? [verdictIn(policy, situation)] : []),
    ...(route.tree === undefined ? [] : [route.tree.verdict(situation)]),
  ];
  const [only = 'met', ...others] = asked;
  return limited(others.length === 0 ? only : combined(asked, 'every'), left);
}

/** What credits must come to for what a route asks to be met. */
export function needOfRoute(policy: CompiledPolicy, route: CompiledRoute, situation: Situation): Need {
  const isTheirs = route.scope.holds(situation);
  if (isTheirs !== true || unencoded(policy, situation) !== undefined) return NEVER;
  if (timesIn(route, situation).left === 0) return NEVER;
  const main = route.written.requires === 'main' ? [needIn(policy, situation)] : [];
  const own = route.tree?.need(situation);
  return everyOf([...main, ...(own === undefined ? [] : [own])]);
}

/** What was taken often enough cannot be taken once more, whatever is met. */
function limited(outcome: Outcome, timesLeft: number | null): Outcome {
  return timesLeft === 0 ? 'not_met' : outcome;
}

const NO_CREDITS = { selected: null, credits: [], attestedOnly: '0' } as const;

function requiredIn(policy: CompiledPolicy, route: CompiledRoute, situation: Situation, asOf: Day): Answer {
  const { written, tree } = route;
  const main =
    written.requires === 'main' ? { ...answerIn(policy, situation, asOf), ...NO_CREDITS } : undefined;
  if (tree === undefined) {
    return main ?? { ...NO_CREDITS, outcome: 'met', codes: [], missing: [], requirement: null };
  }
  const { answer } = tree.explain(situation);
  const own = { ...NO_CREDITS, ...pick(answer), requirement: answer };
  return main === undefined ? own : bothOf(written, main, own);
}

function pick({ outcome, codes, missing }: NodeAnswer): Pick<Answer, 'outcome' | 'codes' | 'missing'> {
  return { outcome, codes, missing };
}

/** What `require` asks and what the route asks besides, as one requirement. */
function bothOf({ id, asks, cite }: Route, main: Answer, own: Answer): Answer {
  const outcome = combined([main.outcome, own.outcome], 'every');
  const open = [main, own].filter((part) => part.outcome !== 'met' && part.outcome !== 'not_applicable');
  const isOpen = outcome === 'not_met' || outcome === 'undetermined';
  const codes = isOpen ? sorted(open.flatMap((part) => part.codes)) : [];
  const missing = isOpen ? open.flatMap((part) => part.missing) : [];
  const children = [main, own].flatMap(({ requirement }) => requirement ?? []);
  return {
    ...NO_CREDITS,
    ...{ outcome, codes, missing },
    requirement: {
      ...{ id, kind: 'all', outcome, asks, cites: Object.keys(cite), codes, missing, events: [], children },
    },
  };
}
