import type { Ledger } from '../../app/log/ledger.ts';
import { readEvery } from '../../app/log/ledger.ts';

/** The states some policy is published for: the ones whose days are kept. */
export async function statesWithLaw({ log }: Ledger): Promise<readonly string[]> {
  const published = await readEvery(log, { types: ['policy.Published'] });
  return [...new Set(published.flatMap(({ metadata }) => metadata.state ?? []))].sort();
}
