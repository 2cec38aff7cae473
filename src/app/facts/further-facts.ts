import type { Recorded } from '../../domain/decider.ts';
import type { EventType, LedgerEvent } from '../../domain/events.ts';
import type { Facts, FurtherFact, FurtherList, ObligationFact } from '../../domain/facts.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { parseDecimal } from '../../domain/values/decimal.ts';
import { fault } from '../fault.ts';
import { amountOf, type EmploymentRecord, type LicenseRecord, type PlainRecord } from './folds/draft.ts';
import { employmentFacts } from './folds/employment.ts';
import { factsOfHistory } from './history-facts.ts';
import { actsOf } from './period-acts.ts';

type PlainType = Extract<
  EventType,
  | 'educator.DegreeConferred'
  | 'educator.TestTaken'
  | 'educator.ActRecorded'
  | 'educator.MeasureRecorded'
  | 'educator.RoleDesignated'
  | 'educator.ForeignCredentialVerified'
  | 'educator.AwardRecorded'
>;

type PlainEvent = Extract<Recorded<LedgerEvent>, { type: PlainType }> & { readonly stream: string };

/** An event as a record, by the names rules ask for. */
export function plainRecord(event: PlainEvent): PlainRecord {
  const { eventId } = event;
  switch (event.type) {
    case 'educator.DegreeConferred': {
      const { on, externalId: _, ...said } = event.data;
      return { list: 'degrees', eventId, attributes: { ...said, conferred_on: on } };
    }
    case 'educator.TestTaken': {
      const { on, ...said } = event.data;
      return { list: 'tests', eventId, attributes: { ...said, taken_on: on } };
    }
    case 'educator.ActRecorded': {
      const { state, quantity, ...said } = event.data;
      const amount = quantity === undefined ? {} : { quantity: amountOf(quantity, event.stream) };
      return { list: 'acts', eventId, state, attributes: { ...said, ...amount } };
    }
    case 'educator.MeasureRecorded': {
      const { state, value, schoolYear, ...said } = event.data;
      const number = parseDecimal(value);
      if (number === undefined)
        throw fault('value_unreadable', `${event.stream} holds the value "${value}".`);
      return {
        list: 'measures',
        eventId,
        state,
        attributes: { ...said, value: number, school_year: schoolYear },
      };
    }
    case 'educator.RoleDesignated': {
      const { state, on, until, ...said } = event.data;
      return {
        list: 'roles',
        eventId,
        state,
        attributes: { ...said, designated_on: on, valid_until: until },
      };
    }
    case 'educator.AwardRecorded': {
      const { on, until, ...said } = event.data;
      return { list: 'awards', eventId, attributes: { ...said, awarded_on: on, valid_until: until } };
    }
    case 'educator.ForeignCredentialVerified': {
      const { on, issuedOn, validUntil, source: _, ...said } = event.data;
      const days = { issued_on: issuedOn, valid_until: validUntil, verified_on: on };
      return { list: 'foreign', eventId, attributes: { ...said, ...days } };
    }
  }
}

/** The further lists as the rules of one state see them, earlier periods of the license among them. */
export function furtherFacts(
  record: {
    readonly further: ReadonlyMap<string, PlainRecord>;
    readonly obligations: ReadonlyMap<string, ObligationFact>;
    readonly licenses: ReadonlyMap<string, LicenseRecord>;
    readonly employment: ReadonlyMap<string, EmploymentRecord>;
  },
  obligation: ObligationFact,
): NonNullable<Facts['further']> {
  const lists: Partial<Record<FurtherList, FurtherFact[]>> = {};
  const add = (list: FurtherList, fact: FurtherFact) => (lists[list] ??= []).push(fact);
  for (const { list, eventId, state, attributes, endedOn, isRevoked } of record.further.values()) {
    if (isRevoked === true) continue;
    if (state !== undefined && state !== obligation.state) continue;
    add(list, {
      eventId,
      attributes: endedOn === undefined ? attributes : { ...attributes, ended_on: endedOn },
    });
  }
  for (const [list, fact] of factsOfHistory(record.licenses.get(obligation.license))) add(list, fact);
  for (const fact of employmentFacts(record.employment, obligation.state)) add('employment', fact);
  for (const other of record.obligations.values()) {
    const { eventId, license, strand, startsOn, endsOn, completedOn, metBy } = other;
    // More time under another license is that license's alone.
    if (license === obligation.license) for (const act of actsOf(other)) add('acts', act);
    if (endsOn >= obligation.startsOn) continue;
    const held = classIn(record.licenses.get(license), startsOn);
    const days = { starts_on: startsOn, ends_on: endsOn, completed_on: completedOn };
    add('periods', { eventId, attributes: { strand, class: held, ...days, met_by: metBy } });
  }
  return lists;
}

/** The period of the same license and strand that ended the day before this one began. */
export function previousOf(
  { obligations }: { readonly obligations: ReadonlyMap<string, ObligationFact> },
  { license, strand, startsOn }: ObligationFact,
): Pick<Facts, 'previous'> {
  const before = [...obligations.values()].find(
    (one) => one.license === license && one.strand === strand && addDays(one.endsOn, 1) === startsOn,
  );
  if (before === undefined) return {};
  const { completedOn } = before;
  return {
    previous: {
      startsOn: before.startsOn,
      endsOn: before.endsOn,
      ...(completedOn === undefined ? {} : { completedOn }),
    },
  };
}

/** The class that was held in the term which ran on a day. */
function classIn(license: LicenseRecord | undefined, day: Day): string | undefined {
  return license?.terms.findLast(({ validFrom }) => validFrom <= day)?.class ?? license?.class;
}
