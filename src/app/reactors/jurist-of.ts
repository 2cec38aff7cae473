import type { EventLog } from '../log/event-log.ts';
import type { Ledger } from '../log/ledger.ts';
import type { CompiledPolicies } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';

/** Policies that reactors have compiled, for as long as their log is there: a published text never changes. */
const COMPILED = new WeakMap<EventLog, CompiledPolicies>();

/** The law as a reactor reads it, who is given the ledger alone. */
export function juristOf(ledger: Ledger): Jurist {
  const compiled = COMPILED.get(ledger.log) ?? new Map();
  COMPILED.set(ledger.log, compiled);
  return { ledger, compiled };
}
