import type { Facts, ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import { todayIn } from '../clock.ts';
import { type EducatorRecord, factsFor } from '../facts/facts-of.ts';
import { policyAt, type PolicyInForce } from '../standing/policy-book.ts';
import { type Jurist, recordAt } from '../standing/standing.ts';

/** A period with what the law looks at, as of today and everything recorded. */
export interface PeriodRecord {
  readonly record: EducatorRecord;
  readonly obligation: ObligationFact;
  readonly facts: Facts;
  readonly law: PolicyInForce;
  readonly today: Day;
}

/** Undefined while the license is not on record, or no law is published. */
export async function periodRecord(
  jurist: Jurist,
  educator: string,
  period: string,
): Promise<PeriodRecord | undefined> {
  const ordinal = await jurist.ledger.log.head();
  return periodIn(jurist, await recordAt(jurist.ledger, educator, ordinal), period, ordinal);
}

/** The same in a record that was read before. */
export async function periodIn(
  { ledger, compiled }: Jurist,
  record: EducatorRecord,
  period: string,
  ordinal: number,
): Promise<PeriodRecord | undefined> {
  const facts = factsFor(record, period, ordinal);
  if (facts === undefined) return undefined;
  const { obligation } = facts;
  const law = await policyAt(ledger, compiled, obligation.state, obligation.strand, ordinal);
  if (law === undefined) return undefined;
  return { record, obligation, facts, law, today: todayIn(ledger.clock, obligation.state) };
}
