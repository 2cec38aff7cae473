import type { Outcome } from '../../../src/domain/decision.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import type { LicenseAnswer, Route } from '../../../src/rules/language/route.ts';
import type { Policy } from '../../../src/rules/language/policy.ts';
import { holds } from './conditions.ts';
import { mainOutcome, outcomeOf, worldFor } from './decide.ts';
import { type Choose, everyWay } from './every-way.ts';
import type { Found as Requirement } from './found.ts';
import { dayOf, type Found, selectedDay } from './moments.ts';
import { found } from './requirement.ts';
import { underEachSetting } from './settings.ts';
import { stands } from './standing.ts';
import { and, type Truth } from './truth.ts';
import type { World } from './world.ts';

type Asked = readonly [policy: Policy, confirmed: ReadonlyMap<string, string>, facts: Facts, asOf: Day];

export interface RouteFound {
  readonly outcome: Outcome;
  readonly isOpen: 'not_yet' | 'open' | 'closed' | 'unknown';
}

/** What is found of a route; undefined where it does not concern the educator, `some` where too much is open. */
export function routeFound(route: Route, asked: Asked): RouteFound | undefined | 'some' {
  const answers = under(asked, (world) => everyWay((choose) => routeIn(route, world, choose)));
  if (answers === 'some') return 'some';
  const all = answers.flat();
  const theirs = all.filter((one) => one !== undefined);
  const [first] = theirs;
  if (first === undefined) return undefined;
  return {
    outcome:
      theirs.length < all.length
        ? 'undetermined'
        : agreed(
            theirs.map(({ outcome }) => outcome),
            'undetermined',
          ),
    isOpen: agreed(
      theirs.map(({ isOpen }) => isOpen),
      'unknown',
    ),
  };
}

/** The value of an answer about the license; null where it cannot be said, `some` where too much is open. */
export function answerFound(answer: LicenseAnswer, asked: Asked): { readonly value: string | null } | 'some' {
  const values = under(asked, (world) => {
    if (isNotEncoded(world)) return null;
    for (const clause of answer.is) {
      const fits = and([holds(clause.for, world), stands(clause, world)]);
      if (fits === undefined) return null;
      if (fits) return clause.value;
    }
    return null;
  });
  return values === 'some' ? 'some' : { value: agreed(values, null) };
}

function under<T>([policy, confirmed, facts, asOf]: Asked, run: (world: World) => T): readonly T[] | 'some' {
  const { answers, isWhole } = underEachSetting(policy, confirmed, (setting) =>
    run(worldFor(policy, facts, asOf, setting)),
  );
  return isWhole ? answers : 'some';
}

function agreed<T>(answers: readonly T[], otherwise: T): T {
  const [first] = answers;
  return first !== undefined && answers.every((one) => one === first) ? first : otherwise;
}

function isNotEncoded(world: World): boolean {
  const selected = selectedDay(world);
  return selected === undefined || selected < world.policy.since;
}

function routeIn(route: Route, world: World, choose: Choose): RouteFound | undefined {
  const isTheirs = and([holds(route.for, world), stands(route, world)]);
  if (isTheirs === false) return undefined;
  return {
    outcome: isTheirs === undefined || isNotEncoded(world) ? 'undetermined' : outcomeIn(route, world, choose),
    isOpen: openness(route, world),
  };
}

function outcomeIn({ id, tree, requires, at_most_times }: Route, world: World, choose: Choose): Outcome {
  const taken = world
    .recordsOf('acts')
    .filter(
      ({ attributes, day }) => attributes['act'] === id && day !== undefined && day <= world.asOf,
    ).length;
  if (at_most_times !== undefined && taken >= at_most_times) return 'not_met';
  const all: readonly (Truth | 'nothing')[] = [
    ...(requires === undefined ? [] : [truthOf(mainOutcome(world, choose))]),
    ...(tree === undefined ? [] : [truthFound(found(tree, world, choose))]),
  ];
  const asked = all.filter((one) => one !== 'nothing');
  if (all.length > 0 && asked.length === 0) return 'not_applicable';
  return outcomeOf(and(asked));
}

function truthFound(one: Requirement | undefined): Truth | 'nothing' {
  return one === undefined ? 'nothing' : one.truth;
}

function truthOf(outcome: Outcome): Truth | 'nothing' {
  if (outcome === 'not_applicable') return 'nothing';
  return outcome === 'undetermined' ? undefined : outcome === 'met';
}

function openness({ opens, closes }: Route, world: World): RouteFound['isOpen'] {
  const isPassed = (day: Found): Truth => (day === undefined ? undefined : day !== null && day < world.asOf);
  const hasCome = (day: Found): Truth => (day === undefined ? undefined : day !== null && day <= world.asOf);
  const closed = closes === undefined ? false : isPassed(dayOf(closes, world));
  const opened = opens === undefined ? true : hasCome(dayOf(opens, world));
  if (closed === true) return 'closed';
  if (opened === false) return 'not_yet';
  return opened === undefined || closed === undefined ? 'unknown' : 'open';
}
