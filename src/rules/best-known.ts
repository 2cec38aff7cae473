import { applied, fits, whyUndecided, type Rule } from './credit-rule.ts';
import type { Lying } from './credit-window.ts';
import type { Item } from './items.ts';
import type { Situation } from './situation.ts';
import { refused, sumOf, type Finding, type Outcome } from './valued.ts';
import { dayInWords } from './words.ts';

/** What is needed to judge an item by one rule. */
export interface Judging {
  /** Where the item lies, as this rule looks. */
  readonly lying: (rule: Rule) => Lying;
  /** The item as it is judged once carried over. */
  readonly carried: () => Item;
  /** What earlier use leaves of an outcome. */
  readonly lessUse: (outcome: Outcome, item: Item, isCarried: boolean, situation: Situation) => Outcome;
  /** Why an item does not count that no rule fits. */
  readonly unrecognised: () => Finding;
}

/** The first rule that fits decides; while it cannot be said which one fits, any of those that may. */
export function bestKnown(
  item: Item,
  situation: Situation,
  rules: readonly Rule[],
  judging: Judging,
): Outcome {
  const candidates: Outcome[] = [];
  const undecided: Finding[] = [];
  let settled = false;
  for (const rule of rules) {
    const decides = fits(rule, item, situation);
    if (decides === false) continue;
    const { outcomes, doubts } = judged(rule, item, situation, judging);
    candidates.push(...outcomes);
    undecided.push(...doubts);
    if (decides === true) {
      settled = true;
      break;
    }
    undecided.push(...whyUndecided(rule, item, situation));
  }
  const [only] = candidates;
  if (only === undefined) return refused(judging.unrecognised());
  if (settled && candidates.length === 1) return only;
  return anyOfThese(settled ? candidates : [...candidates, NOTHING], undecided);
}

/** That no rule fits after all, or no window: one more possibility, of which the missing attributes say enough. */
const NOTHING: Outcome = { sure: [], extra: [], findings: [], losses: [] };

/** What one rule makes of an item in the window, carried over, or outside: whichever of these may be so. */
function judged(rule: Rule, item: Item, situation: Situation, judging: Judging) {
  const { inside, carried, missing, outside } = judging.lying(rule);
  const outcomes: Outcome[] = [];
  const worthOf = (seen: Item, isCarried: boolean): Outcome => {
    if (!situation.clock.hasCome(item.day)) return refused(notYet(item, outside.cites));
    return judging.lessUse(applied(rule, seen, situation), seen, isCarried, situation);
  };
  if (inside !== false) outcomes.push(worthOf(item, false));
  if (inside !== true && carried !== false) outcomes.push(worthOf(judging.carried(), true));
  const isOutside = inside === false && carried === false;
  if (isOutside) outcomes.push(refused(outside));
  else if (inside !== true && carried !== true) outcomes.push(NOTHING);
  return { outcomes, doubts: outcomes.length > 1 ? missing() : [] };
}

export function notYet({ day }: Item, cites: readonly string[]): Finding {
  return { code: 'not_yet', because: () => `It counts from ${dayInWords(day)} on.`, cites };
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
