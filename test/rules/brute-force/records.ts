import type { CreditFact, Facts, FurtherList } from '../../../src/domain/facts.ts';
import type { Day } from '../../../src/domain/values/day.ts';
import type { ListName } from '../../../src/rules/language/lists.ts';
import { LISTS, type Attribute } from '../../../src/rules/language/lists.ts';
import { lastDayOfSchoolYear, schoolYearOf } from './calendar.ts';
import { parts, type Fraction, whole } from './fractions.ts';

export type Value = string | boolean | Fraction | readonly string[];

export function isTexts(value: Value | undefined): value is readonly string[] {
  return Array.isArray(value);
}

/** One record of a list, with a key for every attribute the reference names; undefined is not recorded. */
export interface Rec {
  readonly list: ListName;
  readonly id: string;
  readonly day: Day | undefined;
  readonly attributes: Readonly<Record<string, Value | undefined>>;
  readonly credit?: CreditFact;
}

/** The attribute each list is placed in time by, as the reference says. */
const DAYS: Readonly<Record<ListName, string>> = {
  ...{ credits: 'completed_on', evaluations: 'school_year', boards: 'certified_on', service: 'school_year' },
  ...{ licenses: 'issued_on', endorsements: 'added_on', degrees: 'conferred_on', tests: 'taken_on' },
  ...{ awards: 'awarded_on', roles: 'designated_on', acts: 'on', employment: 'from', statuses: 'from' },
  ...{ orders: 'from', foreign: 'verified_on', measures: 'on', periods: 'ends_on' },
};

/** Without such a day it still stands. */
const NONE_IS_STILL: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  ...{ endorsements: ['valid_until'], awards: ['valid_until'], roles: ['valid_until', 'ended_on'] },
  ...{ employment: ['until'], statuses: ['until'], orders: ['until'] },
};

/** Later than every day of this calendar. */
const NEVER = '2199-12-31';

type Told = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The records of a list, the oldest first; those of one day by their id. */
export function recordsOf(facts: Facts, list: ListName): readonly Rec[] {
  const named: Readonly<Record<string, Attribute>> = LISTS[list];
  const records = told(facts, list).map(({ id, attributes, credit }) => {
    const known = Object.fromEntries(
      Object.entries(named).map(([name, { type }]) => {
        const value = attributes[name];
        if (value === undefined && NONE_IS_STILL[list]?.includes(name)) return [name, NEVER];
        return [name, valueOf(value, type)];
      }),
    );
    const placed = known[DAYS[list]];
    const when = typeof placed === 'string' ? placed : undefined;
    const latest = when !== undefined && DAYS[list] === 'school_year' ? lastDayOfSchoolYear(when) : when;
    const day = [latest, known.rated_on].filter((one) => typeof one === 'string').toSorted()[0];
    return { list, id, day, attributes: known, ...(credit === undefined ? {} : { credit }) };
  });
  const place = ({ day, id }: Rec) => `${day ?? ''} ${id}`;
  return records.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function valueOf(value: Told[string], type: string): Value | undefined {
  if (typeof value !== 'number') return value;
  if (type === 'amount') return parts(value, 100);
  if (type === 'decimal') return parts(value, 1_000_000);
  return Number.isInteger(value) ? whole(value) : parts(Math.round(value * 1e6), 1_000_000);
}

interface Known {
  readonly id: string;
  readonly attributes: Told;
  readonly credit?: CreditFact;
}

function told(facts: Facts, list: ListName): readonly Known[] {
  switch (list) {
    case 'credits':
      return facts.credits.map((credit) => ({ id: credit.credit, attributes: ofCredit(credit), credit }));
    case 'evaluations':
      return facts.evaluations.map(({ eventId, schoolYear, score, employer, kind, on }) => ({
        id: eventId,
        attributes: { school_year: schoolYear, score, employer, kind, rated_on: on },
      }));
    case 'boards':
      return facts.boards.map(({ eventId, board, kind, field, on, until }) => ({
        id: eventId,
        attributes: { board, kind, field, certified_on: on, valid_until: until },
      }));
    case 'service':
      return facts.service.map(({ eventId, schoolYear, licenseClass, ...rest }) => ({
        id: eventId,
        attributes: { ...rest, school_year: schoolYear, license_class: licenseClass },
      }));
    case 'licenses':
      return facts.licenses.map((license) => ({
        id: license.license,
        attributes: {
          ...{ class: license.class, state: license.state, fields: license.fields },
          ...{ issued_on: license.issuedOn, valid_from: license.validFrom, expires_on: license.expiresOn },
          this: license.license === facts.license.license,
        },
      }));
    case 'acts':
      return [
        ...further(facts, 'acts'),
        ...facts.license.plans.map(({ on, capacity, eventId }) => ({
          id: eventId,
          attributes: { act: 'plan_approval', on, by: capacity },
        })),
      ];
    case 'endorsements':
    case 'degrees':
    case 'tests':
    case 'awards':
    case 'roles':
    case 'employment':
    case 'statuses':
    case 'orders':
    case 'foreign':
    case 'measures':
    case 'periods':
      return further(facts, list);
  }
}

function further(facts: Facts, list: FurtherList): readonly Known[] {
  return (facts.further?.[list] ?? []).map(({ eventId, attributes }) => ({ id: eventId, attributes }));
}

function ofCredit(credit: CreditFact): Told {
  const { kind, unit, quantity, categories, topic, level, participation, delivery, field, grade } = credit;
  return {
    ...{ kind, unit, quantity, categories, topic, level, participation, delivery, field, grade },
    ...{ score: credit.score, assessed: credit.assessed, applied_afterwards: credit.appliedAfterwards },
    ...{ completed_on: credit.completedOn, school_year: schoolYearOf(credit.completedOn) },
    ...{ claimed_on: credit.claimedOn, provider: credit.provider, carried: false },
    provider_approved: credit.providerApproved,
    ...{ approved_on: credit.acts.approvedOn, approved_by: credit.acts.approvedBy },
  };
}
