import type { Refusal } from '../../domain/decider.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { sameData } from '../../domain/values/same-data.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { matterOf, situationOf } from '../settings/run-situation.ts';
import { explore } from '../settings/settings.ts';
import { UnderValues } from '../settings/under-values.ts';
import { clockAt } from '../situation/clock.ts';
import { termIn, unconfirmed, type Term } from './term-clause.ts';

export { type Term } from './term-clause.ts';
export { compileTerm, type CompiledTerm } from './compile-term.ts';

type Settings = ReadonlyMap<string, string>;

/**
 * The term of a license renewed on a day. It follows the old one; a renewal counts as in time when it was
 * applied for by the end of the period, or within the days of grace after it. Refused where the file does not
 * say, where a fact is missing, and where it turns on a setting that is not confirmed.
 */
export function nextTerm(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  renewedOn: Day,
): Term | Refusal {
  // Whoever is renewed has met the requirement, on that day at the latest.
  const completedOn = facts.obligation.completedOn ?? renewedOn;
  const matter = matterOf(policy, { ...facts, obligation: { ...facts.obligation, completedOn } });
  const { branches, cutOff } = explore(policy, settings, (read) =>
    termIn(policy, situationOf(matter, clockAt(renewedOn), read), renewedOn),
  );
  const [first, ...others] = branches;
  if (!cutOff && others.every(({ answer }) => sameData(answer, first.answer))) return first.answer;
  const under = new UnderValues(policy, branches);
  return unconfirmed(policy, cutOff ? under.assumed() : under.turnsOn(sameData));
}
