import type { Unit } from '../conditions/words.ts';
import type { Credits } from '../language/credits.ts';
import { LIST_NAMES, type ListName } from '../language/lists.ts';
import { compileRulesByValue, type RulesFor } from '../settings/rules-by-value.ts';
import { asCredit, asSeen } from '../situation/credit-attributes.ts';
import { gathered } from '../situation/gathered.ts';
import type { Item } from '../situation/item.ts';
import { oldestFirst } from '../situation/items.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import { NO_CREDIT, refused, type Finding, type Valued } from '../situation/valued.ts';
import type { Rounding } from '../values/ratio.ts';
import { restsOn } from './acts.ts';
import { bestKnown, notYet, type Judging } from './best-known.ts';
import { compileRule, type Rule } from './credit-rule.ts';
import { compileWindows, isOutside, type Looked, type Lying } from './credit-window.ts';
import { compileFloors } from './floors.ts';
import { compileUse } from './used.ts';

/**
 * Compiles the credits section. The order of evaluation, for each item by itself:
 *
 * 1. the window, or else the carry-over (credit-window.ts);
 * 2. the entry: the first rule that fits (best-known.ts);
 * 3. the act that makes it count (counts-when.ts);
 * 4. acceptance: the tests it must pass (acceptance.ts);
 * 5. conversion (worth.ts), the smallest amount, then whole steps (steps.ts);
 * 6. what was used elsewhere (used.ts);
 *
 * then over all items:
 *
 * 7. floors (floors.ts);
 *
 * then in each amount, over the items it looks at:
 *
 * 8. caps: of what is carried over, of the section, of the amount (caps.ts);
 * 9. the assignment to minimums (assignment/).
 *
 * What was taken off by an earlier step is not seen by a later one. 8 and 9 are one question: what counts within
 * the caps is chosen so that the minimums are filled.
 */
export function compileCredits(
  credits: Credits,
  rounding: (at: Situation) => Rounding,
  unit: Unit,
  tells: boolean,
) {
  const lists = listsWith(credits);
  const rulesOf = new Map(lists.map((list) => [list, rulesFor(list, credits, rounding, unit, tells)]));
  const windows = compileWindows(credits);
  const lessUse = compileUse(credits, unit);
  const applyFloors = compileFloors(credits.floors ?? [], unit);

  const unrecognised = (item: Item, lying: Lying, { clock }: Situation): Finding => {
    if (!ANSWERED.includes(item.list)) return unrecognisedItem(item, unit);
    if (isOutside(lying)) return lying.outside();
    return clock.hasCome(item.day) ? unrecognisedItem(item, unit) : notYet(item, lying.cites);
  };
  const valueOf = (item: Item, looked: Looked, judging: Judging, situation: Situation): Valued => {
    const lying = windows(item, looked, situation);
    const ofList = rulesOf.get(item.list)?.(item.attributes) ?? NO_RULES;
    // Of a claim outside there is no need to look for an entry that fits, unless one has a window of its own.
    const isSettled =
      isOutside(lying) && ANSWERED.includes(item.list) && ofList.every((rule) => rule.window === undefined);
    const known = isSettled ? undefined : bestKnown(item, lying, situation, ofList, judging);
    const { sure, extra, findings, losses } = known ?? refused(unrecognised(item, lying, situation));
    return { item, sure, extra, findings, losses, restsOn: restsOn(item, situation.clock) };
  };

  return (situation: Situation, window?: ValuingWindow): readonly Valued[] => {
    const looked: Looked = { amount: window, entry: undefined };
    const judging: Judging = {
      lyingIn: (entry, item, at) => windows(item, { amount: window, entry }, at),
      lessUse,
    };
    const items = gathered(lists, (list) => situation.list(list));
    const inOrder = lists.length === 1 ? items : items.sort(oldestFirst);
    return applyFloors(
      inOrder.map((item) => valueOf(asSeen(asCredit(item), situation.clock), looked, judging, situation)),
      situation,
    );
  };
}

/** Claims are always answered; other facts where an entry counts them. */
function listsWith({ entries }: Credits): readonly ListName[] {
  const entered = new Set<ListName>(['credits', ...entries.map(({ from }) => from)]);
  return LIST_NAMES.filter((list) => entered.has(list));
}

function rulesFor(
  list: ListName,
  credits: Credits,
  rounding: (at: Situation) => Rounding,
  unit: Unit,
  tells: boolean,
): RulesFor<Rule> {
  const entries = credits.entries.filter(({ from }) => from === list);
  return compileRulesByValue(
    list,
    entries.map((entry) => ({
      rule: compileRule(entry, credits, rounding, unit, tells),
      where: entry.where,
    })),
  );
}

const NO_RULES: readonly never[] = [];

/** Certificates and evaluations are answered like claims; another record of which no entry speaks is none. */
const ANSWERED: readonly ListName[] = ['credits', 'evaluations', 'boards'];

function unrecognisedItem({ list, claimed }: Item, unit: Unit): Finding {
  const code = ANSWERED.includes(list) ? 'not_recognised' : NO_CREDIT;
  return {
    code,
    because: () => `No rule says how many ${unit.many} this is worth: ${claimed}.`,
    cites: [],
  };
}
