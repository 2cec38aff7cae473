import type { Hundredths } from '../../domain/values/hundredths.ts';
import { compileCondition } from '../conditions/condition.ts';
import { amountInWords, missingAttributes, type Unit } from '../conditions/words.ts';
import type { Credits } from '../language/credits.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import { refused, sumOf, type Finding, type Outcome } from '../situation/valued.ts';
import { firstOf, taken } from './taken.ts';

/**
 * Compiles what earlier use takes off the worth of an item: of one carried over always, of any other where the
 * file says that nothing is used twice. Of an item of several amounts the first ones count as used.
 */
export function compileUse({ used_once, carry_over }: Credits, unit: Unit) {
  const except = used_once?.except === undefined ? undefined : compileCondition(used_once.except, 'credits');
  const cites = {
    carried: Object.keys(carry_over?.cite ?? {}),
    once: Object.keys(used_once?.cite ?? {}),
  };

  return (outcome: Outcome, item: Item, isCarried: boolean, situation: Situation): Outcome => {
    if (item.used.length === 0 || (used_once === undefined && !isCarried)) return outcome;
    const worth = sumOf(outcome.sure) + sumOf(outcome.extra);
    const used = Math.min(worth, usedElsewhere(item, situation));
    if (used === 0) return outcome;
    const mayRepeat = !isCarried && except !== undefined ? except.holds(item.attributes, situation) : false;
    if (mayRepeat === true) return outcome;
    const finding: Finding = {
      code: 'used_elsewhere',
      because: () => `${amountInWords(used, unit)} of it ${used === 100 ? 'was' : 'were'} used elsewhere.`,
      cites: isCarried ? cites.carried : cites.once,
    };
    if (mayRepeat === false) return lessened(outcome, used, finding);
    const names = except?.missing(item.attributes, situation) ?? [];
    const findings = [...outcome.findings, ...missingAttributes(names, item.list, cites.once)];
    const doubtful = firstOf(outcome.sure, used);
    return { ...outcome, sure: taken(outcome.sure, used), extra: [...outcome.extra, ...doubtful], findings };
  };
}

/** What was used for something other than this period, as far as the day has seen it. */
function usedElsewhere({ used }: Item, { facts, clock }: Situation): Hundredths {
  let sum = 0;
  for (const use of used) {
    if (use.for !== facts.obligation.period && clock.hasCome(use.on)) sum += use.amount;
  }
  return sum;
}

function lessened(outcome: Outcome, used: Hundredths, finding: Finding): Outcome {
  const { sure, extra, findings, losses } = outcome;
  const sureUsed = Math.min(used, sumOf(sure));
  const left = { sure: taken(sure, sureUsed), extra: taken(extra, used - sureUsed) };
  if (left.sure.length + left.extra.length === 0) return refused(finding);
  return { ...left, findings, losses: [...losses, finding] };
}
