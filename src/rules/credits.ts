import { restsOn } from './acts.ts';
import { applied, compileRule, fits, refused, whyUndecided, type Outcome, type Rule } from './credit-rule.ts';
import { compileFloors } from './floors.ts';
import type { Item } from './items.ts';
import type { Credits } from './language/credits.ts';
import { LIST_NAMES } from './lists.ts';
import type { Rounding } from './ratio.ts';
import { isInPeriod, type Situation } from './situation.ts';
import { sumOf, type Finding, type Valued } from './valued.ts';
import { dayInWords, type Unit } from './words.ts';

/**
 * Compiles the credits section. For each item, in this order: the window, the rule that fits, the act that
 * makes it count, the tests it must pass, the conversion; then, over all items, the floors.
 */
export function compileCredits(credits: Credits, rounding: (at: Situation) => Rounding, unit: Unit) {
  const entered = new Set<string>(['credits', ...credits.entries.map(({ from }) => from)]);
  const lists = LIST_NAMES.filter((list) => entered.has(list));
  const rules = credits.entries.map((entry) => compileRule(entry, credits, rounding, unit));
  const windowCites = Object.keys(credits.within.cite);
  const applyFloors = compileFloors(credits.floors ?? [], unit);

  const valueOf = (item: Item, situation: Situation): Valued => {
    const outside = outsideWindow(item, situation, windowCites);
    const outcome = outside ? refused(outside) : bestKnown(item, situation, rules, unit);
    return { item, ...outcome, restsOn: restsOn(item, situation.clock) };
  };

  return (situation: Situation): readonly Valued[] => {
    const valued = lists.flatMap((list) => situation.list(list)).map((item) => valueOf(item, situation));
    return applyFloors(valued, situation);
  };
}

function outsideWindow(item: Item, situation: Situation, cites: readonly string[]): Finding | undefined {
  const { startsOn, endsOn } = situation.facts.obligation;
  if (!isInPeriod(item.day, situation)) {
    const period = () => `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;
    const because = () => `${dayInWords(item.day)} lies outside the period ${period()}.`;
    return { code: 'outside_period', because, cites };
  }
  if (!situation.clock.hasCome(item.day)) {
    return { code: 'not_yet', because: () => `It counts from ${dayInWords(item.day)} on.`, cites };
  }
  return undefined;
}

/** The first rule that fits decides; while it cannot be said which one fits, any of those that may. */
function bestKnown(item: Item, situation: Situation, rules: readonly Rule[], unit: Unit): Outcome {
  const candidates: Outcome[] = [];
  const undecided: Finding[] = [];
  let settled = false;
  for (const rule of rules) {
    const decides = fits(rule, item, situation);
    if (decides === false) continue;
    candidates.push(applied(rule, item, situation));
    if (decides === true) {
      settled = true;
      break;
    }
    undecided.push(...whyUndecided(rule, item, situation));
  }
  const [only] = candidates;
  if (only === undefined) return refused(unrecognised(item, unit));
  if (settled && candidates.length === 1) return only;
  return anyOfThese(settled ? candidates : [...candidates, NO_RULE], undecided);
}

/** That no rule fits after all: one more possibility, of which the missing attributes say enough. */
const NO_RULE: Outcome = { sure: [], extra: [], findings: [] };

/**
 * Bounds over several rules of which one will apply. Where each gives one amount to the same categories, the
 * least of them is sure; otherwise nothing is. Together with `extra` no rule's own amounts are exceeded.
 */
function anyOfThese(candidates: readonly Outcome[], undecided: readonly Finding[]): Outcome {
  const refusals = candidates.flatMap((candidate) => candidate.findings);
  const most = candidates.map(({ sure, extra }) => [...sure, ...extra]);
  if (most.flat().length === 0) return { sure: [], extra: [], findings: distinctFindings(refusals) };
  const findings = distinctFindings([...undecided, ...refusals]);
  const [portion] = most.flat();
  const alike = most.every((portions) => portions.every((one) => one.attributes === portion?.attributes));
  if (portion === undefined || !alike) return { sure: [], extra: most.flat(), findings };
  const least = Math.min(...candidates.map(({ sure }) => sumOf(sure)));
  const greatest = Math.max(...most.map(sumOf));
  return {
    sure: least > 0 ? [{ ...portion, amount: least }] : [],
    extra: greatest > least ? [{ ...portion, amount: greatest - least }] : [],
    findings: greatest > least ? findings : [],
  };
}

function distinctFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [finding.code, finding])).values()];
}

function unrecognised(item: Item, unit: Unit): Finding {
  const because = () => `No rule says how many ${unit.many} this is worth: ${item.claimed}.`;
  return { code: 'not_recognised', because, cites: [] };
}
