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
      if (state.attested) return again(saysSame(command.on, state.attested.on), 'attested');
      return [{ type: 'credit.Attested', data: { by: actor, on } }];
    case 'ReportByProvider': {
      if (own) return ownWork();
      const { provider } = command;
      if (!isPlainText(provider, 200)) {
        return refuse('provider', 'The provider is a text of 1 to 200 characters.');
      }
      if (state.reported) {
        return again(
          provider === state.reported.provider && saysSame(command.on, state.reported.on),
          'reported',
        );
      }
      return [{ type: 'credit.ProviderReported', data: { provider, on } }];
    }
    case 'Approve': {
      if (own) return ownWork();
      if (state.approved) return again(saysSame(command.on, state.approved.on), 'approved');
      if (state.denied && on < state.denied.on) {
        return refuse(
          'before_denial',
          `This credit was denied on ${state.denied.on}. Date its approval then or later.`,
        );
      }
      const { capacity } = command;
      return [{ type: 'credit.Approved', data: { by: command.by ?? actor, capacity, on } }];
    }
    case 'Deny': {
      if (own) return ownWork();
      const { capacity, reason, because } = command;
      if (state.denied) {
        return again(reason === state.denied.reason && saysSame(command.on, state.denied.on), 'denied');
      }
      if (state.approved) return refuse('already_approved', 'This credit was approved already.');
      if (!isPlainText(because, 2000)) {
        return refuse('because', 'Say why the credit is denied, in 1 to 2000 characters.');
      }
      return [{ type: 'credit.Denied', data: { by: command.by ?? actor, capacity, reason, because, on } }];
    }
    case 'Withdraw':
      if (!isPlainText(command.because, 2000))
        return refuse('because', 'Say why the credit is withdrawn, in 1 to 2000 characters.');
      return [{ type: 'credit.Withdrawn', data: { by: actor, because: command.because, on } }];
  }
}

/** Whether a day given now, if one is, is the day recorded then. */
function saysSame(given: Day | undefined, recorded: Day): boolean {
  return given === undefined || given === recorded;
}

/** The same act again changes nothing; with other content it must not look as if it had been carried out. */
function again(same: boolean, act: 'attested' | 'reported' | 'approved' | 'denied'): Answer {
  return same
    ? []
    : refuse(`already_${act}`, `This credit was ${act} already, with other details. They stand as they are.`);
}

function ownWork(): Refusal {
  return refuse('own_work', 'Nobody reports or decides their own credit.');
}
