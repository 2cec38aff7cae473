import { type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { TIME_ZONES } from '../values/states.ts';
import type { Clocks, Criterion, PassRule, Terms } from './terms.ts';

const ZONES: ReadonlySet<string> = new Set(TIME_ZONES.values());
const MOST = 50;
const MOST_LEVELS = 10;
const MOST_POINTS = 1000;
const MOST_DAYS = 260;

/** What is wrong with the terms an attempt would be judged by; nothing when they can be used. */
export function checkTerms(terms: Terms): Refusal | undefined {
  const { requirements, criteria, coachAfter, validMonths } = terms;
  if (!isDistinct(requirements) || requirements.length > MOST || !requirements.every(isName)) {
    return refuse(
      'requirements',
      `Name at most ${MOST} different parts of the work, each in 1 to 200 characters.`,
    );
  }
  if (criteria.length === 0 || criteria.length > MOST || !isDistinct(criteria.map((one) => one.criterion))) {
    return refuse('criteria', `Name 1 to ${MOST} different criteria; each one will be scored.`);
  }
  for (const criterion of criteria) {
    const problem = checkCriterion(criterion, requirements);
    if (problem !== undefined) return problem;
  }
  if (!isWhole(terms.assessors, 1, 2))
    return refuse('assessors', 'One or two assessors assess each attempt.');
  if (coachAfter !== undefined && !isWhole(coachAfter, 1, 100)) {
    return refuse('coach_after', 'A coach is met after 1 to 100 answers of "not yet", or never.');
  }
  if (validMonths !== undefined && !isWhole(validMonths, 1, 600)) {
    return refuse('valid_months', 'An award lasts 1 to 600 months, or has no end.');
  }
  return checkPass(terms.pass) ?? (terms.clocks === undefined ? undefined : checkClocks(terms.clocks));
}

function checkCriterion(
  { criterion, requirement, levels }: Criterion,
  requirements: readonly string[],
): Refusal | undefined {
  if (!isName(criterion)) return refuse('criteria', 'A criterion is a text of 1 to 200 characters.');
  if (requirement !== undefined && !requirements.includes(requirement)) {
    return refuse('criteria', `"${criterion}" judges a part of the work that is not asked for.`);
  }
  if (levels.length < 2 || levels.length > MOST_LEVELS || !isDistinct(levels.map(({ level }) => level))) {
    return refuse('levels', `"${criterion}" needs 2 to ${MOST_LEVELS} different levels.`);
  }
  if (!levels.every(({ level, points }) => isName(level) && isWhole(points, 0, MOST_POINTS))) {
    return refuse('levels', `A level has a name and 0 to ${MOST_POINTS} whole points.`);
  }
  const kinds = new Set(levels.map(({ demonstrates }) => demonstrates));
  return kinds.size === 2
    ? undefined
    : refuse(
        'levels',
        `"${criterion}" needs a level that demonstrates the competency and one that does not.`,
      );
}

function checkPass(pass: PassRule): Refusal | undefined {
  return pass.rule === 'every' || isWhole(pass.percent, 1, 100)
    ? undefined
    : refuse('pass', 'The percentage to pass is a whole number of 1 to 100.');
}

function checkClocks({ zone, closed, ...days }: Clocks): Refusal | undefined {
  if (!ZONES.has(zone)) {
    return refuse('zone', `The issuer's time zone is one of: ${[...ZONES].join(', ')}.`);
  }
  if (closed.length > 1000 || !closed.every(isDay)) {
    return refuse('closed', 'Days on which the issuer is closed are at most 1000 days, as 2026-12-24.');
  }
  return Object.values(days).every((count) => isWhole(count, 1, MOST_DAYS))
    ? undefined
    : refuse('clocks', `Each answer is owed within 1 to ${MOST_DAYS} business days.`);
}

function isName(text: string): boolean {
  return isPlainText(text, 200);
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
