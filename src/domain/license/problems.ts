import { type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';

import type { LicenseState, Renewal } from './state.ts';

/** Why nothing can be applied for or renewed any more, where the license is over by an act. */
export function overProblem({ surrenderedFrom, status }: LicenseState): Refusal | undefined {
  if (surrenderedFrom !== undefined) {
    return refuse(
      'surrendered',
      `This license was surrendered from ${surrenderedFrom}; apply for a new one.`,
    );
  }
  return status?.ended === true
    ? refuse(
        'license_over',
        `This license is ${status.status} since ${status.from}; apply for reinstatement.`,
      )
    : undefined;
}

/** That it has lapsed already, where the lapse that was proposed last was confirmed. */
export function lapsedSince({ lapseAnswered, status }: LicenseState): Refusal | undefined {
  return lapseAnswered === 'confirmed' && status !== undefined
    ? refuse('lapsed_already', `This license is ${status.status} since ${status.from} already.`)
    : undefined;
}

/** Where the last that was applied for ended in a renewal, that nothing awaits an answer for this reason. */
export function renewedSince({ past }: LicenseState): Refusal | undefined {
  const last = past.findLast(({ type }) => type === 'license.RenewalApplied' || type === 'license.Renewed');
  return last?.type === 'license.Renewed' ? alreadyRenewed(last.data) : undefined;
}

export function alreadyRenewed({ by, on }: Pick<Renewal, 'by' | 'on'>): Refusal {
  return refuse('already_renewed', `The license was renewed for this period already, by ${by} on ${on}.`);
}

/** A term follows those before it: its first day names the period that opens with it. */
export function termProblem(
  validFrom: Day,
  expiresOn: Day | null,
  before?: Pick<LicenseState, 'validFrom'>,
): Refusal | undefined {
  const isTerm = isDay(validFrom) && (expiresOn === null || (isDay(expiresOn) && expiresOn >= validFrom));
  if (isTerm && validFrom <= (before?.validFrom ?? '')) {
    return refuse(
      'license_days',
      `A new term begins after the first day of the one that runs, ${before?.validFrom}.`,
    );
  }
  return isTerm
    ? undefined
    : refuse('license_days', 'A license is valid from a day to the same or a later day, or for life.');
}
