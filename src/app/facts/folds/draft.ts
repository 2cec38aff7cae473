import type { Filed } from '../../../domain/application/events.ts';
import type { Recorded } from '../../../domain/decider.ts';
import type { EmploymentState } from '../../../domain/employment/index.ts';
import type { EventType, LedgerEvent } from '../../../domain/events.ts';
import type {
  BoardFact,
  CreditFact,
  EvaluationFact,
  FurtherFact,
  FurtherList,
  LicenseFact,
  ObligationFact,
  ServiceFact,
} from '../../../domain/facts.ts';
import type { Opened as ReviewOpened } from '../../../domain/review/events.ts';
import type { Day } from '../../../domain/values/day.ts';
import { parseHundredths } from '../../../domain/values/hundredths.ts';
import { fault } from '../../fault.ts';
import type { LicenseHistory } from './license-history.ts';

/** An event of the ledger with the stream it stands in. */
export type PlacedEvent = Recorded<LedgerEvent> & { readonly stream: string };

export type Placed<T extends EventType> = Extract<PlacedEvent, { type: T }>;

type CategoryOf<T> = T extends `${infer Category}.${string}` ? Category : never;
/** What stands before the dot of an event's type, and before the first dash of its stream. */
export type Category = CategoryOf<EventType>;

/** Every event of one category of streams. */
export type PlacedIn<C extends Category> = Extract<PlacedEvent, { type: `${C}.${string}` }>;

/** A term, and what was held in it. */
export type Term = Pick<LicenseFact, 'class' | 'fields' | 'validFrom' | 'expiresOn'>;

/** `class` and `fields` are those of the last term. */
export type LicenseRecord = Omit<LicenseFact, 'validFrom' | 'expiresOn'> &
  LicenseHistory & {
    /** Every term so far, oldest first. */
    readonly terms: readonly Term[];
  };

/** A record of one of the further lists. Acts and measures concern the rules of one state only. */
export interface PlainRecord extends FurtherFact {
  readonly list: FurtherList;
  readonly state?: string;
  readonly endedOn?: Day;
  /** Of an award: it does not stand. */
  readonly isRevoked?: boolean;
}

/** Employment as it stands, without the events that made it so. */
export type EmploymentRecord = Omit<EmploymentState, 'past'>;

/** Everything the ledger says of one educator, before it is looked at for one obligation. */
export interface EducatorRecord {
  readonly educator: string;
  /** The state that registered them. */
  readonly registeredIn: string | undefined;
  readonly obligations: ReadonlyMap<string, ObligationFact>;
  readonly licenses: ReadonlyMap<string, LicenseRecord>;
  /** Licenses that never were, as issued in error: no rule asks them. */
  readonly rescinded: ReadonlyMap<string, LicenseRecord>;
  readonly credits: ReadonlyMap<string, CreditFact>;
  readonly evaluations: ReadonlyMap<string, EvaluationFact>;
  readonly service: ReadonlyMap<string, ServiceFact>;
  readonly boards: ReadonlyMap<string, BoardFact>;
  /** By stream. */
  readonly employment: ReadonlyMap<string, EmploymentRecord>;
  /** Plain records of other lists, by the event that stated each, or the stream of the micro-credential. */
  readonly further: ReadonlyMap<string, PlainRecord>;
  /** Month of birth, 1 to 12, where it is known and not erased. */
  readonly birthMonth: number | undefined;
  /** Reviews of this educator's credits and decisions that await a decision, by their stream. No rule asks them. */
  readonly openReviews: ReadonlyMap<string, ReviewOpened['data']>;
  /** Applications for a license or an endorsement that await their answer, by their stream. No rule asks them. */
  readonly openApplications: ReadonlyMap<string, Filed['data']>;
}

/** A record while it is folded. */
export interface Draft extends EducatorRecord {
  registeredIn: string | undefined;
  readonly obligations: Map<string, ObligationFact>;
  readonly licenses: Map<string, LicenseRecord>;
  readonly rescinded: Map<string, LicenseRecord>;
  readonly credits: Map<string, CreditFact>;
  readonly evaluations: Map<string, EvaluationFact>;
  readonly service: Map<string, ServiceFact>;
  readonly boards: Map<string, BoardFact>;
  readonly employment: Map<string, EmploymentRecord>;
  readonly further: Map<string, PlainRecord>;
  birthMonth: number | undefined;
  readonly openReviews: Map<string, ReviewOpened['data']>;
  readonly openApplications: Map<string, Filed['data']>;
  /** What was granted so far, as it was applied for: a grant may be set aside. */
  readonly grantedApplications: Map<string, Filed['data']>;
  /** Micro-credentials that were started, whatever came of them, by their stream. No rule asks them. */
  readonly begun: Map<string, { readonly credential: string; readonly issuer: string }>;
  /** What renewals counted, by credit: kept beside the credits, which may be stated anew. */
  readonly uses: Map<string, NonNullable<CreditFact['used']>>;
}

export function emptyDraft(educator: string): Draft {
  return {
    educator,
    registeredIn: undefined,
    obligations: new Map(),
    licenses: new Map(),
    rescinded: new Map(),
    credits: new Map(),
    evaluations: new Map(),
    service: new Map(),
    boards: new Map(),
    employment: new Map(),
    further: new Map(),
    birthMonth: undefined,
    openReviews: new Map(),
    openApplications: new Map(),
    grantedApplications: new Map(),
    begun: new Map(),
    uses: new Map(),
  };
}

export type Use = NonNullable<CreditFact['used']>[number];

/** So much of a credit is used, whether it is there, was taken back, or is stated anew later. */
export function spend(draft: Draft, credit: string, use: Use): void {
  const used = [...(draft.uses.get(credit) ?? []), use];
  draft.uses.set(credit, used);
  change(draft.credits, credit, { used });
}

/** Changes what is there; of what is not there nothing is made. */
export function change<V>(facts: Map<string, V>, key: string, changed: Partial<V>): void {
  const fact = facts.get(key);
  if (fact !== undefined) facts.set(key, { ...fact, ...changed });
}

/** Amounts were checked before they were recorded, so one that cannot be read is damage. */
export function amountOf(text: string, stream: string): number {
  const amount = parseHundredths(text);
  if (typeof amount === 'string') throw fault('amount_unreadable', `${stream} holds the amount "${text}".`);
  return amount;
}
