import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isEducatorId, isLicenseNumber, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { PaperCommand } from './commands.ts';
import type { Issued, LicenseEvent } from './events.ts';
import type { Wording } from './events/paper.ts';
import { becauseProblem, fieldsProblem } from '../problems.ts';
import { termProblem } from './problems.ts';
import type { LicenseState } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;
type Command<T extends PaperCommand['type']> = Extract<PaperCommand, { type: T }>;

export function issue(data: Issued['data'], state: LicenseState): Answer {
  if (state.rescinded) {
    return refuse(
      'rescinded',
      'The license under this number was issued in error and rescinded. A number is not given again: issue under another.',
    );
  }
  if (state.issued !== undefined) {
    return sameData(state.issued, data) ? [] : numberTaken(differences(state.issued, data));
  }
  if (!isEducatorId(data.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(data.state)) return refuse('state_unknown', `"${data.state}" is not a state's two letters.`);
  if (!isLicenseNumber(data.number)) {
    return refuse('license_number', 'A license number has 1 to 30 capital letters, digits and dashes.');
  }
  if (!isWord(data.class)) return refuse('license_class', 'A class is a lower-case word, as professional.');
  const problem = fieldsProblem(data.fields) ?? termProblem(data.validFrom, data.expiresOn);
  if (problem) return problem;
  if (data.issuedOn !== undefined && (!isDay(data.issuedOn) || data.issuedOn > data.validFrom)) {
    return refuse('issued_on', 'A license was first issued on or before the first day of its term.');
  }
  return [{ type: 'license.Issued', data }];
}

function numberTaken(differs: readonly string[]): Refusal {
  return refuse(
    'license_number_taken',
    `This license number is issued already, with ${differs.join(', ')}. Correct that license, or issue under another number; where it came with an import, that may be undone.`,
  );
}

/** In what two licenses of one number differ, without saying what either says. */
function differences(one: Issued['data'], other: Issued['data']): readonly string[] {
  const differs = (...parts: readonly (keyof Issued['data'])[]) =>
    parts.some((part) => !sameData(one[part], other[part]));
  return [
    ...(differs('educator') ? ['another holder'] : []),
    ...(differs('class') ? ['another class'] : []),
    ...(differs('fields') ? ['other fields'] : []),
    ...(differs('issuedOn', 'validFrom', 'expiresOn') ? ['other days'] : []),
    ...(differs('state', 'number', 'application') ? ['another application'] : []),
  ];
}

export function surrender(
  { from, because }: Command<'Surrender'>,
  { surrenderedFrom, issuedOn = '' }: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  if (surrenderedFrom === from) return [];
  if (surrenderedFrom !== undefined) {
    return refuse('surrendered', `This license was surrendered from ${surrenderedFrom} already.`);
  }
  if (!isDay(from) || from < issuedOn) {
    return refuse('surrender_day', 'A license is surrendered from a day after it was issued.');
  }
  const problem = becauseProblem(because);
  return problem ?? [{ type: 'license.Surrendered', data: { by: actor, on: today, from, because } }];
}

export function rescind(
  { because }: Command<'Rescind'>,
  { rescinded }: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  if (rescinded) return [];
  const problem = becauseProblem(because);
  return problem ?? [{ type: 'license.Rescinded', data: { by: actor, on: today, because } }];
}

export function correct(
  { because, class: held, fields, issuedOn }: Command<'Correct'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const was = wordingOf(state);
  const is: Wording = {
    class: held ?? was.class,
    fields: fields ?? was.fields,
    issuedOn: issuedOn ?? was.issuedOn,
  };
  if (sameData(was, is)) return [];
  if (!isWord(is.class)) return refuse('license_class', 'A class is a lower-case word, as professional.');
  if (!isDay(is.issuedOn) || is.issuedOn > (state.issued?.validFrom ?? '')) {
    return refuse(
      'issued_on',
      'A license was first issued on or before the first day of its first term here.',
    );
  }
  const problem = fieldsProblem(is.fields) ?? becauseProblem(because);
  return problem ?? [{ type: 'license.Corrected', data: { by: actor, on: today, was, is, because } }];
}

function wordingOf({ class: held, fields, issuedOn = '' }: LicenseState): Wording {
  return { class: held, fields, issuedOn };
}
