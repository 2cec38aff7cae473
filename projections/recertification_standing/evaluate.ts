import { type EducatorRecord, factsFor } from '../../src/app/facts/facts-of.ts';
import type { Basis } from '../../src/app/projections/projection.ts';
import type { PolicyInForce } from '../../src/app/standing/policy-book.ts';
import { obligationsOf } from '../../src/app/standing/standing.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { evaluate } from '../../src/rules/index.ts';
import { rowOf, type StandingRow, unansweredRow } from './row.ts';

/**
 * The rows of some educators from the log up to an ordinal, with "today" as each state's last day that began
 * by then. One reading of the log for all of them.
 */
export async function standingsOf(
  records: readonly EducatorRecord[],
  { ordinal, lawOf, todays }: Basis,
): Promise<readonly StandingRow[]> {
  const rows: StandingRow[] = [];
  for (const record of records) {
    for (const { state, strand, period } of obligationsOf(record)) {
      rows.push(...rowFor(record, period, ordinal, await lawOf(state, strand), todays.get(state)));
    }
  }
  return rows;
}

function rowFor(
  record: EducatorRecord,
  period: string,
  ordinal: number,
  law: PolicyInForce | undefined,
  today: Day | undefined,
): readonly StandingRow[] {
  const facts = factsFor(record, period, ordinal);
  // A period whose license is not in the record yet has its row once the license's event is seen.
  if (facts === undefined) return [];
  const owed = { educator: record.educator, class: facts.license.class, obligation: facts.obligation };
  if (law === undefined) return [unansweredRow(owed, 'no_policy')];
  if (today === undefined) return [unansweredRow(owed, 'no_day')];
  return [rowOf(owed, evaluate(law.policy, law.settings, facts, today))];
}
