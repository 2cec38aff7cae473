import type { ApplicationKind } from '../../domain/application/events.ts';
import type { ApplicationStatus } from '../../domain/application/index.ts';
import type { Capacity } from '../../domain/credit/events.ts';
import type { Outcome } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import type { AwaitedAct, AwaitedCount, QueueQuestion, QueueSight } from './awaited-acts.ts';
import type { GroundReads } from './decision-grounds.ts';
import type { DecisionMade, DecisionsQuestion } from './decisions-made.ts';
import type { EmploymentReads } from './employment-reads.ts';
import type { GoalLearning, GoalLearningQuestion } from './goal-reads.ts';
import type { Overview, OverviewQuestion } from './overview-reads.ts';
import type { Page, Window } from './page.ts';
import type { ImportedCount, ImportRow, ImportsQuestion } from './import-reads.ts';
import type { LicenseCount, LicenseQuestion, LicenseRow } from './license-reads.ts';
import type { OfferingReads } from './offerings.ts';
import type { EvaluationReads } from './evaluation-reads.ts';
import type { PeriodReads } from './period-reads.ts';

/** Whose events a caller may see; an event must match one given part. */
export interface Sight {
  readonly educator?: string;
  readonly state?: string;
}

export interface TrailQuestion {
  readonly sight: Sight;
  readonly stream?: string;
  readonly educator?: string;
  readonly state?: string;
  readonly types?: readonly string[];
  /** Milliseconds since 1970, inclusive. */
  readonly from?: number;
  readonly to?: number;
  /** Places are ordinals. */
  readonly window: Window<number>;
}

export interface TrailRow {
  readonly id: string;
  readonly ordinal: number;
  readonly stream: string;
  /** Null where it is not for the caller to know. */
  readonly revision: number | null;
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
  readonly actor: string;
  readonly state: string | null;
  readonly educator: string | null;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly importId: string | null;
  /** Exact text of the log. */
  readonly data: string;
  readonly hash: string;
}

/** Where an activity lies, the latest first: its day, then the ordinal of the event that stated it. */
export interface ActivityPlace {
  readonly completedOn: Day;
  readonly ordinal: number;
}

export interface HoursQuestion {
  readonly educator: string;
  /** Only what is recorded toward this state. */
  readonly state?: string;
  readonly window: Window<ActivityPlace>;
}

export interface ActivityRow {
  readonly eventId: string;
  readonly source: string;
  readonly state: string;
  readonly kind: string;
  readonly title: string;
  /** Decimal text. */
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly score: string | null;
  readonly provider: string;
  readonly completedOn: Day;
  readonly attestedOn: Day | null;
  readonly reportedOn: Day | null;
  readonly approvedOn: Day | null;
  /** In which capacity. */
  readonly approvedAs: Capacity | null;
  readonly deniedOn: Day | null;
  readonly deniedAs: Capacity | null;
  readonly denialReason: string | null;
  readonly withdrawnOn: Day | null;
  readonly reversedOn: Day | null;
  readonly appealedOn: Day | null;
  readonly appealOutcome: string | null;
  /** Streams of other claims that may tell of the same activity. */
  readonly possibleDuplicates: readonly string[];
}

/** Where a tier of a license lies: tiers by name, licenses by stream. */
export interface PathwayPlace {
  readonly tier: string;
  readonly license: string;
}

/** Every given part must match. */
export interface PathwayQuestion {
  readonly state: string;
  readonly tier?: string;
  readonly outcome?: Outcome;
  readonly class?: string;
  /** Whether somebody's act is awaited. */
  readonly awaited?: boolean;
  readonly window: Window<PathwayPlace>;
}

export interface PathwayStanding {
  /** Stream of the license. */
  readonly license: string;
  readonly tier: string;
  readonly educator: string;
  readonly state: string;
  readonly class: string;
  readonly gives: string;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly awaits: readonly string[];
  readonly openness: string;
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly holdsUntil: Day | null;
  readonly pending: boolean;
}

