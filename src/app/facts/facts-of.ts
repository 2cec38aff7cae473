import type { Facts, LicenseFact, ObligationFact } from '../../domain/facts.ts';
import { isRetraction, standing } from '../../domain/retraction.ts';
import type { Day } from '../../domain/values/day.ts';
import { fault } from '../fault.ts';
import {
  type Draft,
  emptyDraft,
  type EducatorRecord,
  type LicenseRecord,
  type PlacedEvent,
} from './folds/draft.ts';
import { fold } from './folds/fold.ts';
import { furtherFacts, previousOf } from './further-facts.ts';

export type { EducatorRecord, EmploymentRecord, LicenseRecord, PlacedEvent } from './folds/draft.ts';
export { mayBeFact } from './folds/fold.ts';

/**
 * Folds the events of one educator, in the order of the log. The one home of facts. An event that cannot be folded
 * ends it, or is left out where somebody hears of it.
 */
export function recordOf(
  educator: string,
  events: readonly PlacedEvent[],
  onLeftOut?: (error: unknown) => void,
): EducatorRecord {
  const {
    uses: _uses,
    begun: _begun,
    grantedApplications: _granted,
    ...record
  } = draftOf(educator, standingOf(events), onLeftOut);
  return record;
}

function draftOf(
  educator: string,
  events: readonly PlacedEvent[],
  onLeftOut: ((error: unknown) => void) | undefined,
): Draft {
  const draft = emptyDraft(educator);
  for (const event of events) {
    try {
      fold(draft, event);
    } catch (error) {
      if (onLeftOut === undefined) throw error;
      onLeftOut(error);
    }
  }
  return draft;
}

/** The events that stand: of the few streams in which something was taken back, not all do. */
function standingOf(events: readonly PlacedEvent[]): readonly PlacedEvent[] {
  const streams = new Set(events.filter(isRetraction).map(({ stream }) => stream));
  if (streams.size === 0) return events;
  const stands = new Set<PlacedEvent>();
  for (const stream of streams) {
    for (const event of standing(events.filter((one) => one.stream === stream))) stands.add(event);
  }
  return events.filter((event) => !streams.has(event.stream) || stands.has(event));
}

/**
 * The facts for one obligation: its license with the term that ran then, and the credits and evaluations
 * recorded toward its state. `ordinal` is the place in the log they were read at. Undefined when the record
 * has no such obligation.
 */
export function factsFor(record: EducatorRecord, period: string, ordinal: number): Facts | undefined {
  const obligation = record.obligations.get(period);
  const owned = obligation && record.licenses.get(obligation.license);
  if (obligation === undefined || owned === undefined) return undefined;
  return factsUnder(record, obligation, owned, ordinal);
}

/** The facts for what is owed under a license, or may follow from it. */
export function factsUnder(
  record: EducatorRecord,
  obligation: ObligationFact,
  owned: LicenseRecord,
  ordinal: number,
): Facts {
  return factsAbout(record, obligation, inTermAt(owned, obligation.startsOn), ordinal);
}

/** The same where no license is held yet, but one is applied for. */
export function factsAbout(
  record: EducatorRecord,
  obligation: ObligationFact,
  license: LicenseFact,
  ordinal: number,
): Facts {
  const inItsState = ({ state }: { readonly state: string }) => state === obligation.state;
  return {
    educator: record.educator,
    ordinal,
    obligation,
    license,
    licenses: [...record.licenses.values()].map((held) => inTermAt(held, obligation.startsOn)),
    credits: [...record.credits.values()].filter(inItsState),
    evaluations: [...record.evaluations.values()].filter(inItsState),
    service: [...record.service.values()],
    boards: [...record.boards.values()],
    ...(record.birthMonth === undefined ? {} : { birthMonth: record.birthMonth }),
    ...previousOf(record, obligation),
    further: furtherFacts(record, obligation),
  };
}

/** A license as it is held in the term that runs on a day; before the first one, in that. */
export function inTermAt(record: LicenseRecord, day: Day): LicenseFact {
  const { license, state, issuedOn, plans, eventId, terms } = record;
  const term = terms.findLast(({ validFrom }) => validFrom <= day) ?? terms[0];
  if (term === undefined) throw fault('license_without_term', `${license} was issued without a term.`);
  // Renewals before the license came into the ledger are not on record.
  const isWhole = terms[0]?.validFrom === issuedOn;
  const renewals = isWhole ? { renewals: terms.indexOf(term) } : {};
  return { license, state, issuedOn, plans, eventId, ...term, ...renewals };
}
