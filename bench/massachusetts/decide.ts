import type { Decision, NodeAnswer, Outcome, SettingAnswer } from '../../src/domain/decision.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { addDays, type Day } from '../../src/domain/values/day.ts';
import { formatHundredths } from '../../src/domain/values/hundredths.ts';
import type { Points } from './credit-points.ts';
import { changesOn, judge, type Judged } from './credits.ts';
import { answersFor } from './credit-answers.ts';
import { applyFloor } from './floor.ts';
import { divide } from './minimums.ts';
import { AFTER_THE_PRIMARY, NOT_ASKED, PLAN_IN_TIME } from './not-asked.ts';
import { pointsAnswer } from './points.ts';

/** What an answer repeats from the policy file as it stands there. */
export type Law = Pick<Decision, 'citations'> & { readonly version: number; readonly digest: string };

/**
 * What policies/ma/recertification.yaml answers for a professional license, written by hand for that one file
 * under the settings the example agency confirmed: expiration, exclusive_split, down, late plans count. A course
 * without participation or level is not covered, nor is what only other records than credits and plans bring about.
 */
export function decide(law: Law, facts: Facts, asOf: Day): Decision {
  const { obligation, license } = facts;
  const { startsOn, endsOn } = obligation;
  if (license.class !== 'professional' || endsOn < '2018-06-26') {
    throw new RangeError('only professional licenses under the rules from 26 June 2018 are covered');
  }
  const judged = [...facts.credits].sort(oldestFirst).map((credit) => judge(credit, obligation, asOf));
  applyFloor(judged);
  const sure = judged.filter(({ counts, certain }) => counts && certain);
  const unsure = judged.filter(({ counts, certain }) => counts && !certain);
  const surePoints = pointsOf(sure);
  const division = divide(surePoints);
  const possible = unsure.length === 0 ? division : divide([...surePoints, ...pointsOf(unsure)], division);

  const points = pointsAnswer({ judged, sure, unsure, surePoints, division, possible, endsOn, asOf });
  const plan = planAnswer(facts, asOf);
  const others = othersAnswer(facts);
  const children = [points, AFTER_THE_PRIMARY, plan, PLAN_IN_TIME, others, ...NOT_ASKED];
  const outcome = outcomeOf(children);
  const { codes, missing } = openIn(children);
  const requirement: NodeAnswer = {
    id: 'professional',
    kind: 'all',
    outcome,
    asks: '150 points with four minimums, under an approved plan.',
    cites: [],
    codes,
    missing,
    events: [],
    children,
  };
  const { credits, attestedOnly } = answersFor(judged, division);
  const isLate = outcome !== 'met' && asOf > endsOn;
  const { period } = obligation;
  return {
    outcome,
    codes: isLate ? [...codes, 'period_ended'].sort() : codes,
    asOf,
    ordinal: facts.ordinal,
    policy: { state: 'MA', strand: 'recertification', version: law.version, digest: law.digest },
    selected: { by: 'expiration', day: endsOn },
    period: { id: period, startsOn, endsOn },
    unit: 'PDPs',
    requirement,
    credits,
    missing,
    settings: settingsMet(judged),
    citations: law.citations,
    attestedOnly: formatHundredths(attestedOnly),
    holdsUntil: holdsUntil(facts, asOf, outcome),
  };
}

function pointsOf(judged: readonly Judged[]): readonly Points[] {
  const all: Points[] = [];
  for (const { points } of judged) all.push(...points);
  return all;
}

/** What stands between the educator and renewal. */
function openIn(children: readonly NodeAnswer[]): Pick<NodeAnswer, 'codes' | 'missing'> {
  const codes = new Set<string>();
  const missing: string[] = [];
  for (const child of children) {
    if (child.outcome === 'met' || child.outcome === 'not_applicable') continue;
    for (const code of child.codes) codes.add(code);
    missing.push(...child.missing);
  }
  return { codes: [...codes].sort(), missing };
}

