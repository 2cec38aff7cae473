import type { Day } from '../../domain/values/day.ts';
import { routesOf } from '../../rules/index.ts';
import { type EducatorRecord, factsUnder, inTermAt, type LicenseRecord } from '../facts/facts-of.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';
import { currentObligation, RENEWAL } from '../standing/ways.ts';

interface Law {
  readonly lawOf: (state: string, strand: string) => Promise<PolicyInForce | undefined>;
  readonly ordinal: number;
}

/** Licenses whose term is over and that the law keeps, until what was applied for in time is decided. */
export async function keptByApplication(
  record: EducatorRecord,
  day: Day,
  { lawOf, ordinal }: Law,
): Promise<ReadonlySet<string>> {
  const waiting = [...record.licenses.values()].filter((license) => appliedInTime(license, day));
  const kept = new Set<string>();
  for (const license of waiting) {
    const obligation = currentObligation(record, license.license);
    const law = await lawOf(license.state, RENEWAL);
    if (obligation === undefined || law === undefined) continue;
    const facts = factsUnder(record, obligation, license, ordinal);
    const routes = routesOf(law.policy, law.settings, facts, day);
    if (routes.some(({ keepsStatus }) => keepsStatus)) kept.add(license.license);
  }
  return kept;
}

function appliedInTime(license: LicenseRecord, day: Day): boolean {
  const { expiresOn } = inTermAt(license, day);
  const { pending } = license;
  return pending !== undefined && day > expiresOn && pending.on <= expiresOn;
}