/** Every given part must match. */
export interface ApplicationFilter {
  readonly state?: string;
  readonly educator?: string;
  readonly kind?: ApplicationKind;
  readonly class?: string;
  readonly status?: ApplicationStatus;
  /** Only what was filed by that day: how old the oldest are. */
  readonly filedTo?: Day;
}

export interface ApplicationsQuestion {
  readonly filter: ApplicationFilter;
  readonly direction: 'asc' | 'desc';
  /** Places are ordinals of the filing. */
  readonly window: Window<number>;
}

export interface ApplicationRow {
  /** Stream of the application. */
  readonly application: string;
  readonly educator: string;
  readonly state: string;
  readonly kind: ApplicationKind;
  readonly class: string;
  readonly fields: readonly string[];
  readonly status: ApplicationStatus;
  readonly filedOn: Day;
  readonly answeredOn: Day | null;
  readonly answeredBy: string | null;
  /** Stream of the license granted, or of the one a field is applied for. */
  readonly license: string | null;
  readonly ordinal: number;
}

/** Every given part must match. */
export interface ReviewQuestion {
  readonly state: string;
  readonly educator?: string;
  readonly subject?: ReviewSubject;
  /** Only those that await a decision, or only those that have one. */
  readonly open?: boolean;
  /** Only what was put up for review by that day: how old the oldest are. */
  readonly openedTo?: Day;
  /** Places are ordinals of the opening event: the oldest comes first. */
  readonly window: Window<number>;
}

export type ReviewSubject = 'credit' | 'decision';

export interface ReviewRow {
  /** Stream of the review. */
  readonly review: string;
  readonly educator: string;
  readonly state: string;
  readonly subject: ReviewSubject;
  readonly reviewed: string;
  readonly because: string;
  readonly restedOn: string;
  readonly cause: string;
  readonly openedOn: Day;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly outcome: string | null;
}

/** Artifacts of one micro-credential, and whose it is. */
export interface SeenWorkQuestion {
  readonly digests: readonly string[];
  /** Its stream. */
  readonly credential: string;
  readonly educator: string;
}

/** An artifact that was submitted elsewhere, too: how often and when, not by whom. */
export interface SeenWork {
  readonly digest: string;
  /** For how many other micro-credentials. */
  readonly works: number;
  /** By how many other learners. */
  readonly others: number;
  readonly firstOn: Day;
  readonly lastOn: Day;
}

/** The tables that projections keep, as questions. `projections/<name>/read.ts` answers them. */
export interface ReadModels
  extends EvaluationReads, PeriodReads, GroundReads, OfferingReads, EmploymentReads {
  licenses(question: LicenseQuestion): Promise<Page<LicenseRow>>;
  licenseCounts(state: string, today: Day): Promise<readonly LicenseCount[]>;
  auditTrail(question: TrailQuestion): Promise<Page<TrailRow>>;
  imports(question: ImportsQuestion): Promise<Page<ImportRow>>;
  /** How many events of each type an import recorded, of each state. */
  importedEvents(importId: string): Promise<readonly ImportedCount[]>;
  licensureHours(question: HoursQuestion): Promise<Page<ActivityRow>>;
  pathways(question: PathwayQuestion): Promise<Page<PathwayStanding>>;
  stateOverview(question: OverviewQuestion): Promise<Overview>;
  decisions(question: DecisionsQuestion): Promise<Page<DecisionMade>>;
  reviewQueue(question: QueueQuestion): Promise<Page<AwaitedAct>>;
  reviewCounts(sight: QueueSight, today: Day): Promise<readonly AwaitedCount[]>;
  seenWork(question: SeenWorkQuestion): Promise<readonly SeenWork[]>;
  reviews(question: ReviewQuestion): Promise<Page<ReviewRow>>;
  applications(question: ApplicationsQuestion): Promise<Page<ApplicationRow>>;
  goalLearning(question: GoalLearningQuestion): Promise<GoalLearning>;
  /** Since when (milliseconds since 1970) it is known that an educator's standing cannot be computed, if it is. */
  underRepairSince(educator: string): Promise<number | undefined>;
}
