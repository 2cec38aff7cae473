import type { Decision } from '../../domain/decision.ts';
import type { ObligationFact } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import {
  answersOf,
  auditsOf,
  evaluate,
  renewalWindow,
  type RenewalWindow,
  routesOf,
  type AuditAnswer,
  type RouteAnswer,
  type StandingAnswer,
} from '../../rules/index.ts';
import { type EducatorRecord, factsFor, mayBeFact, recordOf } from '../facts/facts-of.ts';
import { holdsSealed, openSaid } from '../log/envelope.ts';
import type { KeyAnswer, KeyVault } from '../log/key-vault.ts';
import { type LeaveOut, orLeftOut } from '../log/leave-out.ts';
import { type Ledger, readEducator } from '../log/ledger.ts';
import { factsOn, untilMoved } from '../periods/as-it-stood.ts';
import { statedDays, withHeld } from '../periods/stated-days.ts';
import { type CompiledPolicies, policyAt, type PolicyInForce, type PublishedLaw } from './policy-book.ts';

/** What answers take besides the ledger: the policies compiled so far. */
export interface Jurist {
  readonly ledger: Ledger;
  readonly compiled: CompiledPolicies;
}

/** The answer for one obligation, recomputed from the log. */
export interface Standing {
  readonly obligation: ObligationFact;
  readonly decision: Decision;
  /** Reckoned when it is asked for: most who ask how an obligation stands ask no more. */
  readonly consequences: () => Consequences;
  readonly window: () => RenewalWindow;
}

/** What the policy says besides whether the obligation is met. */
export interface Consequences {
  /** What may follow: renewal, extension, lapse, the ways back. */
  readonly routes: readonly RouteAnswer[];
  /** Separate answers about the license, as validity and standing. */
  readonly answers: readonly StandingAnswer[];
  readonly audits: readonly AuditAnswer[];
}

/** An educator's record as the ledger knew it at an ordinal. */
export async function recordAt(ledger: Ledger, educator: string, ordinal: number): Promise<EducatorRecord> {
  return recordOf(educator, await readEducator(ledger, educator, ordinal));
}

/**
 * How one obligation stands as of a day, by what was known at an ordinal: facts and law alike. Undefined when
 * the record has no such obligation, or no law is published for it.
 */
export async function standingAt(
  { ledger, compiled }: Jurist,
  record: EducatorRecord,
  period: string,
  asOf: Day,
  ordinal: number,
): Promise<Standing | undefined> {
  const obligation = record.obligations.get(period);
  if (obligation === undefined) return undefined;
  const law = await policyAt(ledger, compiled, obligation.state, obligation.strand, ordinal);
  return standingUnder(law, record, period, asOf, ordinal);
}

/** The same under a law that was read before. */
export function standingUnder(
  law: PolicyInForce | undefined,
  record: EducatorRecord,
  period: string,
  asOf: Day,
  ordinal: number,
): Standing | undefined {
  const known = factsFor(record, period, ordinal);
  if (known === undefined || law === undefined) return undefined;
  const facts = factsOn(known, asOf);
  const { obligation } = facts;
  const { policy, settings } = law;
  return {
    obligation,
    decision: untilMoved(evaluate(policy, settings, facts, asOf), known.obligation, asOf),
    consequences: () => ({
      routes: routesOf(policy, settings, withHeld(facts, statedDays(law, facts, asOf)), asOf),
      answers: answersOf(policy, settings, facts, asOf),
      audits: auditsOf(policy, settings, facts, asOf),
    }),
    window: () => renewalWindow(policy, settings, facts, asOf),
  };
}

/** The only personal field that is a fact of law; the others stay sealed. */
export const OF_FACTS: ReadonlySet<string> = new Set(['birthDate']);

/**
 * The records of several educators as the ledger knew them at an ordinal, from one reading of the log; without those
 * who cannot be read, where somebody hears of them. Of personal fields `fields` are opened, or else the one that is a
 * fact of law.
 */
export async function recordsAt(
  { log, vault }: Ledger,
  educators: readonly string[],
  ordinal: number,
  leaveOut?: LeaveOut,
  fields = OF_FACTS,
): Promise<readonly EducatorRecord[]> {
  if (educators.length === 0) return [];
  const each = [...new Set(educators)];
  const said = (await log.readOfEach(each, ordinal)).map((events) => events.filter(mayBeFact));
  const sealed = fields.size === 0 ? [] : each.filter((_, nth) => said[nth]?.some(holdsSealed));
  const keyOf = await keysOf(vault, sealed, leaveOut !== undefined);
  const records: EducatorRecord[] = [];
  for (const [nth, educator] of each.entries()) {
    const record = await orLeftOut(educator, leaveOut, async () => {
      const key = await keyOf(educator);
      const events = (said[nth] ?? []).map((event) => openSaid(event, educator, () => key, fields));
      return recordOf(educator, events);
    });
    if (record !== undefined) records.push(record);
  }
  return records;
}

/** Asked for together; or, where one of them cannot be had and the others are wanted still, each alone. */
async function keysOf(
  vault: KeyVault,
  educators: readonly string[],
  eachAlone: boolean,
): Promise<(educator: string) => KeyAnswer | undefined | Promise<KeyAnswer | undefined>> {
  try {
    const keys = await vault.keysFor(educators);
    return (educator) => keys.get(educator);
  } catch (error) {
    if (!eachAlone) throw error;
    const sealed = new Set(educators);
    return async (educator) =>
      sealed.has(educator) ? (await vault.keysFor([educator])).get(educator) : undefined;
  }
}

/** Reads each law once, as it was known at an ordinal. */
export function lawsAt({ ledger, compiled }: Jurist, ordinal: number) {
  const laws = new Map<string, Promise<PublishedLaw | undefined>>();
  return (state: string, strand: string): Promise<PublishedLaw | undefined> => {
    const key = `${state} ${strand}`;
    const known = laws.get(key) ?? policyAt(ledger, compiled, state, strand, ordinal);
    laws.set(key, known);
    return known;
  };
}

/** The obligations of an educator, the one that ends first before the others. */
export function obligationsOf(record: EducatorRecord): readonly ObligationFact[] {
  return [...record.obligations.values()].sort(
    (a, b) => compare(a.endsOn, b.endsOn) || compare(a.period, b.period),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
