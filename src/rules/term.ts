import type { Refusal } from '../domain/decider.ts';
import type { Facts } from '../domain/facts.ts';
import { addDays, addYears, type Day } from '../domain/values/day.ts';
import { sameData } from '../domain/values/same-data.ts';
import { clockAt } from './clock.ts';
import { NO_ATTRIBUTES } from './condition.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { matterOf, situationOf } from './run-situation.ts';
import { explore } from './settings.ts';
import { UnderValues } from './under-values.ts';
import { clauseIn, termIn, unconfirmed, type Term } from './term-clause.ts';

export { compileTerm, type CompiledTerm, type Term } from './term-clause.ts';

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

/** The first day on which the renewal may be applied for, or null where the rules name none. */
export function earliestRenewal(policy: CompiledPolicy, settings: Settings, facts: Facts): Day | null {
  const { endsOn } = facts.obligation;
  const matter = matterOf(policy, facts);
  const { branches, cutOff } = explore(policy, settings, (read) => {
    const situation = situationOf(matter, clockAt(endsOn), read);
    const term = clauseIn(policy, situation);
    if ('refused' in term) return null;
    const opens = term.opens?.at(NO_ATTRIBUTES, situation);
    if (typeof opens === 'string') return opens;
    const years = term.written.opens_years_before_end;
    return years === undefined ? null : addDays(addYears(endsOn, -years), 1);
  });
  const [first, ...others] = branches;
  return !cutOff && others.every(({ answer }) => answer === first.answer) ? first.answer : null;
}
