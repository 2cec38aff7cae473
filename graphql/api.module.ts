import { join } from 'node:path';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import type { Logger } from 'pino';
import { COMMAND_HANDLERS, QUERY_HANDLERS } from '../src/app/handlers/handlers.ts';
import type { Progress } from '../src/app/progress.ts';
import type { ReadModels } from '../src/app/queries/read-models.ts';
import type { Jurist } from '../src/app/standing.ts';
import { JURIST, PROGRESS, READ_MODELS } from '../src/app/tokens.ts';
import { isRefusal } from '../src/domain/decider.ts';
import type { Verifier } from '../src/infra/identity/verifier.ts';
import { projectRoot } from '../src/infra/project-root.ts';
import { AnswerResolvers } from './answer.resolvers.ts';
import type { RequestContext } from './asker.ts';
import { AuditTrailResolvers } from './audit-trail.resolvers.ts';
import { CredentialResolvers } from './credential.resolvers.ts';
import { CreditResolvers } from './credit.resolvers.ts';
import { EducatorResolvers } from './educator.resolvers.ts';
import { unauthenticatedError } from './errors/errors.ts';
import { createFormatError } from './errors/format-error.ts';
import { LicenseResolvers } from './license.resolvers.ts';
import { documentLimits } from './limits/document-limits.ts';
import { storableText } from './limits/storable-text.ts';
import { PolicyResolvers } from './policy.resolvers.ts';
import { RenewalResolvers } from './renewal.resolvers.ts';
import { SCALARS } from './scalars.ts';

export interface ApiContext {
  readonly jurist: Jurist;
  readonly reads: ReadModels;
  readonly progress: Progress;
  readonly verifier: Verifier;
  readonly logger: Logger;
  /** Whether the schema may be explored and mistakes in queries be explained by it. */
  readonly open: boolean;
}

export const SCHEMA_FILES = join(projectRoot, 'graphql/*.graphql');

const RESOLVERS = [
  AnswerResolvers,
  AuditTrailResolvers,
  CredentialResolvers,
  CreditResolvers,
  EducatorResolvers,
  LicenseResolvers,
  PolicyResolvers,
  RenewalResolvers,
];

/** The GraphQL interface upon one ledger. */
@Module({})
export class ApiModule {
  static upon(context: ApiContext): DynamicModule {
    return {
      module: ApiModule,
      imports: [CqrsModule.forRoot(), GraphQLModule.forRoot<ApolloDriverConfig>(settings(context))],
      providers: [
        { provide: JURIST, useValue: context.jurist },
        { provide: READ_MODELS, useValue: context.reads },
        { provide: PROGRESS, useValue: context.progress },
        ...COMMAND_HANDLERS,
        ...QUERY_HANDLERS,
        ...RESOLVERS,
      ],
    };
  }
}

/** Everything that a query could be used for against us is off or bounded; nothing here goes by NODE_ENV. */
function settings({ verifier, logger, open }: ApiContext): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    typePaths: [SCHEMA_FILES],
    resolvers: { ...SCALARS },
    context: contextOf(verifier),
    formatError: createFormatError(logger),
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
    status400ForVariableCoercionErrors: true,
    parseOptions: { maxLexicalTokens: 2_000 },
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 5 },
    validationRules: [documentLimits],
    plugins: [storableText],
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
    return { identity };
  };
}
