import type { NodeAnswer } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Settings } from '../evaluation/evaluate.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { answersOf } from '../routes/answers-of.ts';
import { auditsOf } from '../routes/audits-of.ts';
import { extendedEnd } from '../routes/extended-end.ts';
import type { AuditAnswer, ExtendedEnd, RouteAnswer, StandingAnswer } from '../routes/route-answer.ts';
import { routeOn, routesOf } from '../routes/routes-of.ts';
import { matterOf } from '../settings/run-situation.ts';
import type { Expectation } from './case-language.ts';

type Asked = readonly [policy: CompiledPolicy, settings: Settings, facts: Facts, asOf: Day];

/** What follows by routes, answers, audits and extensions, as far as a case names it and in its words. */
export function consequencesFound(expect: Expectation, [policy, ...about]: Asked): object {
  const { routes, answers, audits, extended } = expect;
  const named = {
    ...policy,
    answers: policy.answers.filter(({ written: { id } }) => answers?.[id] !== undefined),
    audits: policy.audits.filter(({ written: { id } }) => audits?.[id] !== undefined),
  };
  return {
    ...(routes === undefined ? {} : { routes: routesFound(routes, [policy, ...about]) }),
    ...(answers === undefined ? {} : { answers: found(answers, answersOf(named, ...about), answerInWords) }),
    ...(audits === undefined ? {} : { audits: found(audits, auditsOf(named, ...about), auditInWords) }),
    ...(extended === undefined
      ? {}
      : { extended: picked(extended, extensionInWords(extendedEnd(policy, ...about))) }),
  };
}

type Routes = NonNullable<Expectation['routes']>;

/** Until when an answer holds takes many answers, so it is looked for only where a case names it. */
function routesFound(expected: Routes, [policy, settings, facts, asOf]: Asked): object {
  const matter = matterOf(policy, facts);
  const answers = policy.routes.flatMap((route) => {
    const wanted = expected[route.written.id];
    if (wanted === undefined) return [];
    if (wanted?.holds_until !== undefined) {
      return routesOf({ ...policy, routes: [route] }, settings, facts, asOf);
    }
    const { answer } = routeOn(route, matter, settings, asOf);
    return answer === undefined ? [] : [{ ...answer, holdsUntil: null }];
  });
  return found(expected, answers, routeInWords);
}

/** By id; null for what is not listed. */
function found<A extends { readonly id: string }>(
  expected: Readonly<Record<string, object | null>>,
  answers: readonly A[],
  inWords: (answer: A) => object,
): object {
  return Object.fromEntries(
    Object.entries(expected).map(([id, wanted]) => {
      const answer = answers.find((one) => one.id === id);
      if (answer === undefined) return [id, null];
      return [id, wanted === null ? { id } : picked(wanted, inWords(answer))];
    }),
  );
}

/** What is paid is expected as a whole, so that a case can say that something is not paid beside the rest. */
const AS_A_WHOLE: ReadonlySet<string> = new Set(['pays']);

/** Of what was found only the keys that were expected, in maps within as well. */
function picked(expected: object, all: object): object {
  const values = new Map<string, unknown>(Object.entries(all));
  return Object.fromEntries(
    Object.entries(expected).map(([key, wanted]: [string, unknown]) => {
      const value = values.get(key);
      const inPart = isMap(wanted) && isMap(value) && !AS_A_WHOLE.has(key);
      return [key, inPart ? picked(wanted, value) : value];
    }),
  );
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function routeInWords(answer: RouteAnswer): object {
  const { gives, outcome, requirement, codes, missing, awaits, result, pays, notice } = answer;
  return {
    ...{ gives, outcome, codes, missing, awaits },
    counted: requirement === null ? {} : countedIn(requirement),
    ...{ started_by: answer.startedBy, keeps_status: answer.keepsStatus, times_left: answer.timesLeft },
    ...{ is_open: answer.isOpen, opens_on: answer.opensOn, closes_on: answer.closesOn },
    notice_days: notice?.days ?? null,
    result: {
      ...{ class: result.class, status: result.status, starts_on: result.startsOn, ends_on: result.endsOn },
      ...{ lasts: result.lasts, period_ends_on: result.periodEndsOn, fields: result.fields },
      next_is_shorter_by: result.nextIsShorterBy,
    },
    ends_early_on: answer.endsEarly?.on ?? null,
    pays: Object.fromEntries(pays.map(({ id, amount }) => [id, numberOf(amount)])),
    holds_until: answer.holdsUntil,
  };
}

function answerInWords({ value, because, codes, holdsUntil }: StandingAnswer): object {
  return { value, because, codes, holds_until: holdsUntil };
}

function auditInWords({ concerns, codes, sample, keepUntil, whenMissing }: AuditAnswer): object {
  return {
    ...{ concerns, codes, keep_until: keepUntil, when_missing: whenMissing },
    ...{ percent: numberOf(sample?.percent ?? null), count: numberOf(sample?.count ?? null) },
    per: sample?.per ?? null,
  };
}

function extensionInWords({ endsOn, steps, codes }: ExtendedEnd): object {
  return { ends_on: endsOn, by: steps.map(({ route }) => route), codes };
}

function countedIn(requirement: NodeAnswer): Readonly<Record<string, number>> {
  const nodes = (node: NodeAnswer): readonly NodeAnswer[] => [node, ...node.children.flatMap(nodes)];
  return Object.fromEntries(
    nodes(requirement).flatMap(({ id, counted }) => (counted === undefined ? [] : [[id, Number(counted)]])),
  );
}

function numberOf(amount: string | null): number | null {
  return amount === null ? null : Number(amount);
}
