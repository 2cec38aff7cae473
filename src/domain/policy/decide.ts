import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { isPlainText, isSha256, isWord } from '../values/identifiers.ts';
import type { PolicyCommand } from './commands.ts';
import type { PolicyEvent, Published } from './events.ts';
import type { PolicyState } from './evolve.ts';

type Answer = readonly PolicyEvent[] | Refusal;

export function decide(command: PolicyCommand, state: PolicyState, by: Circumstances): Answer {
  switch (command.type) {
    case 'Publish':
      return publish(dataOf(command), state);
    case 'ConfirmSetting':
      return confirm(command, state, by);
  }
}

function publish(data: Published['data'], state: PolicyState): Answer {
  if (!isSha256(data.digest)) return refuse('digest', 'The digest of a policy is a SHA-256 in hex.');
  const strand = state.strands.get(data.strand);
  const published = strand?.digests.get(data.version);
  // A ledger that begins today begins with the text of today; what was published elsewhere before is not here.
  const next = strand === undefined ? data.version : strand.latest.version + 1;
  if (published === data.digest) return [];
  if (published !== undefined) {
    return refuse(
      'version_changed',
      `Version ${data.version} of ${data.state} ${data.strand} is published with another text. ` +
        `A published version never changes: write version: ${next} in the new text, or restore the published one.`,
    );
  }
  if (data.version !== next) {
    return refuse('version_skipped', `The next version of ${data.state} ${data.strand} is ${next}.`);
  }
  return [{ type: 'policy.Published', data }];
}

function confirm(
  command: Extract<PolicyCommand, { type: 'ConfirmSetting' }>,
  state: PolicyState,
  { actor, today }: Circumstances,
): Answer {
  const { setting, value, because } = command;
  const strand = state.strands.get(command.strand);
  if (strand === undefined) {
    return refuse('policy_unknown', `No policy is published for ${command.state} ${command.strand}.`);
  }
  if (!isWord(setting) || !isPlainText(value, 100))
    return refuse('setting', 'Name the setting and its value.');
  if (!isPlainText(because, 2000)) return refuse('because', 'Say on what authority the value is confirmed.');
  if (strand.settings.get(setting) === value) return [];
  return [{ type: 'policy.SettingConfirmed', data: { ...dataOf(command), by: actor, on: today } }];
}
