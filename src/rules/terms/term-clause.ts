import { refuse, type Refusal } from '../../domain/decider.ts';
import { addDays, addYears, type Day } from '../../domain/values/day.ts';
import { NO_ATTRIBUTES } from '../conditions/condition.ts';
import type { CompiledMoment } from '../conditions/moment.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { Term as WrittenTerm } from '../language/policy.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { shortened } from '../routes/shortened.ts';
import { onDay } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import type { CompiledTerm } from './compile-term.ts';

/** The days a license is valid, both included; the next period has the same. */
export interface Term {
  readonly validFrom: Day;
  /** Null where the license is valid for life. */
  readonly expiresOn: Day | null;
}

/** The term of one run, for a situation whose completion is known. */
export function termIn(policy: CompiledPolicy, situation: Situation, renewedOn: Day): Term | Refusal {
  const term = clauseIn(policy, situation);
  if ('refused' in term) return term;
  const usedUp = renewalsUsedUp(term.written, situation);
  if (usedUp !== undefined) return usedUp;
  const validFrom = firstDay(term, situation, renewedOn);
  if (typeof validFrom !== 'string') return validFrom;
  const expiresOn = lastDay(policy, term, situation, validFrom, renewedOn);
  return expiresOn === null || typeof expiresOn === 'string' ? { validFrom, expiresOn } : expiresOn;
}

/** The first clause that fits and is in force. */
export function clauseIn(policy: CompiledPolicy, situation: Situation): CompiledTerm | Refusal {
  for (const term of policy.terms) {
    const holds = term.scope.holds(situation);
    if (holds === true) return term;
    if (holds === undefined) return lacking(term.scope.missing(situation));
  }
  const { license } = situation.facts;
  return refuse('not_encoded', `The rules do not say how long a ${license.class} license runs.`);
}

function renewalsUsedUp({ at_most_times: most }: WrittenTerm, { facts }: Situation): Refusal | undefined {
  if (most === undefined) return undefined;
  const { renewals, validFrom, issuedOn } = facts.license;
  // A term that is not the first has been renewed once at least, whatever is on record of it.
  const least = renewals ?? (validFrom === issuedOn ? 0 : 1);
  if (renewals === undefined && least < most) return lacking(['license.renewals']);
  if (least < most) return undefined;
  const held = facts.license.class;
  if (most === 0) return refuse('renewals_used_up', `A ${held} license is not renewed.`);
  const times = most === 1 ? 'once' : `${most} times`;
  return refuse('renewals_used_up', `A ${held} license is renewed ${times} at most, and was.`);
}

function firstDay(term: CompiledTerm, situation: Situation, renewedOn: Day): Day | Refusal {
  const { appliedOn = renewedOn, endsOn } = situation.facts.obligation;
  const lastInTime = dayAt(term.inTime, situation, renewedOn);
  if (typeof lastInTime !== 'string') return lastInTime;
  if (appliedOn <= lastInTime) {
    return term.starts === undefined ? addDays(endsOn, 1) : dayAt(term.starts, situation, renewedOn);
  }
  return term.startsLate === undefined
    ? refuse('not_encoded', 'The rules do not say how a license runs that is renewed after its period.')
    : dayAt(term.startsLate, situation, renewedOn);
}

/** Null for life. */
function lastDay(
  policy: CompiledPolicy,
  { ends, written }: CompiledTerm,
  situation: Situation,
  validFrom: Day,
  renewedOn: Day,
): Day | Refusal | null {
  if (ends === 'never') return null;
  const full =
    ends === undefined
      ? afterYears(policy, written, situation, validFrom)
      : dayAt(ends, situation, renewedOn);
  if (typeof full !== 'string') return full;
  const last = shortened(policy, full, situation);
  return typeof last !== 'string' || written.ends_on === undefined ? last : lastOn(written.ends_on, last);
}

function afterYears(
  policy: CompiledPolicy,
  { years }: WrittenTerm,
  situation: Situation,
  validFrom: Day,
): Day | Refusal {
  if (years === undefined) throw new RangeError('a term without years and without ends passed the loader');
  const setting = typeof years === 'number' ? undefined : years.setting;
  const number = setting === undefined ? years : situation.setting(setting);
  return number === undefined
    ? unconfirmed(policy, setting === undefined ? [] : [setting])
    : addDays(addYears(validFrom, Number(number)), -1);
}

function dayAt(moment: CompiledMoment, situation: Situation, renewedOn: Day): Day | Refusal {
  const found = moment.at(NO_ATTRIBUTES, situation);
  if (found === null) {
    return refuse('no_such_day', 'The rules reckon the term from a day that nothing on record gives.');
  }
  return found === undefined ? lacking(moment.missing(NO_ATTRIBUTES, situation)) : onDay(found, renewedOn);
}

/** What is missing first gives the code; all of it is told. */
function lacking(names: readonly string[]): Refusal {
  const findings = missingAttributes(names, undefined, []);
  const told = findings.map(({ because }) => because()).join(' ');
  return refuse(findings[0]?.code ?? 'not_encoded', told);
}

/** A refusal that names the questions nobody has answered. */
export function unconfirmed({ settings }: CompiledPolicy, names: readonly string[]): Refusal {
  const questions = names.map((name) => settings.get(name)?.setting.asks ?? name);
  return refuse('setting_unconfirmed', `The agency has not answered: ${questions.join(' ')}`);
}

/** The last such day of the year that is not after a day. */
function lastOn(monthAndDay: string, day: Day): Day {
  const sameYear = `${day.slice(0, 4)}-${monthAndDay}`;
  return sameYear <= day ? sameYear : addYears(sameYear, -1);
}
