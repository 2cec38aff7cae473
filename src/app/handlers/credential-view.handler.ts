import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Refusal } from '../../domain/decider.ts';
import type { Identity } from '../access.ts';
import { credentialFor, type CredentialView } from '../queries/credential/credential.ts';
import {
  definitionFor,
  type DefinitionsAsk,
  type DefinitionView,
  findDefinitions,
} from '../queries/credential/definition.ts';
import { myCredentials } from '../queries/credential/my-credentials.ts';
import { submissionFor, type SubmissionView } from '../queries/credential/submission.ts';
import type { Page, PageAsk } from '../queries/page.ts';
import type { ReadModels, SeenWork } from '../queries/read-models.ts';
import { unlessOutdated } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { JURIST, READ_MODELS } from './tokens.ts';

export class CredentialQuery extends Query<CredentialView | undefined> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
  ) {
    super();
  }
}

export class SubmissionQuery extends Query<SubmissionView | undefined> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
  ) {
    super();
  }
}

/** Where else the work of a submission was seen, for whoever sees the submission. */
export class SeenWorkQuery extends Query<readonly SeenWork[] | Refusal> {
  constructor(readonly submission: Pick<SubmissionView, 'artifacts' | 'own'>) {
    super();
  }
}

export class MyCredentialsQuery extends Query<Page<CredentialView> | Refusal | undefined> {
  constructor(
    readonly identity: Identity,
    readonly page: PageAsk,
  ) {
    super();
  }
}

export class DefinitionQuery extends Query<DefinitionView | undefined> {
  constructor(
    readonly id: string,
    readonly version: number | undefined,
  ) {
    super();
  }
}

export class DefinitionsQuery extends Query<Page<DefinitionView> | Refusal> {
  constructor(readonly ask: DefinitionsAsk) {
    super();
  }
}

@QueryHandler(CredentialQuery)
export class CredentialViewHandler implements IQueryHandler<CredentialQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ identity, id }: CredentialQuery) {
    return credentialFor(this.jurist.ledger, identity, id);
  }
}

@QueryHandler(SubmissionQuery)
export class SubmissionViewHandler implements IQueryHandler<SubmissionQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ identity, id }: SubmissionQuery) {
    return submissionFor(this.jurist.ledger, identity, id);
  }
}

@QueryHandler(SeenWorkQuery)
export class SeenWorkHandler implements IQueryHandler<SeenWorkQuery> {
  constructor(@Inject(READ_MODELS) private readonly reads: ReadModels) {}

  execute({ submission: { artifacts, own } }: SeenWorkQuery) {
    const digests = artifacts.map(({ digest }) => digest);
    return unlessOutdated(this.reads.seenWork({ digests, ...own }));
  }
}

@QueryHandler(MyCredentialsQuery)
export class MyCredentialsHandler implements IQueryHandler<MyCredentialsQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ identity, page }: MyCredentialsQuery) {
    return myCredentials(this.jurist.ledger, identity, page);
  }
}

@QueryHandler(DefinitionQuery)
export class DefinitionViewHandler implements IQueryHandler<DefinitionQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ id, version }: DefinitionQuery) {
    return definitionFor(this.jurist.ledger, id, version);
  }
}

@QueryHandler(DefinitionsQuery)
export class DefinitionsHandler implements IQueryHandler<DefinitionsQuery> {
  constructor(@Inject(JURIST) private readonly jurist: Jurist) {}

  execute({ ask }: DefinitionsQuery) {
    return findDefinitions(this.jurist.ledger, ask);
  }
}
