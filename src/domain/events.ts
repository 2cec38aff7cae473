import type { AgendaEvent } from './agenda/events.ts';
import type { ApplicationEvent } from './application/events.ts';
import type { CalendarEvent } from './calendar/events.ts';
import type { CredentialEvent } from './credential/events.ts';
import type { CreditEvent } from './credit/events.ts';
import type { DefinitionEvent } from './definition/events.ts';
import type { EducatorEvent } from './educator/events.ts';
import type { EmployerEvent } from './employer/events.ts';
import type { EmploymentEvent } from './employment/events.ts';
import type { GoalEvent } from './goal/events.ts';
import type { ImportEvent } from './import/events.ts';
import type { LicenseEvent } from './license/events.ts';
import type { OfferingEvent } from './offering/events.ts';
import type { PeriodEvent } from './period/events.ts';
import type { PolicyEvent } from './policy/events.ts';
import type { ProviderEvent } from './provider/events.ts';
import type { ReminderEvent } from './reminder/events.ts';
import type { ReviewEvent } from './review/events.ts';
import type { SpendingEvent } from './spending/events.ts';
import type { StatuteEvent } from './statute/events.ts';
import type { SubmissionEvent } from './submission/events.ts';

/** Everything that can stand in the ledger. */
export type LedgerEvent =
  | EducatorEvent
  | CredentialEvent
  | DefinitionEvent
  | EmployerEvent
  | EmploymentEvent
  | GoalEvent
  | SubmissionEvent
  | CreditEvent
  | PeriodEvent
  | LicenseEvent
  | CalendarEvent
  | AgendaEvent
  | PolicyEvent
  | ReminderEvent
  | ReviewEvent
  | ApplicationEvent
  | SpendingEvent
  | StatuteEvent
  | OfferingEvent
  | ProviderEvent
  | ImportEvent;

export type EventType = LedgerEvent['type'];

export type EventOf<T extends EventType> = Extract<LedgerEvent, { type: T }>;

/**
 * The fields of each event that name or describe a person: stored as ciphertext under the educator's own
 * key, found in clear nowhere in the log. Anything free-text a person types about another belongs here.
 */
export const PERSONAL_FIELDS = {
  'educator.Registered': ['givenName', 'familyName', 'birthDate', 'ssn', 'email'],
  'credential.GapNamed': ['gap'],
  'credential.LearningNoted': ['note'],
  'credential.EvidenceSubmitted': ['work', 'note'],
  'credential.CoachMeetingHeld': ['note'],
  'credential.ReturnedIncomplete': ['lacks'],
  'credential.ConflictDeclared': ['because'],
  'credential.CriterionScored': ['feedback'],
  'credential.PassedBack': ['note'],
  'credential.TakenBack': ['because'],
  'credential.IntegrityFlagged': ['note'],
  'credential.ArtifactRemoved': ['because'],
  'credential.NotYetEarned': ['feedback'],
  'credential.AppealFiled': ['because'],
  'credential.AppealDecided': ['because'],
  'credential.InvestigationOpened': ['because'],
  'credential.CommitteeMemberReplaced': ['because'],
  'credential.LearnerResponded': ['response'],
  'credential.Revoked': ['because'],
  'goal.Set': ['goal'],
  'goal.Closed': ['because'],
  'credit.Denied': ['because'],
  'credit.Withdrawn': ['because'],
  'credit.Amended': ['because'],
  'credit.Appealed': ['because'],
  'credit.AppealDecided': ['because'],
  'credit.Reversed': ['because'],
  'review.Decided': ['because'],
  'application.Granted': ['because'],
  'application.Denied': ['because'],
  'license.RenewalDenied': ['because'],
  'period.Suspended': ['because'],
  'period.Resumed': ['because'],
  'period.ExtensionRequested': ['because'],
  'period.ExtensionDenied': ['because'],
  'period.Closed': ['because'],
  'period.Reopened': ['because'],
  'credit.Retracted': ['because'],
  'license.Retracted': ['because'],
  'period.Retracted': ['because'],
  'license.ElectionDenied': ['because'],
  'license.LapseWithdrawn': ['because'],
  'license.EndorsementDropped': ['because'],
  'license.Surrendered': ['because'],
  'license.Rescinded': ['because'],
  'license.Corrected': ['because'],
  'educator.RoleEnded': ['because'],
  'educator.Retracted': ['because'],
  'employment.Retracted': ['because'],
} as const satisfies { readonly [T in EventType]?: readonly (keyof EventOf<T>['data'])[] };

type PersonalFieldOf<T extends EventType> = T extends keyof typeof PERSONAL_FIELDS
  ? (typeof PERSONAL_FIELDS)[T][number]
  : never;

/** The data of an event as it reads back: what is personal is null once the educator's key was erased. */
export type ReadBack<T extends EventType> = {
  readonly [F in keyof EventOf<T>['data']]: F extends PersonalFieldOf<T>
    ? EventOf<T>['data'][F] | null
    : EventOf<T>['data'][F];
};
