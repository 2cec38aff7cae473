import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import type { RouteDecision } from '../route-decision.ts';
import { isDay } from '../values/day.ts';
import { isWord } from '../values/identifiers.ts';
import type { RouteCommand } from './commands.ts';
import { isSettled, revokedProblem } from './decide-renewal.ts';
import type { LicenseEvent } from './events.ts';
import { becauseProblem, fieldsProblem, outcomeProblem } from '../problems.ts';
import { termProblem } from './problems.ts';
import type { AnsweredElection, LicenseState } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends RouteCommand['type']> = Extract<RouteCommand, { type: T }>;

export function elect(
  { route, strand, period, barred }: Command<'Elect'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const { election, appliedFor, surrenderedFrom } = state;
  if (election?.route === route && election.period === period) return [];
  if (surrenderedFrom !== undefined) {
    return refuse(
      'surrendered',
      `This license was surrendered from ${surrenderedFrom}; apply for a new one.`,
    );
  }
  if (isAmong(state.granted, { route, period })) {
    return refuse('already_taken', 'This way was taken in this period already.');
  }
  if (election !== undefined) {
    return refuse(
      'election_pending',
      `The election of ${election.route} awaits its answer. Withdraw it first.`,
    );
  }
  if (appliedFor !== undefined) {
    return refuse('renewal_pending', 'An application to renew awaits its answer. Withdraw it first.');
  }
  const isOver = [...state.renewals.map((one) => one.period), ...state.endedByWay].includes(period);
  if (isOver && state.expiresOn !== null) {
    return refuse('period_over', 'This period is over, and the next is not open yet. Ask again in a moment.');
  }
  if (barred !== null) return refuse(barred.code, barred.because);
  return [{ type: 'license.ElectionMade', data: { by: actor, on: today, route, strand, period } }];
}

export function grantElection(
  command: Command<'GrantElection'>,
  state: LicenseState,
  by: Circumstances,
): Answer {
  if (isAmong(state.granted, command)) return [];
  const problem = pendingProblem(command, command.decision, state, by) ?? outcomeProblem(command.decision);
  if (problem) return problem;
  const { event: type, ...taken } = dataOf(command);
  if (!isWord(taken.class)) return refuse('license_class', 'A class is a lower-case word, as professional.');
  const { term, from, fields } = taken;
  const untrue =
    revokedProblem(state, by.today) ??
    fieldsProblem(fields) ??
    (term === undefined ? undefined : termProblem(term.validFrom, term.expiresOn, state)) ??
    dayProblem(from);
  if (untrue) return untrue;
  if (taken.reservation !== undefined && state.setAside.includes(taken.reservation)) {
    return refuse('set_aside', 'This grant took too long and was set aside. Ask again.');
  }
  return [{ type, data: { by: by.actor, on: by.today, ...taken } }];
}

/** Of two that come at once, the grant and this, the first decides: the other finds the license moved on. */
export function abandonGrant(command: Command<'AbandonGrant'>, state: LicenseState): Answer {
  const data = dataOf(command);
  return isSettled(data.reservation, state) ? [] : [{ type: 'license.GrantAbandoned', data }];
}

export function inactivate(command: Command<'Inactivate'>, state: LicenseState, by: Circumstances): Answer {
  if (isAmong(state.granted, command)) return [];
  const problem =
    pendingProblem(command, command.decision, state, by) ??
    outcomeProblem(command.decision) ??
    dayProblem(command.from);
  const data = { by: by.actor, on: by.today, ...dataOf(command) };
  return problem ?? [{ type: 'license.Inactivated', data }];
}

export function denyElection(
  command: Command<'DenyElection'>,
  state: LicenseState,
  by: Circumstances,
): Answer {
  if (isAmong(state.electionsDenied, command)) return [];
  const { because, decision } = command;
  const problem = pendingProblem(command, decision, state, by);
  if (problem) return problem;
  if (decision.outcome === 'met' && revokedProblem(state, by.today) === undefined) {
    return refuse('requirement_met', 'What this way requires is met, so it cannot be denied for it.');
  }
  const data = { by: by.actor, on: by.today, ...dataOf(command) };
  return becauseProblem(because) ?? [{ type: 'license.ElectionDenied', data }];
}

function pendingProblem(
  { route, period }: AnsweredElection,
  decision: RouteDecision,
  { election }: LicenseState,
  { actor }: Circumstances,
): Refusal | undefined {
  if (election?.route !== route || election.period !== period) {
    return refuse('not_applied', 'No such election awaits an answer.');
  }
  if (election.by === actor) return refuse('own_work', 'Who asked for it does not decide on it.');
  return decision.route === route && decision.period.id === period
    ? undefined
    : refuse('other_period', 'The decision was made for another way or period.');
}

function isAmong(answered: readonly AnsweredElection[], { route, period }: AnsweredElection): boolean {
  return answered.some((one) => one.route === route && one.period === period);
}

function dayProblem(from: string): Refusal | undefined {
  return isDay(from) ? undefined : refuse('day', 'What follows is held from a day, written YYYY-MM-DD.');
}
