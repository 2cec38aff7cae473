import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import type { Bar, LicenseCommand } from './commands.ts';
import type { LicenseEvent } from './events.ts';
import { becauseProblem, outcomeProblem } from '../problems.ts';
import { alreadyRenewed, overProblem, termProblem } from './problems.ts';
import type { LicenseState } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends LicenseCommand['type']> = Extract<LicenseCommand, { type: T }>;

export function openRenewalWindow(
  { period, opensOn, closesOn }: Command<'OpenRenewalWindow'>,
  state: LicenseState,
  { today }: Circumstances,
): Answer {
  if (state.windows.includes(period)) return [];
  const over = overProblem(state) ?? renewedProblem(period, state);
  if (over) return over;
  if (!isDay(opensOn) || opensOn > today || (closesOn !== null && (!isDay(closesOn) || closesOn < opensOn))) {
    return refuse('window_days', 'A window opens on its first day, and closes on that day or later.');
  }
  return [{ type: 'license.RenewalWindowOpened', data: { period, on: today, opensOn, closesOn } }];
}

export function applyForRenewal(
  { period, opensOn, barred }: Command<'ApplyForRenewal'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  if (state.appliedFor === period) return [];
  const problem = renewedProblem(period, state) ?? overProblem(state);
  if (problem) return problem;
  if (state.election !== undefined) {
    return refuse(
      'election_pending',
      `The election of ${state.election.route} awaits its answer. Withdraw it first.`,
    );
  }
  if (opensOn !== null && today < opensOn) {
    return refuse('too_early', `Applications for this period are taken from ${opensOn}.`);
  }
  if (barred !== undefined) return refuse(barred.code, barred.because);
  return [{ type: 'license.RenewalApplied', data: { by: actor, period, on: today } }];
}

export function renew(
  { period, decision, validFrom, expiresOn, reservation }: Command<'Renew'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  if (state.renewals.some((one) => one.period === period)) return [];
  const problem =
    applicationProblem(period, decision.period.id, state) ??
    overProblem(state) ??
    revokedProblem(state, today) ??
    outcomeProblem(decision) ??
    termProblem(validFrom, expiresOn, state);
  if (problem) return problem;
  if (reservation !== undefined && state.setAside.includes(reservation)) {
    return refuse('set_aside', 'This renewal took too long and was set aside. Ask again.');
  }
  const data = {
    ...{ by: actor, on: today, period, validFrom, expiresOn, decision },
    ...(reservation === undefined ? {} : { reservation }),
  };
  return [{ type: 'license.Renewed', data }];
}

/** Of two that come at once, the renewal and this, the first decides: the other finds the license moved on. */
export function setRenewalAside(
  { period, reservation }: Command<'SetRenewalAside'>,
  state: LicenseState,
): Answer {
  return isSettled(reservation, state)
    ? []
    : [{ type: 'license.RenewalSetAside', data: { period, reservation } }];
}

/** Whether what was reserved has become an act of this license already, or no longer can. */
export function isSettled(reservation: string, { actedUnder, setAside }: LicenseState): boolean {
  return actedUnder.includes(reservation) || setAside.includes(reservation);
}

/** Denied for what is missing, or for what bars it: whatever cannot be granted can be denied. */
export function denyRenewal(
  { period, decision, because, barred: byLaw }: Command<'DenyRenewal'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  if (state.deniedFor.includes(period)) return [];
  const problem = applicationProblem(period, decision.period.id, state);
  if (problem) return problem;
  const barred = byLaw ?? barOf(revokedProblem(state, today));
  if (decision.outcome === 'met' && barred === undefined) {
    return refuse('requirement_met', 'The requirement is met, so the renewal cannot be denied for it.');
  }
  const data = {
    ...{ by: actor, on: today, period, because, decision },
    ...(barred === undefined ? {} : { barred }),
  };
  return becauseProblem(because) ?? [{ type: 'license.RenewalDenied', data }];
}

/** Only who asked takes it back: the holder, or the employer who elected for them. */
export function withdrawApplication(
  state: LicenseState,
  { actor, actorEducator, today }: Circumstances,
): Answer {
  const { appliedFor, election, issued } = state;
  const period = election?.period ?? appliedFor;
  if (period === undefined) {
    return state.withdrawn ? [] : refuse('not_applied', 'Nothing that was applied for awaits an answer.');
  }
  if (actorEducator !== issued?.educator && election?.by !== actor) {
    return refuse('not_yours', 'Only who applied takes an application back.');
  }
  const what = election === undefined ? 'renewal' : 'election';
  return [{ type: 'license.ApplicationWithdrawn', data: { by: actor, on: today, what, period } }];
}

function barOf(problem: Refusal | undefined): Bar | undefined {
  return problem && { code: problem.refused, because: problem.because };
}

/** What ended the period stands in the license before it stands in the period. */
function renewedProblem(period: string, { renewals, endedByWay }: LicenseState): Refusal | undefined {
  const renewed = renewals.find((one) => one.period === period);
  if (renewed !== undefined) return alreadyRenewed(renewed);
  return endedByWay.includes(period)
    ? refuse(
        'period_over',
        'A way that was taken has ended this period. Ask again in a moment, for the next.',
      )
    : undefined;
}

function applicationProblem(period: string, decided: string, state: LicenseState): Refusal | undefined {
  if (state.appliedFor !== period) {
    return refuse('not_applied', 'No application to renew for this period awaits an answer.');
  }
  if (decided !== period) return refuse('other_period', 'The decision was made for another period.');
  return undefined;
}

/** What was revoked by a final order is not renewed while the order stands. */
export function revokedProblem({ orders }: LicenseState, today: string): Refusal | undefined {
  const revoked = [...orders.values()].find(
    ({ order, from, until, liftedFrom }) =>
      order === 'revocation' &&
      from <= today &&
      !(until !== undefined && until < today) &&
      !(liftedFrom !== undefined && liftedFrom <= today),
  );
  return (
    revoked && refuse('revoked', `Order ${revoked.reference} revoked this license from ${revoked.from}.`)
  );
}
