import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { isEducatorId, isLicenseNumber, isPlainText, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { LicenseCommand } from './commands.ts';
import type { Issued, LicenseEvent } from './events.ts';
import type { LicenseState } from './evolve.ts';
import { takeBack } from './retract.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends LicenseCommand['type']> = Extract<LicenseCommand, { type: T }>;

export function decide(command: LicenseCommand, state: LicenseState, by: Circumstances): Answer {
  if (command.type === 'Issue') return issue(dataOf(command), state);
  if (command.type === 'TakeBack') return takeBack(command.eventId, command.because, state);
  if (state.issued === undefined) {
    return NOT_FOUND;
  }
  if (command.type !== 'ApplyForRenewal' && by.actorEducator === state.issued.educator) {
    return refuse('own_work', 'Nobody decides on their own license.');
  }
  switch (command.type) {
    case 'ApprovePlan':
      return approvePlan(command, state, by);
    case 'ApplyForRenewal':
      return apply(command, state, by);
    case 'Renew':
      return renew(command, state, by);
    case 'SetRenewalAside':
      return setAside(command, state);
    case 'DenyRenewal':
      return deny(command, state, by);
  }
}

function issue(data: Issued['data'], state: LicenseState): Answer {
  if (state.issued !== undefined) {
    return sameData(state.issued, data)
      ? []
      : refuse('license_number_taken', 'This license number is issued already with other details.');
  }
  if (!isEducatorId(data.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(data.state)) return refuse('state_unknown', `"${data.state}" is not a state's two letters.`);
  if (!isLicenseNumber(data.number)) {
    return refuse('license_number', 'A license number has 1 to 30 capital letters, digits and dashes.');
  }
  if (!isWord(data.class)) return refuse('license_class', 'A class is a lower-case word, as professional.');
  if (data.fields.length > 50 || !data.fields.every((field) => isPlainText(field, 100))) {
    return refuse('fields', 'Fields are at most 50 texts of 1 to 100 characters.');
  }
  if (!isDay(data.validFrom) || !isDay(data.expiresOn) || data.expiresOn < data.validFrom) {
    return refuse('license_days', 'A license is valid from a day to the same or a later day.');
  }
  if (data.issuedOn !== undefined && (!isDay(data.issuedOn) || data.issuedOn > data.validFrom)) {
    return refuse('issued_on', 'A license was first issued on or before the first day of its term.');
  }
  return [{ type: 'license.Issued', data }];
}

function approvePlan(command: Command<'ApprovePlan'>, state: LicenseState, by: Circumstances): Answer {
  const on: Day = command.on ?? by.today;
  if (!isDay(on) || on > by.today) return refuse('future_day', 'An approval is dated today or earlier.');
  if (!isWord(command.capacity)) {
    return refuse('capacity', 'Say in which capacity the plan is approved, as supervisor.');
  }
  if (state.plannedOn.includes(on)) return [];
  const data = { by: command.by ?? by.actor, capacity: command.capacity, on };
  return [{ type: 'license.PlanApproved', data }];
}

function apply(command: Command<'ApplyForRenewal'>, state: LicenseState, by: Circumstances): Answer {
  const { period, opensOn } = command;
  if (state.appliedFor === period) return [];
  if (state.renewedFor.includes(period)) {
    return refuse('already_renewed', 'The license was renewed for this period already.');
  }
  if (opensOn !== null && by.today < opensOn) {
    return refuse('too_early', `Applications for this period are taken from ${opensOn}.`);
  }
  return [{ type: 'license.RenewalApplied', data: { by: by.actor, period, on: by.today } }];
}

function renew(command: Command<'Renew'>, state: LicenseState, by: Circumstances): Answer {
  const { period, decision, validFrom, expiresOn, reservation } = command;
  if (state.renewedFor.includes(period)) return [];
  const problem = applicationProblem(period, decision.period.id, state);
  if (problem) return problem;
  if (decision.outcome !== 'met') {
    const missing = decision.missing.length > 0 ? ` ${decision.missing.join(' ')}` : '';
    return refuse(
      `requirement_${decision.outcome}`,
      `The requirement is ${SAYS[decision.outcome]}.${missing}`,
    );
  }
  if (!isDay(validFrom) || !isDay(expiresOn) || expiresOn < validFrom) {
    return refuse('license_days', 'A license is valid from a day to the same or a later day.');
  }
  if (reservation !== undefined && state.setAside.includes(reservation)) {
    return refuse('set_aside', 'This renewal took too long and was set aside. Ask again.');
  }
  return [
    {
      type: 'license.Renewed',
      data: {
        ...{ by: by.actor, on: by.today, period, validFrom, expiresOn, decision },
        ...(reservation === undefined ? {} : { reservation }),
      },
    },
  ];
}

/** Of two that come at once, the renewal and this, the first decides: the other finds the license moved on. */
function setAside({ period, reservation }: Command<'SetRenewalAside'>, state: LicenseState): Answer {
  const isSettled = state.renewedUnder.includes(reservation) || state.setAside.includes(reservation);
  return isSettled ? [] : [{ type: 'license.RenewalSetAside', data: { period, reservation } }];
}

function deny(command: Command<'DenyRenewal'>, state: LicenseState, by: Circumstances): Answer {
  const { period, decision, because } = command;
  if (state.deniedFor.includes(period)) return [];
  const problem = applicationProblem(period, decision.period.id, state);
  if (problem) return problem;
  if (decision.outcome === 'met') {
    return refuse('requirement_met', 'The requirement is met, so the renewal cannot be denied for it.');
  }
  if (!isPlainText(because, 2000))
    return refuse('because', 'Say why the renewal is denied, in 1 to 2000 characters.');
  return [{ type: 'license.RenewalDenied', data: { by: by.actor, on: by.today, period, because, decision } }];
}

const SAYS = {
  not_met: 'not met',
  undetermined: 'undetermined: a fact, an act or a confirmed setting is missing',
  not_applicable: 'not one this policy knows for the license',
} as const;

function applicationProblem(period: string, decided: string, state: LicenseState): Refusal | undefined {
  if (state.appliedFor !== period) {
    return refuse('not_applied', 'No application to renew for this period awaits an answer.');
  }
  if (decided !== period) return refuse('other_period', 'The decision was made for another period.');
  return undefined;
}
