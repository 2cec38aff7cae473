import {
  ApplicationHandler,
  LicenseApplicationHandler,
  LicenseApplicationsHandler,
} from './application.handler.ts';
import { AuditTrailHandler } from './audit-trail.handler.ts';
import {
  CredentialViewHandler,
  DefinitionsHandler,
  DefinitionViewHandler,
  MyCredentialsHandler,
  SeenWorkHandler,
  SubmissionViewHandler,
} from './credential-view.handler.ts';
import { CredentialHandler } from './credential.handler.ts';
import { CreditHandler } from './credit.handler.ts';
import { DefinitionHandler } from './definition.handler.ts';
import { EducatorHandler } from './educator.handler.ts';
import { EmployerHandler, EmploymentHandler } from './employment.handler.ts';
import { EmployersHandler, EmploymentsHandler } from './employments.handler.ts';
import { GoalHandler } from './goal.handler.ts';
import { GoalLearningHandler, GoalsHandler } from './goals.handler.ts';
import { RevertHandler } from './import.handler.ts';
import { ImportHandler, ImportsHandler, ImportUndoHandler } from './imports.handler.ts';
import { LicenseCountsHandler } from './license-counts.handler.ts';
import { LicenseHandler } from './license.handler.ts';
import { LicenseLifeHandler } from './license-life.handler.ts';
import {
  ApplicationsHandler,
  LicenseStandingHandler,
  StandingsHandler,
  MayServeHandler,
} from './license-standing.handler.ts';
import { LicensesHandler } from './licenses.handler.ts';
import { LicensureHoursHandler } from './licensure-hours.handler.ts';
import { OfferingHandler, ProviderHandler } from './offering.handler.ts';
import { OfferingsHandler } from './offerings.handler.ts';
import { EvaluationHandler, EvaluationsHandler } from './evaluations.handler.ts';
import { PathwayListHandler, PathwaysHandler } from './pathways.handler.ts';
import { PlanToAdvanceHandler, PlanToRenewHandler } from './plans.handler.ts';
import { PeriodHandler } from './period.handler.ts';
import { PeriodsHandler } from './periods.handler.ts';
import { PoliciesHandler } from './policies.handler.ts';
import { SettingHandler } from './policy.handler.ts';
import { RecordViewsHandler } from './record-views.handler.ts';
import { RenewalStatusHandler } from './renewal-status.handler.ts';
import { StateOverviewHandler } from './state-overview.handler.ts';
import { AttestedSharesHandler, DecisionsRestingOnHandler } from './decision-grounds.handler.ts';
import { DecisionsHandler } from './decisions.handler.ts';
import { ReviewCountsHandler, ReviewQueueHandler } from './review-queue.handler.ts';
import { ReviewHandler } from './review.handler.ts';
import { ReviewsHandler } from './reviews.handler.ts';
import {
  CancelWhatIfHandler,
  StartWhatIfHandler,
  WhatIfFlipsHandler,
  WhatIfHandler,
  WhatIfsHandler,
} from './what-if.handler.ts';
import { WouldCountHandler } from './would-count.handler.ts';
import { StatuteHandler } from './statute.handler.ts';
import { StatutePreviewHandler, StatutesHandler } from './statutes.handler.ts';

/** Whoever answers what is put on the command bus: one for each decider. */
export const COMMAND_HANDLERS = [
  EducatorHandler,
  CredentialHandler,
  DefinitionHandler,
  GoalHandler,
  CreditHandler,
  LicenseHandler,
  LicenseLifeHandler,
  ReviewHandler,
  SettingHandler,
  RevertHandler,
  PeriodHandler,
  StatuteHandler,
  ApplicationHandler,
  OfferingHandler,
  ProviderHandler,
  EmployerHandler,
  EmploymentHandler,
  StartWhatIfHandler,
  CancelWhatIfHandler,
];

/** Whoever answers what is put on the query bus. */
export const QUERY_HANDLERS = [
  PeriodsHandler,
  StatutesHandler,
  StatutePreviewHandler,
  RenewalStatusHandler,
  WouldCountHandler,
  PlanToRenewHandler,
  PlanToAdvanceHandler,
  ReviewQueueHandler,
  ReviewCountsHandler,
  DecisionsHandler,
  DecisionsRestingOnHandler,
  AttestedSharesHandler,
  StateOverviewHandler,
  LicensesHandler,
  LicenseCountsHandler,
  LicenseStandingHandler,
  StandingsHandler,
  MayServeHandler,
  ApplicationsHandler,
  LicensureHoursHandler,
  AuditTrailHandler,
  CredentialViewHandler,
  SeenWorkHandler,
  SubmissionViewHandler,
  MyCredentialsHandler,
  DefinitionsHandler,
  DefinitionViewHandler,
  GoalsHandler,
  GoalLearningHandler,
  PoliciesHandler,
  ImportsHandler,
  ImportHandler,
  ImportUndoHandler,
  EvaluationHandler,
  EvaluationsHandler,
  PathwaysHandler,
  PathwayListHandler,
  RecordViewsHandler,
  ReviewsHandler,
  LicenseApplicationHandler,
  LicenseApplicationsHandler,
  OfferingsHandler,
  EmployersHandler,
  EmploymentsHandler,
  WhatIfHandler,
  WhatIfsHandler,
  WhatIfFlipsHandler,
];
