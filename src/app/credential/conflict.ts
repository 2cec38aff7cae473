import type { CredentialState } from '../../domain/credential/index.ts';
import type { Identity } from '../access.ts';
import { employersOf } from '../facts/employers.ts';
import type { Ledger } from '../log/ledger.ts';
import { begunBy } from './held.ts';

/**
 * Why somebody should not assess a work, as far as the ledger knows: an assessor who is an educator and learns the
 * same, or served the same employer. Other ties are theirs to declare.
 */
export async function conflictOf(
  ledger: Ledger,
  { educator }: Identity,
  { started }: CredentialState,
): Promise<string | undefined> {
  if (educator === undefined || started === undefined || educator === started.educator) return undefined;
  const { issuer, definition } = started;
  const own = await begunBy(ledger, educator);
  const isSame = own.some(
    ({ state }) =>
      state.started?.issuer === issuer &&
      state.started.definition === definition &&
      state.awardedOn === undefined,
  );
  if (isSame) return 'You are working toward this micro-credential yourself: assess it once you hold it.';
  const employers = await Promise.all([educator, started.educator].map((each) => employersOf(ledger, each)));
  const [mine = [], theirs = []] = employers;
  return mine.some((employer) => theirs.includes(employer))
    ? 'You serve, or have served, where the learner does: leave this work to another.'
    : undefined;
}
