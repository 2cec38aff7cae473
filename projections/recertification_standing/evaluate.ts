import type { OpenedEvent } from '../../src/app/envelope.ts';
import { type Ledger, readEvery } from '../../src/app/ledger.ts';
import { openEvents } from '../../src/app/open-events.ts';
import { type EducatorRecord, factsFor, recordOf } from '../../src/app/facts-of.ts';
import { type PolicyInForce, policyAt } from '../../src/app/policy-book.ts';
import { type Jurist, obligationsOf } from '../../src/app/standing.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { evaluate } from '../../src/rules/index.ts';
import { rowOf, type StandingRow, unansweredRow } from './row.ts';

/**
 * The rows of some educators from the log up to an ordinal, with "today" as each state's last day that began
 * by then. One reading of the log for all of them; each law is read once.
 */
export async function standingsOf(
  jurist: Jurist,
  educators: readonly string[],
  ordinal: number,
  todays: ReadonlyMap<string, Day>,
): Promise<readonly StandingRow[]> {
  const records = await recordsOf(jurist.ledger, educators, ordinal);
  const laws = new Map<string, PolicyInForce | undefined>();
  const rows: StandingRow[] = [];
  for (const record of records) {
    for (const obligation of obligationsOf(record)) {
      const law = `${obligation.state} ${obligation.strand}`;
      if (!laws.has(law)) {
        laws.set(
          law,
          await policyAt(jurist.ledger, jurist.compiled, obligation.state, obligation.strand, ordinal),
        );
      }
      rows.push(...rowFor(record, obligation.period, ordinal, laws.get(law), todays.get(obligation.state)));
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

async function recordsOf(
  ledger: Ledger,
  educators: readonly string[],
  ordinal: number,
): Promise<readonly EducatorRecord[]> {
  if (educators.length === 0) return [];
  const stored = await readEvery(ledger.log, { educators, until: ordinal });
  const events = await openEvents(stored, ledger.vault);
  const byEducator = new Map<string, OpenedEvent[]>(educators.map((educator) => [educator, []]));
  for (const event of events) byEducator.get(event.metadata.educator ?? '')?.push(event);
  return [...byEducator].map(([educator, theirs]) => recordOf(educator, theirs));
}
