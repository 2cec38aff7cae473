import type { Decision, Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { NOT_YET } from '../credits/best-known.ts';
import { isOwed } from '../credits/credit-answers.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { answerIn, codesIn, PERIOD_ENDED, verdictIn } from '../policy/run.ts';
import { mergeCodes } from '../settings/merge-nodes.ts';
import { agreed, mergeAnswers, settingAnswers } from '../settings/merge.ts';
import { matterOf, situationOf, type Matter } from '../settings/run-situation.ts';
import { explore, NOTHING_KNOWN } from '../settings/settings.ts';
import { clockAt } from '../situation/clock.ts';
import { holdsUntil, isSame, type Dated } from '../values/holds-until.ts';

/** The settings an agency has confirmed, by name. */
export type Settings = ReadonlyMap<string, string>;

/**
 * The whole answer for one obligation as of a day. Pure: the same arguments give the same decision. Facts later
 * than `asOf` are not seen; what is missing leaves the outcome undetermined only where it turns on it.
 */
export function evaluate(policy: CompiledPolicy, settings: Settings, facts: Facts, asOf: Day): Decision {
  const matter = matterOf(policy, facts);
  const now = answerOn(matter, settings, asOf);
  const holds = holdsUntil(now, (day) => answerOn(matter, settings, day), saysTheSame);
  const { state, strand, version, digest, unit, citations } = policy;
  const { period, startsOn, endsOn } = facts.obligation;
  const { answer } = now;
  // Written out key by key: spreading an answer into it takes longer than many a rule.
  return {
    asOf,
    ordinal: facts.ordinal,
    policy: { state, strand, version, digest },
    period: { id: period, startsOn, endsOn },
    unit: unit.many,
    citations,
    holdsUntil: holds,
    settings: answer.settings,
    outcome: answer.outcome,
    codes: answer.codes,
    selected: answer.selected,
    requirement: answer.requirement,
    missing: answer.missing,
    attestedOnly: answer.attestedOnly,
    credits: answer.credits,
  };
}

/** The day that selects the text may move with the day asked about, which by itself changes no answer. */
function saysTheSame(now: AnswerOnDay, then: AnswerOnDay): boolean {
  return isSame({ ...now, selected: null }, { ...then, selected: null });
}

/** The outcome `evaluate` gives, found by the shortest way. */
export function verdict(policy: CompiledPolicy, settings: Settings, facts: Facts, asOf: Day): Outcome {
  return verdictOn(matterOf(policy, facts), settings, asOf);
}

/** The outcome of a matter as of a day. */
export function verdictOn(matter: Matter, settings: Settings, asOf: Day): Outcome {
  // Without settings there is one run, and nothing to explore.
  if (matter.policy.settings.size === 0)
    return verdictIn(matter.policy, situationOf(matter, clockAt(asOf), NOTHING_KNOWN));
  const { branches, cutOff } = explore(matter.policy, settings, (read) =>
    verdictIn(matter.policy, situationOf(matter, clockAt(asOf), read)),
  );
  return cutOff ? 'undetermined' : agreed(branches.map(({ answer }) => answer));
}

/** The codes that `evaluate` gives, found without the rest of its answer. */
export function codesOn(matter: Matter, settings: Settings, asOf: Day): readonly string[] {
  const { policy } = matter;
  const { branches, cutOff } = explore(policy, settings, (read) =>
    codesIn(policy, situationOf(matter, clockAt(asOf), read)),
  );
  const [first, ...others] = branches;
  if (others.length === 0) return first.answer.codes;
  const answers = branches.map(({ answer }) => answer);
  const outcome = cutOff ? verdictOn(matter, settings, asOf) : agreed(answers.map((one) => one.outcome));
  return mergeCodes(outcome, answers);
}

/** What is answered as of a day: everything of a decision that time alone can change. */
export function answerOn(matter: Matter, settings: Settings, asOf: Day): Dated<AnswerOnDay> {
  const clock = clockAt(asOf);
  const exploration = explore(matter.policy, settings, (read) =>
    answerIn(matter.policy, situationOf(matter, clock, read), asOf),
  );
  // An explanation meets more settings than the outcome needs; when they are too many to try, the outcome does
  // not suffer for it.
  const outcome = exploration.cutOff ? verdictOn(matter, settings, asOf) : undefined;
  const merged = mergeAnswers(matter.policy, exploration, outcome);
  const answer: AnswerOnDay = {
    settings: settingAnswers(matter.policy, exploration),
    outcome: merged.outcome,
    codes: merged.codes,
    selected: merged.selected,
    requirement: merged.requirement,
    missing: merged.missing,
    attestedOnly: merged.attestedOnly,
    credits: merged.credits.filter(isOwed),
  };
  const next = clock.next();
  const isOneRun = exploration.branches.length === 1;
  const endsThen = (isOneRun && isOpenToTheEnd(answer, next, matter.facts)) || countsFirstOn(answer, next);
  return { answer, next, endsThen };
}

/** Whether it is said of a credit that it counts from that day on, which is said no longer when it has come. */
function countsFirstOn({ credits }: AnswerOnDay, next: Day | undefined): boolean {
  if (next === undefined) return false;
  return credits.some(
    ({ completedOn, reasons }) => completedOn === next && reasons.some(({ code }) => code === NOT_YET),
  );
}

/**
 * Whether nothing changes before the period ends with something still open: from then on the answer says so. Of
 * several runs it may be another one by then that is open, which only looking can tell.
 */
function isOpenToTheEnd(
  { outcome, codes, requirement }: AnswerOnDay,
  next: Day | undefined,
  { obligation }: Facts,
): boolean {
  const isOpen = requirement !== null && (outcome === 'not_met' || outcome === 'undetermined');
  return isOpen && !codes.includes(PERIOD_ENDED) && next !== undefined && next > obligation.endsOn;
}

type AnswerOnDay = ReturnType<typeof mergeAnswers> & Pick<Decision, 'settings'>;
