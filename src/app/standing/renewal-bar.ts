import type { Facts } from '../../domain/facts.ts';
import type { Bar } from '../../domain/license/commands.ts';
import type { Day } from '../../domain/values/day.ts';
import { renewalWindow, type RouteAnswer, routesOf } from '../../rules/index.ts';
import type { PolicyInForce } from './policy-book.ts';
import { EVENT_OF } from './way-taken.ts';
import { askedOn } from './ways.ts';

/**
 * Why a renewal cannot be had any more, whatever is met: its window is closed, or it was renewed as often as it may be.
 * What was applied for is judged by the day of the application, however long the answer takes, and also when it was
 * denied and is applied for again; what never was, by today.
 * Tells which ways the law still has. Undefined where nothing bars it, or the law does not say.
 */
export function renewalBar({ policy, settings }: PolicyInForce, facts: Facts, today: Day): Bar | undefined {
  const { appliedOn } = facts.obligation;
  const { timing, closesOn, codes, missing } = renewalWindow(policy, settings, facts, appliedOn ?? today);
  if (timing !== 'closed') return undefined;
  const ways = waysLeft(routesOf(policy, settings, askedOn(facts, appliedOn ?? today, today), today));
  if (closesOn === null) {
    return { code: codes[0] ?? 'too_late', because: [...missing, ways].join(' ') };
  }
  const late = appliedOn === undefined ? '' : ` This one was made on ${appliedOn}.`;
  return { code: 'too_late', because: `Applications to renew were taken until ${closesOn}.${late} ${ways}` };
}

/** What the holder or their employer may still ask for. */
function waysLeft(routes: readonly RouteAnswer[]): string {
  const open = routes.filter(
    ({ gives, isOpen, startedBy }) =>
      isOpen === 'open' &&
      (gives === 'extension' || EVENT_OF[gives] !== undefined) &&
      startedBy.some((who) => who === 'holder' || who === 'employer'),
  );
  return open.length === 0
    ? 'The rules that were read name no other way that is open; ask the agency.'
    : `Ways that are open: ${open.map(({ id, asks }) => `${id} (${unended(asks)})`).join('; ')}.`;
}

function unended(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
