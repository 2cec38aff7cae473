import { refuse, type Refusal } from '../../domain/decider.ts';
import { policy as decider, type PolicyCommand, type PolicyState } from '../../domain/policy/index.ts';
import { policyStream } from '../../domain/streams.ts';
import { settingProblem } from '../../rules/index.ts';
import { execute, type Recording, type Request } from '../executing/execute.ts';
import { inForce } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

export type SettingAsk = Extract<PolicyCommand, { type: 'ConfirmSetting' }>;

export async function askSetting(
  jurist: Jurist,
  caller: Caller,
  command: SettingAsk,
): Promise<Recording | Refusal> {
  const problem = forbidden(caller, 'setting.confirm', { state: command.state });
  return problem ?? confirmSetting(jurist, command, requestOf(caller));
}

/** Confirms a setting the published policy has, with a value that policy can take. */
export async function confirmSetting(
  { ledger, compiled }: Jurist,
  command: SettingAsk,
  request: Request,
): Promise<Recording | Refusal> {
  const given = (published: PolicyState) => {
    const law = inForce(compiled, published, command.strand);
    const problem = law && settingProblem(law.policy, command.setting, command.value);
    return problem === undefined ? command : refuse('setting_value', problem);
  };
  const target = { stream: policyStream(command.state), state: command.state };
  return execute(ledger, decider, target, { asked: command, given }, request);
}

/** Publishes one policy text that loads. */
export async function publishPolicy(
  { ledger }: Jurist,
  command: Extract<PolicyCommand, { type: 'Publish' }>,
  request: Request,
): Promise<Recording | Refusal> {
  const target = { stream: policyStream(command.state), state: command.state };
  return execute(ledger, decider, target, { asked: command, given: () => command }, request);
}
