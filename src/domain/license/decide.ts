import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { isWord } from '../values/identifiers.ts';
import type { LicenseCommand } from './commands.ts';
import { addEndorsement, dropEndorsement, renewEndorsement } from './decide-endorsement.ts';
import { confirmLapse, proposeLapse, serveLapseNotice, withdrawLapse } from './decide-lapse.ts';
import { enterOrder, liftOrder } from './decide-order.ts';
import { correct, issue, rescind, surrender } from './decide-paper.ts';
import {
  applyForRenewal,
  denyRenewal,
  openRenewalWindow,
  renew,
  setRenewalAside,
  withdrawApplication,
} from './decide-renewal.ts';
import { abandonGrant, denyElection, elect, grantElection, inactivate } from './decide-route.ts';
import { beginStatus, endStatus } from './decide-status.ts';
import type { LicenseEvent } from './events.ts';
import { takeBack } from './retract.ts';
import type { LicenseState } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;

/** What its holder may do; everything else is decided by others. */
const BY_THE_HOLDER: readonly LicenseCommand['type'][] = [
  ...(['ApplyForRenewal', 'Elect', 'WithdrawApplication'] as const),
];

/** What still may be said of a license that never was. */
const EVEN_AFTER: readonly LicenseCommand['type'][] = ['Rescind', 'SetRenewalAside', 'AbandonGrant'];

export function decide(command: LicenseCommand, state: LicenseState, by: Circumstances): Answer {
  if (command.type === 'Issue') return issue(dataOf(command), state);
  if (command.type === 'TakeBack') return takeBack(command.eventId, command.because, state);
  const { issued } = state;
  if (issued === undefined) return NOT_FOUND;
  if (!BY_THE_HOLDER.includes(command.type) && by.actorEducator === issued.educator) {
    return refuse('own_work', 'Nobody decides on their own license.');
  }
  if (state.rescinded && !EVEN_AFTER.includes(command.type)) {
    return refuse('rescinded', 'This license was issued in error and rescinded; nothing is done upon it.');
  }
  switch (command.type) {
    case 'ApprovePlan':
      return approvePlan(command, state, by);
    case 'OpenRenewalWindow':
      return openRenewalWindow(command, state, by);
    case 'ApplyForRenewal':
      return applyForRenewal(command, state, by);
    case 'Renew':
      return renew(command, state, by);
    case 'SetRenewalAside':
      return setRenewalAside(command, state);
    case 'DenyRenewal':
      return denyRenewal(command, state, by);
    case 'WithdrawApplication':
      return withdrawApplication(state, by);
    case 'Elect':
      return elect(command, state, by);
    case 'GrantElection':
      return grantElection(command, state, by);
    case 'AbandonGrant':
      return abandonGrant(command, state);
    case 'Inactivate':
      return inactivate(command, state, by);
    case 'DenyElection':
      return denyElection(command, state, by);
    case 'ProposeLapse':
      return proposeLapse(command, state, by);
    case 'ServeLapseNotice':
      return serveLapseNotice(command, state, by);
    case 'ConfirmLapse':
      return confirmLapse(command, state, by);
    case 'WithdrawLapse':
      return withdrawLapse(command, state, by);
    case 'AddEndorsement':
      return addEndorsement(command, state, by);
    case 'RenewEndorsement':
      return renewEndorsement(command, state, by);
    case 'DropEndorsement':
      return dropEndorsement(command, state, by);
    case 'EnterOrder':
      return enterOrder(dataOf(command), state, by);
    case 'LiftOrder':
      return liftOrder(command, state, by);
    case 'BeginStatus':
      return beginStatus(command, state, by);
    case 'EndStatus':
      return endStatus(command, state, by);
    case 'Surrender':
      return surrender(command, state, by);
    case 'Rescind':
      return rescind(command, state, by);
    case 'Correct':
      return correct(command, state, by);
  }
}

function approvePlan(
  command: Extract<LicenseCommand, { type: 'ApprovePlan' }>,
  state: LicenseState,
  by: Circumstances,
): Answer {
  const on: Day = command.on ?? by.today;
  if (!isDay(on) || on > by.today) return refuse('future_day', 'An approval is dated today or earlier.');
  if (!isWord(command.capacity)) {
    return refuse('capacity', 'Say in which capacity the plan is approved, as supervisor.');
  }
  if (state.plannedOn.includes(on)) return [];
  const data = { by: command.by ?? by.actor, capacity: command.capacity, on };
  return [{ type: 'license.PlanApproved', data }];
}
