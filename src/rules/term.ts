import { refuse, type Refusal } from '../domain/decider.ts';
import type { Facts } from '../domain/facts.ts';
import { addDays, addYears, type Day } from '../domain/values/day.ts';
import { holdsFor, compileCondition, type Predicate } from './condition.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { Term as WrittenTerm } from './language/policy.ts';
import { confirmedValue, explore } from './settings.ts';
import { situationOf } from './run.ts';

/** The days a license is valid, both included; the next period has the same. */
export interface Term {
  readonly validFrom: Day;
  readonly expiresOn: Day;
}

export interface CompiledTerm {
  readonly for: Predicate;
  readonly written: WrittenTerm;
}

export function compileTerm(written: WrittenTerm): CompiledTerm {
  return { for: compileCondition(written.for, undefined), written };
}

/**
 * The term of a license renewed on a day. It follows the old one; a renewal counts as in time when it was
 * applied for by the end of the period. Refused where the file does not say, or a setting is not confirmed.
 */
export function nextTerm(
  policy: CompiledPolicy,
  settings: ReadonlyMap<string, string>,
  facts: Facts,
  renewedOn: Day,
): Term | Refusal {
  const term = termFor(policy, settings, facts, renewedOn);
  if (term === undefined) {
    return refuse('not_encoded', `The rules do not say how long a ${facts.license.class} license runs.`);
  }
  const years =
    typeof term.years === 'number' ? term.years : confirmedYears(policy, settings, term.years.setting);
  if (typeof years !== 'number') return years;
  const { appliedOn, completedOn, endsOn } = facts.obligation;
  const late = (appliedOn ?? renewedOn) > endsOn;
  if (late && term.when_late === undefined) {
    return refuse('not_encoded', 'The rules do not say how a license runs that is renewed after its period.');
  }
  const validFrom = addDays(late ? (completedOn ?? renewedOn) : endsOn, 1);
  const full = addDays(addYears(validFrom, years), -1);
  return { validFrom, expiresOn: term.ends_on === undefined ? full : lastOn(term.ends_on, full) };
}

/** The first day on which the renewal may be applied for, or null where the rules name none. */
export function earliestRenewal(
  policy: CompiledPolicy,
  settings: ReadonlyMap<string, string>,
  facts: Facts,
): Day | null {
  const term = termFor(policy, settings, facts, facts.obligation.endsOn);
  if (term?.opens_years_before_end === undefined) return null;
  return addDays(addYears(facts.obligation.endsOn, -term.opens_years_before_end), 1);
}

/** The term that applies whatever the agency may yet confirm; undefined where that decides. */
function termFor(
  policy: CompiledPolicy,
  settings: ReadonlyMap<string, string>,
  facts: Facts,
  asOf: Day,
): WrittenTerm | undefined {
  const { branches } = explore(policy, settings, (read) => {
    const situation = situationOf({ policy, facts, items: [] }, asOf, read);
    return policy.terms.find((term) => holdsFor(term.for, situation) === true)?.written;
  });
  const [first, ...others] = branches;
  return others.every(({ answer }) => answer === first.answer) ? first.answer : undefined;
}

function confirmedYears(
  policy: CompiledPolicy,
  settings: ReadonlyMap<string, string>,
  name: string,
): number | Refusal {
  const value = confirmedValue(policy, settings, name);
  if (value !== undefined) return Number(value);
  const asks = policy.settings.get(name)?.setting.asks ?? name;
  return refuse('setting_unconfirmed', `The agency has not answered: ${asks}`);
}

/** The last such day of the year that is not after a day. */
function lastOn(monthAndDay: string, day: Day): Day {
  const sameYear = `${day.slice(0, 4)}-${monthAndDay}`;
  return sameYear <= day ? sameYear : addYears(sameYear, -1);
}
