import { compileCondition, windowFor } from '../conditions/condition.ts';
import { ALWAYS_IN_FORCE, compileForce, type InForce } from '../conditions/force.ts';
import { missingAttributes, type Unit } from '../conditions/words.ts';
import type { Credits, Entry } from '../language/credits.ts';
import type { ListName } from '../language/lists.ts';
import type { Item } from '../situation/item.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import { refused, sumOf, unsure, type Finding, type Outcome, type Portion } from '../situation/valued.ts';
import type { Rounding } from '../values/ratio.ts';
import { both, type Truth } from '../values/truth.ts';
import { compileAcceptance, judgeAcceptance, type AcceptanceTest } from './acceptance.ts';
import { compileCountsWhen, judgeActs, type ActClause } from './counts-when.ts';
import { compileWorth, type Conversion } from './worth.ts';

/** One compiled entry of the credits section. */
export interface Rule {
  readonly id: string;
  /** Whether its portions say by which entry they count and for how much, which few policies ask. */
  readonly tells: boolean;
  readonly from: ListName;
  readonly force: InForce;
  readonly where: Predicate;
  /** In place of the window of the section. */
  readonly window: ValuingWindow | undefined;
  readonly countsWhen: readonly ActClause[];
  readonly accept: readonly AcceptanceTest[];
  readonly convert: Conversion;
  readonly cites: readonly string[];
}

export function compileRule(
  entry: Entry,
  credits: Credits,
  rounding: (at: Situation) => Rounding,
  unit: Unit,
  tells: boolean,
): Rule {
  const { id, from } = entry;
  return {
    ...{ id, tells, from },
    force: compileForce(entry, from),
    where: compileCondition(entry.where, from),
    window: entry.within === undefined ? undefined : windowFor(entry.within, from),
    countsWhen: compileCountsWhen(entry.counts_when, credits.counts_when),
    accept: compileAcceptance(entry),
    convert: compileWorth(entry.worth, rounding, unit),
    cites: Object.keys(entry.cite),
  };
}

/** Whether a rule is the one for an item. */
export function fits(rule: Rule, item: Item, situation: Situation): Truth {
  if (rule.from !== item.list) return false;
  const holds = rule.where.holds(item.attributes, situation);
  if (rule.force === ALWAYS_IN_FORCE || holds === false) return holds;
  return both(rule.force.on(item.day, item.attributes, situation), holds);
}

/** The act, the tests and the conversion, in this order. */
export function applied(rule: Rule, item: Item, situation: Situation): Outcome {
  const acts = judgeActs(rule.countsWhen, item, situation);
  if (acts.refusal) return refused(acts.refusal);
  const tests = judgeAcceptance(rule.accept, item, situation);
  if (tests.refusal) return refused(tests.refusal);
  const earned = rule.convert(item, situation);
  if ('nothing' in earned) {
    const { code, because } = earned.nothing;
    return refused({ code, because, cites: rule.cites });
  }
  const losses = earned.rest === undefined ? NONE : [{ ...earned.rest, cites: rule.cites }];
  const portions = rule.tells ? telling(earned.portions, rule) : earned.portions;
  const whole: Outcome = { sure: portions, extra: NONE, findings: NONE, losses };
  const missing =
    earned.missing === undefined ? NONE : missingAttributes(earned.missing, item.list, rule.cites);
  if (acts.open.length + tests.open.length + missing.length === 0) return whole;
  return unsure(whole, [...acts.open, ...tests.open, ...missing]);
}

const NONE: readonly never[] = [];

/** With what is known of an item only once it counts. */
function telling(portions: readonly Portion[], { id }: Rule): readonly Portion[] {
  const worth = sumOf(portions);
  return portions.map((portion) => ({
    ...portion,
    attributes: { ...portion.attributes, entry: id, worth },
  }));
}

export function whyUndecided(rule: Rule, item: Item, situation: Situation): readonly Finding[] {
  const names = [
    ...rule.force.missing(item.attributes, situation),
    ...(rule.where.holds(item.attributes, situation) === undefined
      ? rule.where.missing(item.attributes, situation)
      : []),
  ];
  return missingAttributes(names, item.list, rule.cites);
}
