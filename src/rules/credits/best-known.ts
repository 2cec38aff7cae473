import { dayInWords } from '../conditions/words.ts';
import { carriedOver } from '../situation/credit-attributes.ts';
import type { Item } from '../situation/item.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import { refused, sumOf, type Finding, type Outcome } from '../situation/valued.ts';
import { applied, fits, whyUndecided, type Rule } from './credit-rule.ts';
import type { Elsewhere, Lying } from './credit-window.ts';

/** What is needed to judge any item by any rule. */
export interface Judging {
  /** Where an item lies, as a rule with a window of its own looks. */
  readonly lyingIn: (entry: ValuingWindow, item: Item, situation: Situation) => Lying;
  /** What earlier use leaves of an outcome. */
  readonly lessUse: (outcome: Outcome, item: Item, isCarried: boolean, situation: Situation) => Outcome;
}

/**
 * The first rule that fits decides; while it cannot be said which one fits, any of those that may. Undefined
 * where none fits. `lying` is where the item lies as rules without a window of their own look.
 */
export function bestKnown(
  item: Item,
  lying: Lying,
  situation: Situation,
  rules: readonly Rule[],
  judging: Judging,
): Outcome | undefined {
  const candidates: Outcome[] = [];
  const undecided: Finding[] = [];
  let settled = false;
  for (const rule of rules) {
    const decides = fits(rule, item, situation);
    if (decides === false) continue;
    const { window } = rule;
    const seen = window === undefined ? lying : judging.lyingIn(window, item, situation);
    if (seen.inside === true) {
      const outcome = worthOf(rule, item, seen.cites, false, situation, judging);
      if (decides === true && candidates.length === 0) return outcome;
      candidates.push(outcome);
    } else {
      const { outcomes, doubts } = judged(rule, item, seen, situation, judging);
      candidates.push(...outcomes);
      undecided.push(...doubts);
    }
    if (decides === true) {
      settled = true;
      break;
    }
    undecided.push(...whyUndecided(rule, item, situation));
  }
  const [only] = candidates;
  if (only === undefined) return undefined;
  if (settled && candidates.length === 1) return only;
  return anyOfThese(settled ? candidates : [...candidates, NOTHING], undecided);
}

/** That no rule fits after all, or no window: one more possibility, of which the missing attributes say enough. */
const NOTHING: Outcome = { sure: [], extra: [], findings: [], losses: [] };

/** What one rule makes of an item that does not certainly lie in the window: all that may be so. */
function judged(
  rule: Rule,
  item: Item,
  { inside, carried, cites, missing, outside }: Elsewhere,
  situation: Situation,
  judging: Judging,
) {
  const outcomes: Outcome[] = [];
  if (inside !== false) outcomes.push(worthOf(rule, item, cites, false, situation, judging));
  if (carried !== false) outcomes.push(worthOf(rule, carriedOver(item), cites, true, situation, judging));
  if (inside === false && carried === false) outcomes.push(refused(outside()));
  else if (carried !== true) outcomes.push(NOTHING);
  return { outcomes, doubts: outcomes.length > 1 ? missing() : [] };
}

/** What one rule makes of an item where it lies in the window or is carried over into it. */
function worthOf(
  rule: Rule,
  item: Item,
  cites: readonly string[],
  isCarried: boolean,
  situation: Situation,
  { lessUse }: Judging,
): Outcome {
  if (!situation.clock.hasCome(item.day)) return refused(notYet(item, cites));
  return lessUse(applied(rule, item, situation), item, isCarried, situation);
}

/** The code of what is to come. Whatever is said of it later, this is not. */
export const NOT_YET = 'not_yet';

export function notYet({ day }: Item, cites: readonly string[]): Finding {
  return { code: NOT_YET, because: () => `It counts from ${dayInWords(day)} on.`, cites };
}

/**
 * Bounds over several possibilities of which one will turn out to be so. Where each gives one amount to the same
 * categories, the least of them is sure; otherwise nothing is. Together with `extra` no possibility's own
 * amounts are exceeded.
 */
function anyOfThese(candidates: readonly Outcome[], undecided: readonly Finding[]): Outcome {
  const refusals = candidates.flatMap((candidate) => candidate.findings);
  const losses = distinct(candidates.flatMap((candidate) => candidate.losses));
  const most = candidates.map(({ sure, extra }) => [...sure, ...extra]);
  if (most.flat().length === 0) return { sure: [], extra: [], findings: distinct(refusals), losses: [] };
  const findings = distinct([...undecided, ...refusals]);
  const [portion] = most.flat();
  const alike = most.every((portions) => portions.every((one) => one.attributes === portion?.attributes));
  if (portion === undefined || !alike) return { sure: [], extra: most.flat(), findings, losses };
  const least = Math.min(...candidates.map(({ sure }) => sumOf(sure)));
  const greatest = Math.max(...most.map(sumOf));
  return {
    sure: least > 0 ? [{ ...portion, amount: least }] : [],
    extra: greatest > least ? [{ ...portion, amount: greatest - least }] : [],
    findings: greatest > least ? findings : [],
    losses,
  };
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [finding.code, finding])).values()];
}
