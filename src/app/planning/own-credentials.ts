import { definitionId } from '../../domain/definition/index.ts';
import { begunBy } from '../credential/held.ts';
import type { Ledger } from '../log/ledger.ts';
import type { OwnCredential } from './candidate.ts';

/** The micro-credentials of an educator that are begun or held; none that was revoked or has run out. */
export async function ownCredentials(ledger: Ledger, educator: string): Promise<readonly OwnCredential[]> {
  const begun = await begunBy(ledger, educator);
  return begun.flatMap(({ stream, state }) => {
    const { started, awardedOn, revokedOn, expiredOn } = state;
    if (started === undefined || revokedOn !== undefined || expiredOn !== undefined) return [];
    const { issuer, definition, title } = started;
    return [{ stream, definition: definitionId(issuer, definition), issuer, title, awardedOn }];
  });
}
