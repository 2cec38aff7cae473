import type { Recorded } from '../domain/decider.ts';
import type { EventType, LedgerEvent } from '../domain/events.ts';
import type {
  BoardFact,
  CreditActs,
  CreditFact,
  EvaluationFact,
  Facts,
  LicenseFact,
  ObligationFact,
  ServiceFact,
} from '../domain/facts.ts';
import type { Day } from '../domain/values/day.ts';
import { categoryOf } from '../domain/streams.ts';
import { parseHundredths } from '../domain/values/hundredths.ts';
import { fault } from './fault.ts';
import { furtherFacts, plainRecord, previousOf, type PlainRecord } from './further-facts.ts';

/** An event of the ledger with the stream it stands in. */
export type PlacedEvent = Recorded<LedgerEvent> & { readonly stream: string };

type Placed<T extends EventType> = Extract<PlacedEvent, { type: T }>;

interface Term {
  readonly validFrom: Day;
  readonly expiresOn: Day;
}

export type LicenseRecord = Omit<LicenseFact, 'validFrom' | 'expiresOn'> & {
  /** Every term so far, oldest first. */
  readonly terms: readonly Term[];
};

/** Everything the ledger says of one educator, before it is looked at for one obligation. */
export interface EducatorRecord {
  readonly educator: string;
  readonly obligations: ReadonlyMap<string, ObligationFact>;
  readonly licenses: ReadonlyMap<string, LicenseRecord>;
  readonly credits: ReadonlyMap<string, CreditFact>;
  readonly evaluations: ReadonlyMap<string, EvaluationFact>;
  readonly service: ReadonlyMap<string, ServiceFact>;
  readonly boards: ReadonlyMap<string, BoardFact>;
  /** Plain records of other lists, by the event that stated each. */
  readonly further: ReadonlyMap<string, PlainRecord>;
  /** Month of birth, 1 to 12, where it is known and not erased. */
  readonly birthMonth: number | undefined;
}

interface Draft extends EducatorRecord {
  readonly obligations: Map<string, ObligationFact>;
  readonly licenses: Map<string, LicenseRecord>;
  readonly credits: Map<string, CreditFact>;
  readonly evaluations: Map<string, EvaluationFact>;
  readonly service: Map<string, ServiceFact>;
  readonly boards: Map<string, BoardFact>;
  readonly further: Map<string, PlainRecord>;
  birthMonth: number | undefined;
}

/** Streams of which nothing is a fact of law. */
const WITHOUT_FACTS: ReadonlySet<string> = new Set([
  'credential',
  'reminder',
  'import',
  'calendar',
  'policy',
]);

/** Whether `recordOf` may take something from the event: what it surely does not need not be opened. */
export function mayBeFact({ stream }: { readonly stream: string }): boolean {
  return !WITHOUT_FACTS.has(categoryOf(stream));
}

/**
 * Folds the events of one educator, in the order of the log. The one home of facts. An event that cannot be folded
 * ends it, or is left out where somebody hears of it.
 */
export function recordOf(
  educator: string,
  events: readonly PlacedEvent[],
  onLeftOut?: (error: unknown) => void,
): EducatorRecord {
  const draft: Draft = {
    educator,
    obligations: new Map(),
    licenses: new Map(),
    credits: new Map(),
    evaluations: new Map(),
    service: new Map(),
    boards: new Map(),
    further: new Map(),
    birthMonth: undefined,
  };
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
  const inItsState = ({ state }: { readonly state: string }) => state === obligation.state;
  return {
    educator: record.educator,
    ordinal,
    obligation,
    license: inTermAt(owned, obligation.startsOn),
    licenses: [...record.licenses.values()].map((license) => inTermAt(license, obligation.startsOn)),
    credits: [...record.credits.values()].filter(inItsState),
    evaluations: [...record.evaluations.values()].filter(inItsState),
    service: [...record.service.values()],
    boards: [...record.boards.values()],
    ...(record.birthMonth === undefined ? {} : { birthMonth: record.birthMonth }),
    ...previousOf(record, obligation),
    further: furtherFacts(record, obligation),
  };
}

function inTermAt({ terms, ...license }: LicenseRecord, day: Day): LicenseFact {
  const term = terms.findLast(({ validFrom }) => validFrom <= day) ?? terms[0];
  if (term === undefined)
    throw fault('license_without_term', `${license.license} was issued without a term.`);
  // Renewals before the license came into the ledger are not on record.
  const isWhole = terms[0]?.validFrom === license.issuedOn;
  return { ...license, ...term, ...(isWhole ? { renewals: terms.indexOf(term) } : {}) };
}

