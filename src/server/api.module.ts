import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import type { Logger } from 'pino';
import { AnswerResolvers } from '../../graphql/answer.resolvers.ts';
import { ApplicationResolvers } from '../../graphql/application.resolvers.ts';
import type { RequestContext } from '../../graphql/asker.ts';
import { AssignmentResolvers } from '../../graphql/assignment.resolvers.ts';
import { AuditTrailResolvers } from '../../graphql/audit-trail.resolvers.ts';
import { CredentialResolvers } from '../../graphql/credential.resolvers.ts';
import { CreditResolvers } from '../../graphql/credit.resolvers.ts';
import { DecisionGroundsResolvers } from '../../graphql/decision-grounds.resolvers.ts';
import { DecisionsResolvers } from '../../graphql/decisions.resolvers.ts';
import { DefinitionResolvers } from '../../graphql/definition.resolvers.ts';
import { EducatorResolvers } from '../../graphql/educator.resolvers.ts';
import { EmploymentResolvers } from '../../graphql/employment.resolvers.ts';
import { unauthenticatedError } from '../../graphql/errors/errors.ts';
import { EvaluationResolvers } from '../../graphql/evaluation.resolvers.ts';
import { GoalResolvers } from '../../graphql/goal.resolvers.ts';
import { ImportResolvers } from '../../graphql/import.resolvers.ts';
import { InvestigationResolvers } from '../../graphql/investigation.resolvers.ts';
import { LicenseRecordResolvers } from '../../graphql/license-record.resolvers.ts';
import { LicenseStandingResolvers } from '../../graphql/license-standing.resolvers.ts';
import { LicenseWaysResolvers } from '../../graphql/license-ways.resolvers.ts';
import { LicenseResolvers } from '../../graphql/license.resolvers.ts';
import { LicensureHoursResolvers } from '../../graphql/licensure-hours.resolvers.ts';
import { documentLimits, MOST_TOKENS } from '../../graphql/limits/document-limits.ts';
import { noSubscription, oneCommand } from '../../graphql/limits/operations.ts';
import { OfferingResolvers } from '../../graphql/offering.resolvers.ts';
import { PathwaysResolvers } from '../../graphql/pathways.resolvers.ts';
import { PeriodResolvers } from '../../graphql/period.resolvers.ts';
import { PlanResolvers } from '../../graphql/plan.resolvers.ts';
import { PolicyResolvers } from '../../graphql/policy.resolvers.ts';
import { RecordViewsResolvers } from '../../graphql/record-views.resolvers.ts';
import { RenewalResolvers } from '../../graphql/renewal.resolvers.ts';
import { ReviewQueueResolvers } from '../../graphql/review-queue.resolvers.ts';
import { ReviewResolvers } from '../../graphql/review.resolvers.ts';
import { SCALARS } from '../../graphql/scalars.ts';
import { ServingResolvers } from '../../graphql/serving.resolvers.ts';
import { StateOverviewResolvers } from '../../graphql/state-overview.resolvers.ts';
import { StatusChangesResolvers } from '../../graphql/status-changes.resolvers.ts';
import { StatuteResolvers } from '../../graphql/statute.resolvers.ts';
import { SubmissionResolvers } from '../../graphql/submission.resolvers.ts';
import { WhatIfResolvers, WhatIfResultResolvers } from '../../graphql/what-if.resolvers.ts';
import { WouldCountResolvers } from '../../graphql/would-count.resolvers.ts';
import { COMMAND_HANDLERS, QUERY_HANDLERS } from '../app/handlers/handlers.ts';
import {
  JURIST,
  ON_FAILURE,
  PLAN_SEARCH,
  PROGRESS,
  READ_MODELS,
  VIEWS,
  CHANGES,
  WHAT_IFS,
} from '../app/handlers/tokens.ts';
import type { PlanSearch } from '../app/planning/plan-search.ts';
import type { Progress } from '../app/progress.ts';
import type { ReadModels } from '../app/queries/read-models.ts';
import type { ViewLog } from '../app/record-views.ts';
import type { Jurist } from '../app/standing/standing.ts';
import type { WhatIfs } from '../app/what-if/what-ifs.ts';
import { isRefusal } from '../domain/decider.ts';
import { describeError } from '../infra/describe-error.ts';
import { createFailures } from '../infra/failures.ts';
import type { Check } from '../infra/health/check.ts';
import type { Verifier } from '../infra/identity/verifier.ts';
import { followLog } from '../infra/live/follow-log.ts';
import { currentScope } from '../infra/request-scope.ts';
import { schemaText } from '../infra/schema-text.ts';
import { callerErrors } from './caller-errors.ts';
import { countingErrors, createFormatError } from './format-error.ts';
import { apolloLogger } from './framework-logs.ts';
import { HealthModule } from './health/health.module.ts';
import { LIVE, LiveQueries, type LiveSettings } from './live/live-queries.ts';
import { nameOperation } from './name-operation.ts';
import { notingViews } from './noting-views.ts';
import { soundInput } from './sound-input.ts';

