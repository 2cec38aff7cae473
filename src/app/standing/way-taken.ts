import { isRefusal, refuse, type Refusal } from '../../domain/decider.ts';
import type { NewTerm, TakenEvent } from '../../domain/license/events/route.ts';
import { addDays, addMonths, addYears, type Day } from '../../domain/values/day.ts';
import { nextTerm, type RouteAnswer, type Term } from '../../rules/index.ts';
import type { LicenseRecord } from '../facts/facts-of.ts';
import type { Way } from './ways.ts';

/** What a way that is elected becomes once it is granted; others are no election of a license. */
export const EVENT_OF: { readonly [G in RouteAnswer['gives']]?: TakenEvent['type'] | 'license.Inactivated' } =
  {
    advancement: 'license.Advanced',
    downgrade: 'license.Downgraded',
    reinstatement: 'license.Reinstated',
    reactivation: 'license.Reinstated',
    issue: 'license.Reissued',
    conditional_renewal: 'license.RenewedConditionally',
    inactivation: 'license.Inactivated',
  };

/** What is held after a way is taken. */
export interface Held {
  readonly class: string;
  readonly fields: readonly string[];
  readonly from: Day;
  readonly status?: string;
  readonly term?: NewTerm;
}

/** Days the agency states where the law says none. */
export type StatedTerm = Pick<NewTerm, 'validFrom' | 'expiresOn'>;

/** What is held afterwards, by the law; what it does not say of the days, by the agency. */
export function heldAfter(
  way: Way,
  license: LicenseRecord,
  today: Day,
  stated: StatedTerm | undefined,
): Held | Refusal {
  const { result } = way.answer;
  const term = termAfter(way, license, today, stated);
  if (term !== undefined && 'refused' in term) return term;
  const { class: held = license.class } = { class: result.class ?? undefined };
  const { fields } = license;
  return {
    class: held,
    fields: result.fields === null ? fields : fields.filter((field) => result.fields?.includes(field)),
    from: term?.validFrom ?? today,
    ...(result.status === null ? {} : { status: result.status }),
    ...(term === undefined ? {} : { term }),
  };
}

function termAfter(
  { answer, facts, law }: Way,
  license: LicenseRecord,
  today: Day,
  stated: StatedTerm | undefined,
): NewTerm | Refusal | undefined {
  const written = termWritten(answer.result, today);
  if (written !== undefined) return { ...written, saidBy: 'law' };
  const held = { ...facts.license, class: answer.result.class ?? license.class };
  const termOfClass = (owed: Way['facts']['obligation']) =>
    nextTerm(law.policy, law.settings, { ...facts, license: held, obligation: owed }, today);
  // A renewal as another license: its term follows the one that runs.
  if (answer.gives === 'downgrade') return byLaw(termOfClass(facts.obligation), stated);
  if (answer.gives === 'advancement') {
    // Where the law does not say since when, the day of the act is the first, unless the agency states another.
    if (stated !== undefined) return byAgency(stated);
    const before = addDays(today, -1);
    return byLaw(termOfClass({ ...facts.obligation, endsOn: before, appliedOn: before }), stated);
  }
  return termGoesOn(license, today) && stated === undefined ? undefined : byAgency(stated);
}

/** The days a way writes itself: its first is the day it is taken unless it names another. */
function termWritten({ startsOn, endsOn, lasts }: RouteAnswer['result'], today: Day): Term | undefined {
  const validFrom = startsOn ?? today;
  if (endsOn === 'never') return { validFrom, expiresOn: null };
  if (endsOn !== null) return { validFrom, expiresOn: endsOn };
  if (lasts === null) return undefined;
  const { years, months, days } = lasts;
  const after = addDays(addMonths(addYears(validFrom, years), months), days);
  return { validFrom, expiresOn: addDays(after, -1) };
}

function termGoesOn({ terms }: LicenseRecord, today: Day): boolean {
  return (terms.at(-1)?.expiresOn ?? '') >= today;
}

function byLaw(term: Term | Refusal, stated: StatedTerm | undefined): NewTerm | Refusal {
  if (!isRefusal(term)) return { ...term, saidBy: 'law' };
  return term.refused === 'not_encoded' && stated !== undefined ? byAgency(stated) : term;
}

function byAgency(stated: StatedTerm | undefined): NewTerm | Refusal {
  return stated === undefined
    ? refuse('term_not_said', 'The rules do not say from when to when the license then runs: state its term.')
    : { ...stated, saidBy: 'agency' };
}
