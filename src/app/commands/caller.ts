import { NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { type Action, type Identity, may, type Resource } from '../access.ts';
import type { Request } from '../executing/execute.ts';

/** A verified person and the id they gave their command. */
export interface Caller {
  readonly identity: Identity;
  readonly commandId: string;
  readonly correlationId?: string | undefined;
}

export function requestOf({ identity, commandId, correlationId }: Caller): Request {
  return {
    commandId,
    actor: identity.subject,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(identity.educator === undefined ? {} : { actorEducator: identity.educator }),
  };
}

/** Nothing when the caller may; else the answer that a missing record would get. */
export function forbidden(caller: Caller, action: Action, resource: Resource): Refusal | undefined {
  return may(caller.identity, action, resource) ? undefined : NOT_FOUND;
}
