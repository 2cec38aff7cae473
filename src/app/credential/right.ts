import type { CredentialCommand, CredentialState } from '../../domain/credential/index.ts';
import { type Refusal, refuse } from '../../domain/decider.ts';
import { type Action, type Identity, may, type Resource } from '../access.ts';
import { todayIn } from '../clock.ts';
import type { Ledger } from '../log/ledger.ts';
import { mayReview } from './held.ts';

const JUDGING: ReadonlySet<CredentialCommand['type']> = new Set([
  ...(['ScoreCriterion', 'Recommend', 'FlagIntegrity'] as const),
]);

/** Educators among those who ask who have earned the right to assess; asked only where it is worth the reading. */
export async function entitledTo(
  ledger: Ledger,
  { educator }: Identity,
  { started }: CredentialState,
  type: CredentialCommand['type'],
): Promise<readonly string[]> {
  if (educator === undefined || started === undefined) return [];
  if (type !== 'Claim' && !JUDGING.has(type)) return [];
  return (await mayReview(ledger, educator, started, todayIn(ledger.clock, undefined))) ? [educator] : [];
}

/**
 * Whoever judges as the holder of a stack does so while they hold it: the right ends with it, at once, also for the
 * work they have in hand. That they give back, or an approver takes it.
 */
export function withoutRight(
  identity: Identity,
  type: CredentialCommand['type'],
  action: Action,
  resource: Resource,
): Refusal | undefined {
  if (!JUDGING.has(type) || identity.educator === undefined) return undefined;
  const asStaff = { ...identity, roles: identity.roles.filter((role) => role !== 'teacher') };
  if (may(asStaff, action, resource) || resource.entitled?.includes(identity.educator)) return undefined;
  return refuse(
    'right_ended',
    'You do not hold the stack that gives the right to assess this, or not any more. Give the submission back.',
  );
}
