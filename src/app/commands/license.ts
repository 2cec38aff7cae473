import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { license as decider, type LicenseCommand, type LicenseState } from '../../domain/license/index.ts';
import { educatorStream, licenseStream } from '../../domain/streams.ts';
import { earliestRenewal, nextTerm } from '../../rules/index.ts';
import type { Action, Resource } from '../access.ts';
import { todayIn } from '../clock.ts';
import { asGiven, execute, type Recording } from '../execute.ts';
import { factsFor } from '../facts-of.ts';
import { readStream, stateOf } from '../ledger.ts';
import { policyAt } from '../policy-book.ts';
import { type Jurist, obligationsOf, recordAt, standingAt } from '../standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';
import { employersOf } from './educator.ts';

/** The decision and the new term of a renewal come from the law, never from the caller. */
type UponLicense =
  | Extract<LicenseCommand, { type: 'ApprovePlan' }>
  | { readonly type: 'ApplyForRenewal' }
  | { readonly type: 'Renew' }
  | { readonly type: 'DenyRenewal'; readonly because: string };

export type LicenseAsk =
  | { readonly command: Extract<LicenseCommand, { type: 'Issue' }> }
  /** `license` is the stream's name without its prefix, as `TN-1234567`. */
  | { readonly license: string; readonly command: UponLicense };

const ACTIONS: { readonly [T in UponLicense['type']]: Action } = {
  ApprovePlan: 'plan.approve',
  ApplyForRenewal: 'renewal.apply',
  Renew: 'renewal.decide',
  DenyRenewal: 'renewal.decide',
};

export async function askLicense(
  jurist: Jurist,
  caller: Caller,
  ask: LicenseAsk,
): Promise<Recording | Refusal> {
  if (!('license' in ask)) return issue(jurist, caller, ask.command);
  const { command } = ask;
  const stream = `license-${ask.license}`;
  return execute(
    jurist.ledger,
    decider,
    { stream },
    {
      asked: command,
      given: async (state) => {
        const resource = await resourceOf(jurist, state);
        const problem = forbidden(caller, ACTIONS[command.type], resource);
        return problem ?? complete(jurist, stream, state, command);
      },
    },
    requestOf(caller),
  );
}

async function issue(
  { ledger }: Jurist,
  caller: Caller,
  command: Extract<LicenseCommand, { type: 'Issue' }>,
): Promise<Recording | Refusal> {
  const { educator, state, number } = command;
  const holder = stateOf(educatorDecider, await readStream(ledger, educatorStream(educator)));
  const problem = forbidden(caller, 'license.issue', { educator, state });
  if (problem !== undefined || holder.registered === undefined) return NOT_FOUND;
  const target = { stream: licenseStream(state, number), educator, state };
  return execute(ledger, decider, target, asGiven(command), requestOf(caller));
}

async function resourceOf({ ledger }: Jurist, { issued }: LicenseState): Promise<Resource> {
  if (issued === undefined) return {};
  const holder = stateOf(educatorDecider, await readStream(ledger, educatorStream(issued.educator)));
  return { educator: issued.educator, state: issued.state, employers: employersOf(holder, issued.state) };
}

/** Adds what the law says to what the caller asks: the period concerned, its window, decision and next term. */
async function complete(
  jurist: Jurist,
  stream: string,
  state: LicenseState,
  command: UponLicense,
): Promise<LicenseCommand | Refusal> {
  if (command.type === 'ApprovePlan') return command;
  const { issued } = state;
  if (issued === undefined) return NOT_FOUND;
  const ordinal = await jurist.ledger.log.head();
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
    case 'ApplyForRenewal':
      return { type: 'ApplyForRenewal', period, opensOn: earliestRenewal(law.policy, law.settings, facts) };
    case 'Renew': {
      if (decision.outcome !== 'met') return { type: 'Renew', period, decision, ...termOf(state) };
      const term = nextTerm(law.policy, law.settings, facts, today);
      return isRefusal(term) ? term : { type: 'Renew', period, decision, ...term };
    }
    case 'DenyRenewal':
      return { type: 'DenyRenewal', period, decision, because: command.because };
  }
}

/** A renewal that will be refused needs no new term; the decider sees the running one. */
function termOf({ validFrom = '', expiresOn = '' }: LicenseState) {
  return { validFrom, expiresOn };
}
