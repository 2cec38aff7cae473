import { createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Identity } from '../src/app/access.ts';
import type { Caller } from '../src/app/commands/caller.ts';
import { isUuid } from '../src/app/executing/ids.ts';
import { badInputError } from './errors/errors.ts';

/** What every resolver may know of its request. */
export interface RequestContext {
  readonly identity: Identity;
  /** Joins what is recorded with the lines that are logged on behalf of the same request. */
  readonly correlationId?: string | undefined;
}

/** Who asks. */
export const Asker = createParamDecorator((_, context): Identity => {
  return GqlExecutionContext.create(context).getContext<RequestContext>().identity;
});

/** Who commands, and under which id. */
export const Calling = createParamDecorator((_, context): Caller => {
  const request = GqlExecutionContext.create(context);
  const { commandId } = request.getArgs<{ readonly commandId: string }>();
  if (!isUuid(commandId)) throw badInputError('commandId', 'is not a UUID. Make a new one for each command.');
  const { identity, correlationId } = request.getContext<RequestContext>();
  return { identity, correlationId, commandId: commandId.toLowerCase() };
});
