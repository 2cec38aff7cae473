import type { CommandBus } from '@nestjs/cqrs';
import type { Caller } from '../src/app/commands/caller.ts';
import type { OfReviewer } from '../src/app/credential/complete.ts';
import { CredentialRequest } from '../src/app/handlers/credential.handler.ts';
import { submissionStream } from '../src/domain/streams.ts';
import { carryOut } from './answer.resolvers.ts';

/** What names a submission by its anonymous id. */
export type Of<Content = object> = Content & { readonly submission: string };

/** The answer names the submission, not the micro-credential it belongs to. */
export function askUpon(bus: CommandBus, caller: Caller, submission: string, command: OfReviewer) {
  const request = new CredentialRequest(caller, { submission, command });
  return carryOut(bus, request, { stream: submissionStream(submission), revision: null });
}
