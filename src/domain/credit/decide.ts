import { type Circumstances, dataOf, NOT_FOUND, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Acting, Answer, UponClaim } from './acting.ts';
import { amend } from './amend.ts';
import { appeal, decideAppeal } from './appeal.ts';
import { claimProblem, isSameClaim } from './claim.ts';
import type { CreditCommand } from './commands.ts';
import type { Claimed } from './events.ts';
import type { CreditState } from './evolve.ts';
import { correct, takeBack } from './retract.ts';
import { approve, attest, deny, report, reverse } from './vouch.ts';

export function decide(command: CreditCommand, state: CreditState, by: Circumstances): Answer {
  if (command.type === 'Claim') return claim(dataOf(command), state, by);
  if (command.type === 'Correct') return correct(command.claim, command.because, state, by.today);
  if (command.type === 'TakeBack') return takeBack(command.eventId, command.because, state);
  const { claimed } = state;
  if (claimed === undefined) {
    return NOT_FOUND;
  }
  if (state.withdrawn) {
    return command.type === 'Withdraw' ? [] : refuse('withdrawn', 'This credit was withdrawn.');
  }
  if (state.reversed !== undefined && !isAfterReversal(command)) {
    return refuse('reversed', 'This credit was reversed. Its educator may appeal that.');
  }
  const on = ('on' in command ? command.on : undefined) ?? by.today;
  if (!isDay(on) || on > by.today) return refuse('future_day', 'An act is dated today or earlier.');
  if (on < claimed.completedOn && command.type !== 'Amend') {
    return refuse('before_completion', 'Nobody can vouch for an activity before it was completed.');
  }
  if (isOthers(command) && by.actorEducator === claimed.educator) {
    return refuse('own_work', 'Nobody reports or decides their own credit.');
  }
  return act(command, state, { ...by, claimed, on });
}

function claim(data: Claimed['data'], state: CreditState, { today }: Circumstances): Answer {
  if (state.claimed === undefined) {
    return claimProblem(data, today) ?? [{ type: 'credit.Claimed', data }];
  }
  if (isSameClaim(state.claimedFirst, data) || isSameClaim(state.claimed, data)) return [];
  return data.ofEvent !== undefined
    ? refuse('claimed_already', 'Credit was claimed from this record already, once is all there is.')
    : refuse(
        'external_id_reused',
        'A credit is recorded under this id with other content. Give the new one an id of its own.',
      );
}

function isAfterReversal({ type }: UponClaim): boolean {
  return type === 'Reverse' || type === 'Appeal' || type === 'DecideAppeal';
}

/** What somebody else than the educator has to do. */
function isOthers({ type }: UponClaim): boolean {
  switch (type) {
    case 'ReportByProvider':
    case 'Approve':
    case 'Deny':
    case 'DecideAppeal':
    case 'Reverse':
      return true;
    case 'Attest':
    case 'Withdraw':
    case 'Amend':
    case 'Appeal':
      return false;
  }
}

function act(command: UponClaim, state: CreditState, by: Acting): Answer {
  switch (command.type) {
    case 'Attest':
      return attest(command, state, by);
    case 'ReportByProvider':
      return report(command, state, by);
    case 'Approve':
      return approve(command, state, by);
    case 'Deny':
      return deny(command, state, by);
    case 'Withdraw':
      if (!isPlainText(command.because, 2000))
        return refuse('because', 'Say why the credit is withdrawn, in 1 to 2000 characters.');
      return [{ type: 'credit.Withdrawn', data: { by: by.actor, because: command.because, on: by.on } }];
    case 'Amend':
      return amend(command, state, by);
    case 'Appeal':
      return appeal(command, state, by);
    case 'DecideAppeal':
      return decideAppeal(command, state, by);
    case 'Reverse':
      return reverse(command, state, by);
  }
}
