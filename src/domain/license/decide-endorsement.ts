import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { EndorsementCommand } from './commands.ts';
import type { LicenseEvent } from './events.ts';
import { becauseProblem } from '../problems.ts';
import { overProblem } from './problems.ts';
import type { Endorsement, LicenseState } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends EndorsementCommand['type']> = Extract<EndorsementCommand, { type: T }>;

export function addEndorsement(
  { field, on: given, validUntil, application, by }: Command<'AddEndorsement'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const on = given ?? today;
  const known = state.endorsements.get(field);
  if (known !== undefined && known.droppedOn === undefined) {
    const isSame = known.validUntil === validUntil && (given === undefined || known.on === given);
    return isSame ? [] : refuse('endorsement_held', `${field} is endorsed since ${known.on} already.`);
  }
  const over = overProblem(state);
  if (over) return over;
  if (!isPlainText(field, 100)) return refuse('field', 'A field is a text of 1 to 100 characters.');
  if (state.fields.includes(field)) return refuse('field_held', `The license names ${field} already.`);
  if (!isDay(on) || on > today || on < (known?.droppedOn ?? '')) {
    return refuse(
      'future_day',
      'An endorsement is held from today or an earlier day, after it was last dropped.',
    );
  }
  const ended = endedProblem(state, on);
  if (ended) return ended;
  if (validUntil !== undefined && (!isDay(validUntil) || validUntil < on)) {
    return refuse('valid_until', 'The last day of an endorsement is its first or a later one.');
  }
  const data = {
    ...{ by: by ?? actor, field, on },
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(application === undefined ? {} : { application }),
  };
  return [{ type: 'license.EndorsementAdded', data }];
}

/** Nothing can be taught by a field upon a license whose term is over, but one that awaits its renewal may be kept. */
function endedProblem({ expiresOn, appliedFor, election }: LicenseState, on: Day): Refusal | undefined {
  const isKept = appliedFor !== undefined || election !== undefined;
  if (isKept || expiresOn === undefined || expiresOn === null || on <= expiresOn) return undefined;
  return refuse(
    'license_over',
    `This license ended on ${expiresOn}, and no field is held on it from ${on}. Renew or reinstate it first.`,
  );
}

export function renewEndorsement(
  { field, validUntil }: Command<'RenewEndorsement'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const known = heldIn(state, field);
  if (known === undefined) return notHeld(field);
  if (known.validUntil === validUntil) return [];
  if (known.validUntil === undefined) {
    return refuse('no_last_day', `The endorsement of ${field} has no last day, and needs no renewal.`);
  }
  if (!isDay(validUntil) || validUntil < known.validUntil) {
    return refuse('valid_until', `A renewal ends after ${known.validUntil}, the last day so far.`);
  }
  const data = { by: actor, field, on: today, validUntil };
  return overProblem(state) ?? [{ type: 'license.EndorsementRenewed', data }];
}

export function dropEndorsement(
  { field, on: given, because }: Command<'DropEndorsement'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const on = given ?? today;
  const known = state.endorsements.get(field);
  if (known === undefined) return notHeld(field);
  if (known.droppedOn !== undefined) {
    const isSame = given === undefined || known.droppedOn === given;
    return isSame ? [] : refuse('endorsement_dropped', `${field} was dropped on ${known.droppedOn} already.`);
  }
  if (!isDay(on) || on > today || on < known.on) {
    return refuse(
      'future_day',
      `${field} is dropped today or on an earlier day, after it was added on ${known.on}.`,
    );
  }
  return (
    becauseProblem(because) ?? [
      { type: 'license.EndorsementDropped', data: { by: actor, field, on, because } },
    ]
  );
}

function heldIn({ endorsements }: LicenseState, field: string): Endorsement | undefined {
  const known = endorsements.get(field);
  return known?.droppedOn === undefined ? known : undefined;
}

function notHeld(field: string): Refusal {
  return refuse('not_held', `The license has no endorsement "${field}" that was added to it.`);
}
