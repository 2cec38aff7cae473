import { createHash } from 'node:crypto';
import { policy as decider, type PolicyState } from '../../domain/policy/index.ts';
import { policyStream } from '../../domain/streams.ts';
import { compilePolicy, readPublished, type CompiledPolicy } from '../../rules/index.ts';
import { withRegister } from '../facts/provider-register.ts';
import { fault } from '../fault.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, stateOf } from '../log/ledger.ts';
import { readingOnce } from '../log/read-once.ts';

/** The law of one state and strand as it was known at a place in the log. */
export interface PolicyInForce {
  readonly policy: CompiledPolicy;
  readonly settings: ReadonlyMap<string, string>;
}

/** The same with the text it was compiled from, from which another thread compiles it for itself. */
export interface PublishedLaw extends PolicyInForce {
  readonly text: string;
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
): Promise<PublishedLaw | undefined> {
  const law = inForce(compiled, foldedOf(await publishedUntil(ledger, state, ordinal)), strand);
  return law && { ...law, policy: await withRegister(ledger, law.policy, ordinal) };
}

/** Every policy of a state, of whichever strand, as its text is: without the providers that were approved. */
export async function policiesAt(
  ledger: Ledger,
  compiled: CompiledPolicies,
  state: string,
  ordinal: number,
): Promise<readonly PolicyInForce[]> {
  const published = foldedOf(await publishedUntil(ledger, state, ordinal));
  return [...published.strands.keys()].flatMap((strand) => inForce(compiled, published, strand) ?? []);
}

/** Whether any law of a state, as it was known at an ordinal, asks which providers it has approved. */
export async function asksForRegister(ledger: Ledger, state: string, ordinal: number): Promise<boolean> {
  const { strands } = foldedOf(await publishedUntil(ledger, state, ordinal));
  return [...strands.values()].some(({ latest }) => latest.text.includes('provider_approved'));
}

/** The same events fold to the same: they are folded once. */
const FOLDED = new WeakMap<readonly OpenedEvent[], PolicyState>();

function foldedOf(events: readonly OpenedEvent[]): PolicyState {
  const folded = FOLDED.get(events) ?? stateOf(decider, events);
  FOLDED.set(events, folded);
  return folded;
}

/** Texts of law are long. */
const readUntil = readingOnce();

async function publishedUntil(
  ledger: Ledger,
  state: string,
  ordinal: number,
): Promise<readonly OpenedEvent[]> {
  return readUntil(ledger, state, { streams: [policyStream(state)] }, ordinal);
}

export function inForce(
  compiled: CompiledPolicies,
  published: PolicyState,
  strand: string,
): PublishedLaw | undefined {
  const found = published.strands.get(strand);
  if (found === undefined) return undefined;
  const { digest, text, state } = found.latest;
  const policy = compiledOnce(compiled, text, `${state} ${strand}`, digest);
  return { policy, settings: found.settings, text };
}

/** The policy of a text that was published under a digest. */
export function compiledOnce(
  compiled: CompiledPolicies,
  text: string,
  name: string,
  digest: string,
): CompiledPolicy {
  const policy = compiled.get(digest) ?? compileText(text, name, digest);
  compiled.set(digest, policy);
  return policy;
}

/** Compiles a text that was checked before it was published; one that does not load now is damage. */
function compileText(text: string, name: string, digest: string): CompiledPolicy {
  const parsed = readPublished(text, name);
  if (Array.isArray(parsed)) {
    throw fault('policy_unreadable', `The published policy ${name} (${digest}) cannot be read any more.`);
  }
  return compilePolicy(parsed, digest);
}