function oldestFirst(a: Facts['credits'][number], b: Facts['credits'][number]): number {
  if (a.completedOn !== b.completedOn) return a.completedOn < b.completedOn ? -1 : 1;
  return a.credit < b.credit ? -1 : a.credit > b.credit ? 1 : 0;
}

/** The first day on which a credit, the plan or, when something is missing, the deadline passes. */
function holdsUntil({ credits, obligation, license }: Facts, asOf: Day, outcome: Outcome): Day | null {
  const { startsOn, endsOn } = obligation;
  let first = outcome !== 'met' && asOf <= endsOn ? addDays(endsOn, 1) : null;
  for (const credit of credits) {
    const day = changesOn(credit, obligation, asOf);
    if (day !== null && (first === null || day < first)) first = day;
  }
  for (const { on } of license.plans) {
    const happens = on > asOf && startsOn <= on && on <= endsOn;
    if (happens && (first === null || on < first)) first = on;
  }
  return first;
}

function outcomeOf(children: readonly NodeAnswer[]): Outcome {
  if (children.some(({ outcome }) => outcome === 'not_met')) return 'not_met';
  return children.some(({ outcome }) => outcome === 'undetermined') ? 'undetermined' : 'met';
}

function planAnswer({ license, obligation }: Facts, asOf: Day): NodeAnswer {
  const { startsOn, endsOn } = obligation;
  const events = license.plans
    .filter(({ on }) => on <= asOf && startsOn <= on && on <= endsOn)
    .map(({ eventId }) => eventId);
  const isDone = events.length > 0;
  return {
    id: 'plan',
    kind: 'act',
    outcome: isDone ? 'met' : 'undetermined',
    asks: 'An individual professional development plan was approved; 80 percent of its points are subject to approval, by the needs of school and district.',
    cites: ['regulation_04', 'regulation_05'],
    codes: isDone ? [] : ['awaiting_plan_approval'],
    missing: isDone ? [] : ["Waiting for your supervisor's approval of your professional development plan."],
    events,
    children: [],
  };
}

const ADDITIONAL =
  'Each additional license takes 30 points more, 15 of them in its content area; which license is the primary one is not recorded, so tell the Department which one you choose.';

function othersAnswer({ license, licenses }: Facts): NodeAnswer {
  const has = licenses.some(
    (other) =>
      other.license !== license.license && other.state === license.state && other.class === license.class,
  );
  return {
    id: 'additional_licenses',
    kind: 'not_encoded',
    outcome: has ? 'undetermined' : 'not_applicable',
    asks: ADDITIONAL,
    cites: ['regulation_06'],
    codes: has ? ['not_encoded'] : [],
    missing: has ? [ADDITIONAL] : [],
    events: [],
    children: [],
  };
}

const VERSION_DAY: SettingAnswer = {
  setting: 'version_day',
  asks: 'Which day decides between the rules before and from 28 July 2017, the expiration or the application?',
  value: 'expiration',
  outcomes: [],
};

const COUNTING: SettingAnswer = {
  setting: 'counting',
  asks: 'May one hour serve several of the minimums; if not, may a course be divided among them?',
  value: 'exclusive_split',
  outcomes: [],
};

const LATE_PLAN: SettingAnswer = {
  setting: 'late_plan_counts',
  asks: 'Does a plan still count that was approved after the first year of the period, or after six months where these are asked?',
  value: 'yes',
  outcomes: [],
};

const ROUNDING: SettingAnswer = {
  setting: 'rounding',
  asks: 'How is a course rounded whose points fall between two hundredths?',
  value: 'down',
  outcomes: [],
};

function settingsMet(judged: readonly Judged[]): readonly SettingAnswer[] {
  const rounding = judged.some(({ rounded }) => rounded) ? [ROUNDING] : [];
  return [COUNTING, LATE_PLAN, ...rounding, VERSION_DAY];
}
