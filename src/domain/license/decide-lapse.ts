import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import type { RouteDecision } from '../route-decision.ts';
import { addDays, isDay } from '../values/day.ts';
import { isWord } from '../values/identifiers.ts';
import type { LapseCommand } from './commands.ts';
import type { LicenseEvent } from './events.ts';
import type { StatusEvent } from './events/lapse.ts';
import { becauseProblem } from '../problems.ts';
import { alreadyRenewed, lapsedSince, overProblem } from './problems.ts';
import type { LicenseState, PendingLapse } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends LapseCommand['type']> = Extract<LapseCommand, { type: T }>;

export function proposeLapse(
  command: Command<'ProposeLapse'>,
  state: LicenseState,
  by: Circumstances,
): Answer {
  const { lapse, lapsedFor, renewals } = state;
  const { route, period, decision } = command;
  if (lapse?.route === route && lapse.period === period) return [];
  if (lapsedFor.includes(period)) return [];
  if (lapse !== undefined) {
    return refuse(
      'lapse_proposed',
      `Proposed already: ${lapse.status} from ${lapse.from}. Withdraw it first.`,
    );
  }
  const renewed = renewals.find((one) => one.period === period);
  if (renewed !== undefined) return alreadyRenewed(renewed);
  const problem = overProblem(state) ?? pendingProblem(state) ?? groundProblem(decision);
  if (problem) return problem;
  if (decision.route !== route || decision.period.id !== period) {
    return refuse('other_period', 'The decision was made for another way or period.');
  }
  if (!isDay(command.from) || !isWord(command.status)) {
    return refuse('status', 'A status is a lower-case word, as lapsed, and begins on a day.');
  }
  return [{ type: 'license.LapseProposed', data: { by: by.actor, on: by.today, ...dataOf(command) } }];
}

export function serveLapseNotice(
  { method, servedOn: given }: Command<'ServeLapseNotice'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const { lapse } = state;
  if (lapse === undefined) return noneProposed(state);
  const servedOn = given ?? today;
  const { notice } = lapse;
  if (notice !== undefined) {
    const isSame = notice.method === method && (given === undefined || notice.servedOn === given);
    return isSame
      ? []
      : refuse('notice_served', `Notice was served by ${notice.method} on ${notice.servedOn}.`);
  }
  if (!isWord(method)) return refuse('method', 'A method is a lower-case word, as certified_mail.');
  if (!isDay(servedOn) || servedOn > today || servedOn < lapse.on) {
    return refuse('served_on', `Notice is served between ${lapse.on}, when it was proposed, and today.`);
  }
  const data = { by: actor, on: today, method, servedOn, notBefore: notBefore(lapse, servedOn) };
  return [{ type: 'license.LapseNoticeServed', data }];
}

function notBefore({ noticeDays, from }: PendingLapse, servedOn: string): string {
  const over = addDays(servedOn, noticeDays ?? 0);
  return over < from ? from : over;
}

export function confirmLapse(
  { decision }: Command<'ConfirmLapse'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const { lapse, lapseAnswered } = state;
  if (lapse === undefined) return lapseAnswered === 'confirmed' ? [] : noneProposed(state);
  if (lapse.notice === undefined) {
    return refuse('notice_missing', 'A lapse is confirmed after notice was served. Record the notice first.');
  }
  if (today < lapse.notice.notBefore) {
    return refuse('too_early', `This lapse is not confirmed before ${lapse.notice.notBefore}.`);
  }
  const { route, period, status, from } = lapse;
  const problem = pendingProblem(state) ?? groundProblem(decision);
  if (problem) return problem;
  if (decision.route !== route || decision.period.id !== period) {
    return refuse('other_period', 'The decision was made for another way or period.');
  }
  const data = { by: actor, on: today, route, period, status, from, decision };
  return [{ type: CONFIRMED[lapse.gives], data }];
}

const CONFIRMED = {
  lapse: 'license.Lapsed',
  expiration: 'license.Expired',
  inactivation: 'license.Inactivated',
} as const satisfies Record<PendingLapse['gives'], StatusEvent['type']>;

export function withdrawLapse(
  { because }: Command<'WithdrawLapse'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const { lapse, lapseAnswered } = state;
  if (lapse === undefined) return lapseAnswered === 'withdrawn' ? [] : noneProposed(state);
  const data = { by: actor, on: today, period: lapse.period, because };
  return becauseProblem(because) ?? [{ type: 'license.LapseWithdrawn', data }];
}

/** Said of what awaits no answer, and of what was answered already. */
export function noneProposed(state: LicenseState): Refusal {
  return lapsedSince(state) ?? refuse('no_lapse_proposed', 'No lapse of this license is proposed.');
}

/** What a lapse requires is its ground: where the holder has met what was asked, that is not fulfilled. */
function groundProblem({ outcome, asks, asOf, requirement, missing }: RouteDecision): Refusal | undefined {
  if (outcome === 'met') return undefined;
  const ground = `"${(requirement?.asks ?? asks).replace(/\.$/, '')}"`;
  if (outcome === 'undetermined') {
    const told = missing.length > 0 ? ` ${missing.join(' ')}` : '';
    return refuse(
      'ground_undetermined',
      `Whether its ground is there, ${ground}, cannot be said yet.${told}`,
    );
  }
  return refuse(
    'no_ground',
    `There is no ground for this as of ${asOf}: it is not so that ${ground}. Who has met what was asked does not lapse.`,
  );
}

/** What was applied for is answered first. */
function pendingProblem({ appliedFor, election }: LicenseState): Refusal | undefined {
  if (appliedFor === undefined && election === undefined) return undefined;
  return refuse('application_pending', 'An application of the holder awaits its answer. Decide on it first.');
}
