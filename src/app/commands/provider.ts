import type { Refusal } from '../../domain/decider.ts';
import { provider as decider, type ProviderCommand } from '../../domain/provider/index.ts';
import { providerStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording } from '../executing/execute.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

export interface ProviderAsk {
  readonly provider: string;
  readonly command: ProviderCommand;
}

/** An agency says on which days it approves a provider in its state. */
export async function askProvider(
  ledger: Ledger,
  caller: Caller,
  { provider, command }: ProviderAsk,
): Promise<Recording | Refusal> {
  const { state } = command;
  const problem = forbidden(caller, 'provider.approve', { state });
  if (problem !== undefined) return problem;
  const target = { stream: providerStream(provider), state };
  return execute(ledger, decider, target, asGiven(command), requestOf(caller));
}
