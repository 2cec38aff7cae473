import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Identity } from '../access.ts';
import { credentialFor, type CredentialView } from '../queries/credential.ts';
import type { Jurist } from '../standing.ts';
import { JURIST } from '../tokens.ts';

export class CredentialQuery extends Query<CredentialView | undefined> {
  constructor(
    readonly identity: Identity,
    readonly id: string,
  ) {
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
