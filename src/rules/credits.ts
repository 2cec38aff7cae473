import { restsOn, unsettled } from './acts.ts';
import { ALWAYS, compileCondition, type Predicate } from './condition.ts';
import { compileForce, type InForce } from './force.ts';
import { compileFloors } from './floors.ts';
import type { Item } from './items.ts';
import type { Credits, CountsWhen, Entry } from './language/credits.ts';
import type { Rounding } from './ratio.ts';
import { isInPeriod, type Situation } from './situation.ts';
import { both } from './truth.ts';
import { sumOf, type Finding, type Valued } from './valued.ts';
import { dayInWords, missingAttributes, type Unit } from './words.ts';
import { compileWorth, type Conversion } from './worth.ts';

interface Rule {
  readonly entry: Entry;
  readonly force: InForce;
  readonly where: Predicate;
  readonly countsWhen: CountsWhen;
  readonly accept: readonly { readonly test: Predicate; readonly refusal: Finding }[];
  readonly convert: Conversion;
  readonly cites: readonly string[];
}

/** What one rule makes of an item. */
type Outcome = Pick<Valued, 'sure' | 'extra' | 'findings'>;

/**
 * Compiles the credits section. For each item, in this order: the window, the rule that fits, the act that
 * makes it count, the tests it must pass, the conversion; then, over all items, the floors.
 */
export function compileCredits(credits: Credits, rounding: (at: Situation) => Rounding, unit: Unit) {
  const lists = new Set(credits.entries.map(({ from }) => from));
  const rules = credits.entries.map((entry) => compileRule(entry, credits, rounding, unit));
  const windowCites = Object.keys(credits.within.cite);
  const applyFloors = compileFloors(credits.floors ?? [], unit);

  const valueOf = (item: Item, situation: Situation): Valued => {
    const outside = outsideWindow(item, situation, windowCites);
    const outcome = outside ? refused(outside) : bestKnown(item, situation, rules, unit);
    return { item, ...outcome, restsOn: restsOn(item, situation.asOf) };
  };

  return (situation: Situation): readonly Valued[] => {
    const valued = situation.items
      .filter(({ list }) => list === 'credits' || (list !== 'service' && lists.has(list)))
      .map((item) => valueOf(item, situation));
    return applyFloors(valued, situation);
  };
}

function compileRule(
  entry: Entry,
  credits: Credits,
  rounding: (at: Situation) => Rounding,
  unit: Unit,
): Rule {
  return {
    entry,
    force: compileForce(entry, entry.from),
    where: entry.where === undefined ? ALWAYS : compileCondition(entry.where, entry.from),
    countsWhen: entry.counts_when ?? credits.counts_when,
    accept: (entry.accept ?? []).map(({ code, because, where, cite }) => ({
      test: compileCondition(where, entry.from),
      refusal: { code, because: () => because, cites: Object.keys(cite) },
    })),
    convert: compileWorth(entry.worth, rounding, unit),
    cites: Object.keys(entry.cite),
  };
}

function outsideWindow(item: Item, situation: Situation, cites: readonly string[]): Finding | undefined {
  const { startsOn, endsOn } = situation.facts.obligation;
  if (!isInPeriod(item.day, situation)) {
    const period = () => `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;
    const because = () => `${dayInWords(item.day)} lies outside the period ${period()}.`;
    return { code: 'outside_period', because, cites };
  }
  if (item.day > situation.asOf) {
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
    if (rule.entry.from !== item.list) continue;
    const fits = both(
      rule.force.on(item.day, item.attributes, situation),
      rule.where.holds(item.attributes, situation),
    );
    if (fits === false) continue;
    candidates.push(applied(rule, item, situation));
    if (fits === true) {
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

function applied(rule: Rule, item: Item, situation: Situation): Outcome {
  const pending = unsettled(item, rule.countsWhen, situation.asOf);
  if (pending) return refused(pending);
  const open: Finding[] = [];
  for (const { test, refusal } of rule.accept) {
    const passed = test.holds(item.attributes, situation);
    if (passed === false) return refused(refusal);
    if (passed === undefined) {
      open.push(...missingAttributes(test.missing(item.attributes, situation), item.list, refusal.cites));
    }
  }
  const earned = rule.convert(item, situation);
  if ('nothing' in earned) {
    return refused({ code: 'earns_nothing', because: () => earned.nothing, cites: rule.cites });
  }
  if ('missing' in earned) {
    const findings = [...open, ...missingAttributes([earned.missing], item.list, rule.cites)];
    return { sure: [], extra: earned.atMost, findings };
  }
  if (open.length > 0) return { sure: [], extra: earned.portions, findings: open };
  return { sure: earned.portions, extra: [], findings: [] };
}

function whyUndecided(rule: Rule, item: Item, situation: Situation): readonly Finding[] {
  const names = [
    ...rule.force.missing(item.attributes, situation),
    ...(rule.where.holds(item.attributes, situation) === undefined
      ? rule.where.missing(item.attributes, situation)
      : []),
  ];
  return missingAttributes(names, item.list, rule.cites);
}

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

function refused(finding: Finding): Outcome {
  return { sure: [], extra: [], findings: [finding] };
}

function unrecognised(item: Item, unit: Unit): Finding {
  const because = () => `No rule says how many ${unit.many} this is worth: ${item.claimed}.`;
  return { code: 'not_recognised', because, cites: [] };
}
