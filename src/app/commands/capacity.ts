import type { Capacity } from '../../domain/credit/events.ts';
import { type Refusal, refuse } from '../../domain/decider.ts';
import { type Action, type Identity, may, type Resource } from '../access.ts';

/** A committee whose decision the caller records. */
export type Committee = 'local' | 'regional';

/**
 * In which capacity something is decided follows from who asks; they may say that it was a committee of theirs. What a
 * regional provider's committee decided, the agency records.
 */
export function capacityOf(
  identity: Identity,
  action: Action,
  resource: Resource,
  committee: Committee | undefined,
): Capacity | Refusal {
  const asAgency = { ...identity, roles: identity.roles.filter((role) => role === 'agency') };
  const isAgency = may(asAgency, action, resource);
  if (committee === undefined) return isAgency ? 'agency' : 'employer';
  if (committee === 'local') return 'committee';
  return isAgency
    ? 'regional_committee'
    : refuse('regional_committee', 'What the committee of a regional provider decided, the agency records.');
}
