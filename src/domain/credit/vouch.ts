import { type Refusal, refuse } from '../decider.ts';
import type { Day } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Act, Acting, Answer } from './acting.ts';
import type { Capacity } from './events.ts';
import type { CreditState } from './evolve.ts';

export function attest(
  { on: given }: Act<'Attest'>,
  { attested }: CreditState,
  { actor, on }: Acting,
): Answer {
  if (attested) return again(saysSame(given, attested.on), 'attested');
  return [{ type: 'credit.Attested', data: { by: actor, on } }];
}

export function report(
  { provider, on: given, externalId }: Act<'ReportByProvider'>,
  { reported }: CreditState,
  { on }: Acting,
): Answer {
  if (!isPlainText(provider, 200)) {
    return refuse('provider', 'The provider is a text of 1 to 200 characters.');
  }
  if (reported) return again(provider === reported.provider && saysSame(given, reported.on), 'reported');
  if (externalId !== undefined && !isPlainText(externalId, 100)) {
    return refuse('external_id', 'The external id is a text of at most 100 characters.');
  }
  const key = externalId === undefined ? {} : { externalId };
  return [{ type: 'credit.ProviderReported', data: { provider, on, ...key } }];
}

export function approve(
  { capacity, by, on: given }: Act<'Approve'>,
  state: CreditState,
  { actor, on }: Acting,
): Answer {
  const { approved, denied } = state;
  if (approved) return again(saysSame(given, approved.on), 'approved');
  const problem = deniedByOthers(capacity, state);
  if (problem) return problem;
  if (denied && on < denied.on) {
    return refuse(
      'before_denial',
      `This credit was denied on ${denied.on}. Date its approval then or later.`,
    );
  }
  return [{ type: 'credit.Approved', data: { by: by ?? actor, capacity, on } }];
}

/** Who denied a claim may correct that; everybody else overrules it, which only the answer to an appeal does. */
function deniedByOthers(capacity: Capacity, { denied, appealDecided }: CreditState): Refusal | undefined {
  if (denied === undefined) return undefined;
  const last = appealDecided?.outcome === 'refused' ? appealDecided : denied;
  if (last.capacity === capacity) return undefined;
  const told = `${BODIES[last.capacity]} ${last === denied ? 'denied this credit' : 'let the denial stand'} on ${last.on}.`;
  return last === denied
    ? refuse(
        'denied_by_other',
        `${told} Its educator may appeal that; the answer overrules it or lets it stand.`,
      )
    : refuse('denied_by_other', `${told} Nobody else approves it.`);
}

const BODIES = {
  employer: 'The employer',
  agency: 'The agency of the state',
  committee: 'The committee of the district',
  regional_committee: 'The committee of a regional provider',
} as const satisfies Record<Capacity, string>;

export function deny(
  { capacity, reason, because, by, on: given }: Act<'Deny'>,
  { approved, denied }: CreditState,
  { actor, on }: Acting,
): Answer {
  if (denied) return again(reason === denied.reason && saysSame(given, denied.on), 'denied');
  if (approved) {
    return refuse('already_approved', 'This credit was approved already. It can be reversed, not denied.');
  }
  if (!isPlainText(because, 2000)) {
    return refuse('because', 'Say why the credit is denied, in 1 to 2000 characters.');
  }
  return [{ type: 'credit.Denied', data: { by: by ?? actor, capacity, reason, because, on } }];
}

export function reverse(
  { review, because, by }: Act<'Reverse'>,
  { reversed, denied }: CreditState,
  { actor, on }: Acting,
): Answer {
  if (reversed) {
    return again(review === reversed.review && (because ?? null) === (reversed.because ?? null), 'reversed');
  }
  if (denied) return refuse('already_denied', 'This credit was denied, so there is nothing to reverse.');
  if (review === undefined && !isPlainText(because ?? '', 2000)) {
    return refuse('because', 'Say why the credit is reversed, in 1 to 2000 characters.');
  }
  const why = {
    ...(review === undefined ? {} : { review }),
    ...(because === undefined ? {} : { because }),
  };
  return [{ type: 'credit.Reversed', data: { by: by ?? actor, ...why, on } }];
}

/** Whether a day given now, if one is, is the day recorded then. */
function saysSame(given: Day | undefined, recorded: Day): boolean {
  return given === undefined || given === recorded;
}

/** The same act again changes nothing; with other content it must not look as if it had been carried out. */
function again(same: boolean, act: 'attested' | 'reported' | 'approved' | 'denied' | 'reversed'): Answer {
  return same
    ? []
    : refuse(`already_${act}`, `This credit was ${act} already, with other details. They stand as they are.`);
}
