import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { claimProblem } from './claim.ts';
import type { CreditCommand } from './commands.ts';
import type { Claimed, CreditEvent } from './events.ts';
import type { CreditState } from './evolve.ts';

type Answer = readonly CreditEvent[] | Refusal;

export function decide(command: CreditCommand, state: CreditState, by: Circumstances): Answer {
  if (command.type === 'Claim') return claim(dataOf(command), state, by.today);
  if (state.claimed === undefined) {
    return NOT_FOUND;
  }
  if (state.withdrawn) {
    return command.type === 'Withdraw' ? [] : refuse('withdrawn', 'This credit was withdrawn.');
  }
  return act(command, state, state.claimed, by);
}

function claim(data: Claimed['data'], state: CreditState, today: Day): Answer {
  if (state.claimed === undefined) {
    return claimProblem(data, today) ?? [{ type: 'credit.Claimed', data }];
  }
  return sameData(state.claimed, data)
    ? []
    : refuse(
        'external_id_reused',
        'A credit is recorded under this id with other content. Give the new one an id of its own.',
      );
}

function act(
  command: Exclude<CreditCommand, { type: 'Claim' }>,
  state: CreditState,
  claimed: Claimed['data'],
  { actor, actorEducator, today }: Circumstances,
): Answer {
  const on = 'on' in command ? (command.on ?? today) : today;
  if (!isDay(on) || on > today) return refuse('future_day', 'An act is dated today or earlier.');
  if (on < claimed.completedOn) {
    return refuse('before_completion', 'Nobody can vouch for an activity before it was completed.');
  }
  const own = actorEducator === claimed.educator;
  switch (command.type) {
    case 'Attest':
      return state.attested ? [] : [{ type: 'credit.Attested', data: { by: actor, on } }];
    case 'ReportByProvider':
      if (own) return ownWork();
      return state.reported
        ? []
        : [{ type: 'credit.ProviderReported', data: { provider: command.provider, on } }];
    case 'Approve':
      if (own) return ownWork();
      if (state.answer === 'approved') return [];
      if (state.answer === 'denied') return refuse('already_denied', 'This credit was denied already.');
      return [
        {
          type: 'credit.Approved',
          data: { by: command.by ?? actor, capacity: command.capacity, on },
        },
      ];
    case 'Deny': {
      if (own) return ownWork();
      if (state.answer === 'denied') return [];
      if (state.answer === 'approved') return refuse('already_approved', 'This credit was approved already.');
      if (!isPlainText(command.because, 2000)) return refuse('because', 'Say why the credit is denied.');
      const { capacity, reason, because } = command;
      return [{ type: 'credit.Denied', data: { by: command.by ?? actor, capacity, reason, because, on } }];
    }
    case 'Withdraw':
      if (!isPlainText(command.because, 2000)) return refuse('because', 'Say why the credit is withdrawn.');
      return [{ type: 'credit.Withdrawn', data: { by: actor, because: command.because, on } }];
  }
}

function ownWork(): Refusal {
  return refuse('own_work', 'Nobody reports or decides their own credit.');
}
