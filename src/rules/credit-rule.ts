import { unsettled } from './acts.ts';
import { compileCondition, type Predicate } from './condition.ts';
import { compileForce, type InForce } from './force.ts';
import type { Item } from './items.ts';
import type { Credits, CountsWhen, Entry } from './language/credits.ts';
import type { Rounding } from './ratio.ts';
import type { Situation } from './situation.ts';
import { both, type Truth } from './truth.ts';
import type { Finding, Valued } from './valued.ts';
import { missingAttributes, type Unit } from './words.ts';
import { compileWorth, type Conversion } from './worth.ts';

/** One compiled entry of the credits section. */
export interface Rule {
  readonly entry: Entry;
  readonly force: InForce;
  readonly where: Predicate;
  readonly countsWhen: CountsWhen;
  readonly accept: readonly { readonly test: Predicate; readonly refusal: Finding }[];
  readonly convert: Conversion;
  readonly cites: readonly string[];
}

/** What one rule makes of an item. */
export type Outcome = Pick<Valued, 'sure' | 'extra' | 'findings'>;

export function compileRule(
  entry: Entry,
  credits: Credits,
  rounding: (at: Situation) => Rounding,
  unit: Unit,
): Rule {
  return {
    entry,
    force: compileForce(entry, entry.from),
    where: compileCondition(entry.where, entry.from),
    countsWhen: entry.counts_when ?? credits.counts_when,
    accept: (entry.accept ?? []).map(({ code, because, where, cite }) => ({
      test: compileCondition(where, entry.from),
      refusal: { code, because: () => because, cites: Object.keys(cite) },
    })),
    convert: compileWorth(entry.worth, rounding, unit),
    cites: Object.keys(entry.cite),
  };
}

/** Whether a rule is the one for an item. */
export function fits(rule: Rule, item: Item, situation: Situation): Truth {
  if (rule.entry.from !== item.list) return false;
  return both(
    rule.force.on(item.day, item.attributes, situation),
    rule.where.holds(item.attributes, situation),
  );
}

/** The act, the tests and the conversion, in this order. */
export function applied(rule: Rule, item: Item, situation: Situation): Outcome {
  const pending = unsettled(item, rule.countsWhen, situation.clock);
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

export function whyUndecided(rule: Rule, item: Item, situation: Situation): readonly Finding[] {
  const names = [
    ...rule.force.missing(item.attributes, situation),
    ...(rule.where.holds(item.attributes, situation) === undefined
      ? rule.where.missing(item.attributes, situation)
      : []),
  ];
  return missingAttributes(names, item.list, rule.cites);
}

export function refused(finding: Finding): Outcome {
  return { sure: [], extra: [], findings: [finding] };
}