function fold(draft: Draft, event: PlacedEvent): void {
  switch (event.type) {
    case 'educator.ServiceRecorded':
      draft.service.set(event.eventId, serviceFact(event));
      return;
    case 'educator.EvaluationRated': {
      const { state, schoolYear, score, employer } = event.data;
      draft.evaluations.set(event.eventId, { state, schoolYear, score, employer, eventId: event.eventId });
      return;
    }
    case 'educator.BoardCertified':
      draft.boards.set(event.eventId, { ...event.data, eventId: event.eventId });
      return;
    case 'educator.Retracted':
      for (const facts of [draft.service, draft.evaluations, draft.boards, draft.further])
        facts.delete(event.data.eventId);
      return;
    case 'educator.DegreeConferred':
    case 'educator.TestTaken':
    case 'educator.ActRecorded':
    case 'educator.MeasureRecorded':
    case 'educator.RoleDesignated':
    case 'educator.ForeignCredentialVerified':
      draft.further.set(event.eventId, plainRecord(event));
      return;
    case 'educator.RoleEnded':
      change(draft.further, event.data.eventId, { endedOn: event.data.on });
      return;
    case 'educator.Registered': {
      const { birthDate } = event.data;
      draft.birthMonth = typeof birthDate === 'string' ? Number(birthDate.slice(5, 7)) : undefined;
      return;
    }
    case 'credit.Claimed':
      draft.credits.set(event.stream, creditFact(event));
      return;
    case 'credit.Attested':
      actUpon(draft, event, { attestedOn: event.data.on });
      return;
    case 'credit.ProviderReported':
      actUpon(draft, event, { providerReportedOn: event.data.on });
      return;
    case 'credit.Approved':
      approve(draft, event);
      return;
    case 'credit.Denied':
      actUpon(draft, event, { deniedOn: event.data.on, denialReason: event.data.reason });
      return;
    case 'credit.Withdrawn':
      actUpon(draft, event, { withdrawnOn: event.data.on });
      return;
    case 'period.Opened': {
      const { state, strand, owner, license, startsOn, endsOn } = event.data;
      const period = event.stream;
      draft.obligations.set(period, {
        ...{ period, state, strand, owner, license, startsOn, endsOn },
        eventId: event.eventId,
      });
      return;
    }
    case 'period.Completed':
      change(draft.obligations, event.stream, { completedOn: event.data.on });
      return;
    case 'license.Issued':
      draft.licenses.set(event.stream, licenseRecord(event));
      return;
    case 'license.PlanApproved': {
      const { on, capacity } = event.data;
      const plans = draft.licenses.get(event.stream)?.plans ?? [];
      change(draft.licenses, event.stream, { plans: [...plans, { on, capacity, eventId: event.eventId }] });
      return;
    }
    case 'license.RenewalApplied':
      if (draft.obligations.get(event.data.period)?.appliedOn === undefined) {
        change(draft.obligations, event.data.period, { appliedOn: event.data.on });
      }
      return;
    case 'license.Renewed': {
      const { validFrom, expiresOn, period, on, decision } = event.data;
      useCredits(draft, period, on, decision.credits);
      const terms = draft.licenses.get(event.stream)?.terms ?? [];
      change(draft.licenses, event.stream, { terms: [...terms, { validFrom, expiresOn }] });
      return;
    }
    // What a person is called, how a credential was assessed, and other streams' matters are no facts of law.
    case 'license.RenewalDenied':
    case 'credential.Started':
    case 'credential.EvidenceSubmitted':
    case 'credential.AssessorAssigned':
    case 'credential.CriterionScored':
    case 'credential.Recommended':
    case 'credential.Awarded':
    case 'credential.NotYetEarned':
    case 'calendar.DayBegan':
    case 'policy.Published':
    case 'policy.SettingConfirmed':
    case 'reminder.Due':
    case 'reminder.MetNoted':
    case 'import.Started':
    case 'import.RowRefused':
    case 'import.Completed':
      return;
  }
}

/** What a renewal counted is used: other periods may not count it again where the law says so. */
function useCredits(
  draft: Draft,
  period: string,
  on: Day,
  credits: readonly { readonly source: string; readonly counted: string }[],
): void {
  for (const { source, counted } of credits) {
    const credit = draft.credits.get(source);
    const amount = credit === undefined ? 0 : amountOf(counted, source);
    if (credit !== undefined && amount > 0) {
      change(draft.credits, source, { used: [...(credit.used ?? []), { for: period, on, amount }] });
    }
  }
}

function change<V>(facts: Map<string, V>, key: string, changed: Partial<V>): void {
  const fact = facts.get(key);
  if (fact !== undefined) facts.set(key, { ...fact, ...changed });
}

function actUpon(draft: Draft, event: PlacedEvent, acts: CreditActs): void {
  const credit = draft.credits.get(event.stream);
  if (credit === undefined) return;
  change(draft.credits, event.stream, {
    acts: { ...credit.acts, ...acts },
    events: [...credit.events, event.eventId],
  });
}

/** Days cannot tell which came first of a denial and an approval of one day; the record can: the approval is the later. */
function approve(draft: Draft, event: Placed<'credit.Approved'>): void {
  const { on, capacity } = event.data;
  const credit = draft.credits.get(event.stream);
  if (credit?.acts.deniedOn === on) {
    const { deniedOn: _on, denialReason: _reason, ...acts } = credit.acts;
    change(draft.credits, event.stream, { acts });
  }
  actUpon(draft, event, { approvedOn: on, approvedBy: capacity });
}

function creditFact({ data, stream, eventId }: Placed<'credit.Claimed'>): CreditFact {
  const { educator: _, quantity, evidence: _e, credential: _c, externalId: _x, ...said } = data;
  return { ...said, credit: stream, quantity: amountOf(quantity, stream), acts: {}, events: [eventId] };
}

function serviceFact({ data, stream, eventId }: Placed<'educator.ServiceRecorded'>): ServiceFact {
  const { state, schoolYear, employer, role, days, fte } = data;
  return {
    ...{ state, schoolYear, employer, role, eventId },
    ...(days === undefined ? {} : { days }),
    ...(fte === undefined ? {} : { fte: amountOf(fte, stream) }),
  };
}

function licenseRecord({ data, stream, eventId }: Placed<'license.Issued'>): LicenseRecord {
  const { state, class: held, fields, validFrom, expiresOn, issuedOn = validFrom } = data;
  return {
    ...{ license: stream, state, class: held, fields, issuedOn, plans: [], eventId },
    terms: [{ validFrom, expiresOn }],
  };
}

/** Amounts were checked before they were recorded, so one that cannot be read is damage. */
function amountOf(text: string, stream: string): number {
  const amount = parseHundredths(text);
  if (typeof amount === 'string') throw fault('amount_unreadable', `${stream} holds the amount "${text}".`);
  return amount;
}
