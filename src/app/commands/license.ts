import { NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { license as decider, type LicenseCommand, type LicenseState } from '../../domain/license/index.ts';
import { educatorStream, licenseStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Action, Resource } from '../access.ts';
import { asGiven, execute, type Recording } from '../executing/execute.ts';
import { employersOf } from '../facts/employers.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';
import { capacityOf, type Committee } from './capacity.ts';
import { type AboutRenewal, complete } from './license-law.ts';
import { renew } from './renewal.ts';

/** A plan that was approved; in which capacity follows from who asks. */
interface PlanApproval {
  readonly type: 'ApprovePlan';
  readonly on?: Day;
  readonly committee?: Committee;
}

/** The decision and the new term of a renewal come from the law, never from the caller. */
type UponLicense = PlanApproval | AboutRenewal;

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
  if (command.type === 'Renew') {
    return renew(jurist, caller, stream, async (state) =>
      forbidden(caller, ACTIONS.Renew, await resourceOf(jurist, state)),
    );
  }
  return execute(
    jurist.ledger,
    decider,
    { stream },
    {
      asked: command,
      given: async (state) => {
        const resource = await resourceOf(jurist, state);
        const problem = forbidden(caller, ACTIONS[command.type], resource);
        if (problem !== undefined) return problem;
        if (command.type === 'ApprovePlan') return planApproved(caller, resource, command);
        return complete(jurist, stream, state, command, await jurist.ledger.log.head());
      },
    },
    requestOf(caller),
  );
}

function planApproved(
  { identity }: Caller,
  resource: Resource,
  { committee, ...command }: PlanApproval,
): LicenseCommand | Refusal {
  const capacity = capacityOf(identity, 'plan.approve', resource, committee);
  return typeof capacity === 'string' ? { ...command, capacity } : capacity;
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

/** Whose license it is, as far as access asks. */
export async function resourceOf({ ledger }: Jurist, { issued }: LicenseState): Promise<Resource> {
  if (issued === undefined) return {};
  const { educator, state } = issued;
  return { educator, state, employers: await employersOf(ledger, educator, state) };
}
