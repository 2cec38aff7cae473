import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import type { Bar } from '../../domain/license/commands.ts';
import { type LicenseCommand, type LicenseState, renewedSince } from '../../domain/license/index.ts';
import { earliestRenewal, nextTerm } from '../../rules/index.ts';
import { todayIn } from '../clock.ts';
import { factsFor } from '../facts/facts-of.ts';
import { policyAt } from '../standing/policy-book.ts';
import { renewalBar } from '../standing/renewal-bar.ts';
import { type Jurist, obligationsOf, recordAt, standingAt } from '../standing/standing.ts';

/** What is asked about a renewal. Its decision and new term come from the law, never from the caller. */
export type AboutRenewal =
  | { readonly type: 'ApplyForRenewal' }
  | { readonly type: 'Renew' }
  | { readonly type: 'DenyRenewal'; readonly because: string };

/** Adds what the law says to what the caller asks: the period concerned, its window, decision and next term. */
export async function complete<A extends AboutRenewal>(
  jurist: Jurist,
  stream: string,
  state: LicenseState,
  command: A,
  ordinal: number,
): Promise<Extract<LicenseCommand, { type: A['type'] }> | Refusal>;
export async function complete(
  jurist: Jurist,
  stream: string,
  state: LicenseState,
  command: AboutRenewal,
  ordinal: number,
): Promise<LicenseCommand | Refusal> {
  const { issued } = state;
  if (issued === undefined) return NOT_FOUND;
  const renewed = command.type === 'ApplyForRenewal' ? undefined : renewedSince(state);
  if (renewed !== undefined) return renewed;
  const record = await recordAt(jurist.ledger, issued.educator, ordinal);
  const open = obligationsOf(record).find((o) => o.license === stream && o.completedOn === undefined);
  const period = state.appliedFor ?? open?.period;
  if (period === undefined) {
    return refuse('no_period', 'No renewal period is open for this license yet. Ask again in a moment.');
  }
  const today = todayIn(jurist.ledger.clock, issued.state);
  const standing = await standingAt(jurist, record, period, today, ordinal);
  const facts = factsFor(record, period, ordinal);
  const law = await policyAt(jurist.ledger, jurist.compiled, issued.state, 'recertification', ordinal);
  if (standing === undefined || facts === undefined || law === undefined) {
    return refuse('policy_unknown', `No recertification policy of ${issued.state} is published.`);
  }
  const { decision } = standing;
  switch (command.type) {
    case 'ApplyForRenewal': {
      const opensOn = earliestRenewal(law.policy, law.settings, facts);
      return { type: 'ApplyForRenewal', period, opensOn, ...barredBy(renewalBar(law, facts, today)) };
    }
    case 'Renew': {
      if (decision.outcome !== 'met') return { type: 'Renew', period, decision, ...termOf(state) };
      const term = nextTerm(law.policy, law.settings, facts, today);
      if (!isRefusal(term)) return { type: 'Renew', period, decision, ...term };
      const bar = renewalBar(law, facts, today);
      return bar === undefined ? term : refuse(bar.code, bar.because);
    }
    case 'DenyRenewal': {
      const { because } = command;
      return { type: 'DenyRenewal', period, decision, because, ...barredBy(renewalBar(law, facts, today)) };
    }
  }
}

function barredBy(bar: Bar | undefined) {
  return bar === undefined ? {} : { barred: bar };
}

/** A renewal that will be refused needs no new term; the decider sees the running one. */
function termOf({ validFrom = '', expiresOn = '' }: LicenseState) {
  return { validFrom, expiresOn };
}
