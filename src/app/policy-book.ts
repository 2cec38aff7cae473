import { createHash } from 'node:crypto';
import { policy as decider, type PolicyState } from '../domain/policy/index.ts';
import { policyStream } from '../domain/streams.ts';
import { compilePolicy, readPublished, type CompiledPolicy } from '../rules/index.ts';
import { openEvents } from './open-events.ts';
import { fault } from './fault.ts';
import { type Ledger, readEvery, stateOf } from './ledger.ts';

/** The law of one state and strand as it was known at a place in the log. */
export interface PolicyInForce {
  readonly policy: CompiledPolicy;
  readonly settings: ReadonlyMap<string, string>;
}

/** Hex SHA-256 of a policy's text, by which every decision names it. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Compiled policies by digest: a published text never changes, so it is compiled once. */
export type CompiledPolicies = Map<string, CompiledPolicy>;

/** Reads policies from the log as it stood at an ordinal, never from the files. */
export async function policyAt(
  ledger: Ledger,
  compiled: CompiledPolicies,
  state: string,
  strand: string,
  ordinal: number,
): Promise<PolicyInForce | undefined> {
  const filter = { streams: [policyStream(state)], until: ordinal };
  const events = await openEvents(await readEvery(ledger.log, filter), ledger.vault);
  return inForce(compiled, stateOf(decider, events), strand);
}

export function inForce(
  compiled: CompiledPolicies,
  published: PolicyState,
  strand: string,
): PolicyInForce | undefined {
  const found = published.strands.get(strand);
  if (found === undefined) return undefined;
  const { digest, text, state } = found.latest;
  let policy = compiled.get(digest);
  if (policy === undefined) {
    policy = compileText(text, `${state} ${strand}`, digest);
    compiled.set(digest, policy);
  }
  return { policy, settings: found.settings };
}

/** Compiles a text that was checked before it was published; one that does not load now is damage. */
function compileText(text: string, name: string, digest: string): CompiledPolicy {
  const parsed = readPublished(text, name);
  if (Array.isArray(parsed)) {
    throw fault('policy_unreadable', `The published policy ${name} (${digest}) cannot be read any more.`);
  }
  return compilePolicy(parsed, digest);
}
