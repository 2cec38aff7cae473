import type { Refusal } from '../../domain/decider.ts';
import {
  definition as decider,
  type DefinitionCommand,
  definitionId,
} from '../../domain/definition/index.ts';
import { definitionStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording } from '../executing/execute.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** Publishes a version of a definition, or withdraws one by its id (`issuer.name`). */
export type DefinitionAsk =
  | { readonly command: Extract<DefinitionCommand, { type: 'Publish' }> }
  | { readonly definition: string; readonly command: Extract<DefinitionCommand, { type: 'Withdraw' }> };

export async function askDefinition(
  ledger: Ledger,
  caller: Caller,
  ask: DefinitionAsk,
): Promise<Recording | Refusal> {
  if ('definition' in ask) {
    const given = ({ latest }: { readonly latest: { readonly issuer: string } | undefined }) =>
      forbidden(caller, 'definition.publish', { issuer: latest?.issuer }) ?? ask.command;
    const target = { stream: definitionStream(ask.definition) };
    return execute(ledger, decider, target, { asked: ask.command, given }, requestOf(caller));
  }
  const { issuer, definition } = ask.command;
  const problem = forbidden(caller, 'definition.publish', { issuer });
  if (problem !== undefined) return problem;
  const target = { stream: definitionStream(definitionId(issuer, definition)) };
  return execute(ledger, decider, target, asGiven(ask.command), requestOf(caller));
}