export interface ApiContext {
  readonly jurist: Jurist;
  readonly reads: ReadModels;
  readonly progress: Progress;
  /** Who was answered whose record. */
  readonly views: ViewLog;
  /** What agencies ask of drafts of their law. */
  readonly whatIfs: WhatIfs;
  readonly planSearch: PlanSearch;
  readonly verifier: Verifier;
  readonly logger: Logger;
  /** Whether the schema may be explored and mistakes in queries be explained by it. */
  readonly open: boolean;
  /** Hears the code of every error that goes out. */
  readonly errors: (code: unknown) => void;
  /** What readiness rests on. */
  readonly checks: readonly Check[];
}

const RESOLVERS = [
  AnswerResolvers,
  AuditTrailResolvers,
  CredentialResolvers,
  CreditResolvers,
  DefinitionResolvers,
  GoalResolvers,
  EducatorResolvers,
  ImportResolvers,
  InvestigationResolvers,
  LicenseResolvers,
  ServingResolvers,
  LicenseStandingResolvers,
  LicenseWaysResolvers,
  LicenseRecordResolvers,
  LicensureHoursResolvers,
  EvaluationResolvers,
  PathwaysResolvers,
  PeriodResolvers,
  PlanResolvers,
  PolicyResolvers,
  RecordViewsResolvers,
  RenewalResolvers,
  AssignmentResolvers,
  SubmissionResolvers,
  StatuteResolvers,
  DecisionsResolvers,
  DecisionGroundsResolvers,
  StateOverviewResolvers,
  ReviewQueueResolvers,
  StatusChangesResolvers,
  ApplicationResolvers,
  ReviewResolvers,
  WhatIfResolvers,
  WhatIfResultResolvers,
  WouldCountResolvers,
  OfferingResolvers,
  EmploymentResolvers,
];

/** The GraphQL interface upon one ledger. */
@Module({})
export class ApiModule {
  static upon(context: ApiContext): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        CqrsModule.forRoot(),
        GraphQLModule.forRoot<ApolloDriverConfig>(settings(context)),
        HealthModule.upon(context.checks),
      ],
      providers: [
        { provide: JURIST, useValue: context.jurist },
        { provide: READ_MODELS, useValue: context.reads },
        { provide: PROGRESS, useValue: context.progress },
        { provide: VIEWS, useValue: context.views },
        { provide: WHAT_IFS, useValue: context.whatIfs },
        { provide: PLAN_SEARCH, useValue: context.planSearch },
        { provide: CHANGES, useValue: changesOf(context) },
        { provide: LIVE, useValue: liveSettings(context) },
        LiveQueries,
        { provide: ON_FAILURE, useValue: tellOf(context.logger) },
        ...COMMAND_HANDLERS,
        ...QUERY_HANDLERS,
        ...RESOLVERS,
      ],
    };
  }
}

function tellOf(logger: Logger) {
  return (error: unknown) => {
    logger.error(
      { cause: describeError(error) },
      'A standing cannot be computed and is told to be under repair.',
    );
  };
}

/** Most bytes of a request, or of a message. */
export const MOST_BODY_BYTES = 100 * 1024;

function changesOf({ jurist, logger }: ApiContext) {
  const failures = createFailures();
  return followLog(jurist.ledger.log, (error) => {
    const told = failures.of(error);
    if (told !== undefined)
      logger.warn(
        { cause: describeError(error), ...told },
        'Following the log was interrupted and begins anew.',
      );
  });
}

function formatOf({ logger, errors }: ApiContext) {
  return countingErrors(createFormatError(logger), errors);
}

function liveSettings(context: ApiContext): LiveSettings {
  const { verifier, logger, open } = context;
  return { verifier, logger, open, formatError: formatOf(context), mostMessageBytes: MOST_BODY_BYTES };
}

/** Everything that a query could be used for against us is off or bounded; nothing here goes by NODE_ENV. */
function settings(context: ApiContext): ApolloDriverConfig {
  const { jurist, views, verifier, logger, open } = context;
  return {
    driver: ApolloDriver,
    typeDefs: schemaText(),
    resolvers: { ...SCALARS },
    transformSchema: notingViews(views, jurist.ledger.clock),
    context: contextOf(verifier),
    formatError: formatOf(context),
    logger: apolloLogger(logger),
    introspection: open,
    hideSchemaDetailsFromClientErrors: !open,
    nodeEnv: open ? 'development' : 'production',
    includeStacktraceInErrorResponses: false,
    graphiql: false,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 5 },
    validationRules: [documentLimits, oneCommand, noSubscription],
    plugins: [nameOperation, soundInput, callerErrors],
    stopOnApplicationShutdown: false,
  };
}

interface Incoming {
  readonly req: { readonly headers: { readonly authorization?: string } };
}

/** Nobody is answered, not even about the schema, before it is known who they are. */
function contextOf(verifier: Verifier) {
  return async ({ req }: Incoming): Promise<RequestContext> => {
    const identity = await verifier.verify(req.headers.authorization);
    if (isRefusal(identity)) throw unauthenticatedError(identity.because);
    return { identity, correlationId: currentScope()?.correlationId };
  };
}
