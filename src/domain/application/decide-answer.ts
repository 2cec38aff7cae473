import { type Circumstances, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { sameData } from '../values/same-data.ts';
import type { ApplicationCommand } from './commands.ts';
import type { ApplicationEvent, Denied, Filed, GrantSetAside } from './events.ts';
import type { ApplicationState } from './evolve.ts';
import { becauseProblem, outcomeProblem } from '../problems.ts';
import { notOpen } from './problems.ts';

type Answer = readonly ApplicationEvent[] | Refusal;
type Grant = Extract<ApplicationCommand, { type: 'Grant' }>;

export function grant(
  { license, from, until, decision, because, reservation }: Grant,
  state: ApplicationState,
  { actor, actorEducator, today }: Circumstances,
): Answer {
  const { filed, grant: given } = state;
  if (filed === undefined) return NOT_FOUND;
  if (actorEducator === filed.educator) return ownWork();
  if (given !== undefined) {
    const asked = { license, from, until };
    const isSame = sameData(asked, { license: given.license, from: given.from, until: given.until });
    return isSame
      ? []
      : refuse('already_granted', `This was granted on ${given.on} already, with other details.`);
  }
  const problem =
    notOpen(state) ??
    (decision === undefined ? handProblem(because) : outcomeProblem(decision)) ??
    licenseProblem(license, filed) ??
    daysProblem(from, until);
  if (problem) return problem;
  if (reservation !== undefined && state.abandoned.includes(reservation)) {
    return refuse('set_aside', 'This grant took too long and was set aside. Ask again.');
  }
  const { class: held, fields } = filed;
  const answer = decision === undefined ? {} : { decision };
  const why = because === undefined ? {} : { because };
  const under = reservation === undefined ? {} : { reservation };
  const days = { class: held, fields, from, until };
  const data = { by: actor, on: today, license, ...days, ...answer, ...why, ...under };
  return because === undefined
    ? [{ type: 'application.Granted', data }]
    : (becauseProblem(because) ?? [{ type: 'application.Granted', data }]);
}

/** Of two that come at once, the grant and this, the first decides: the other finds the application moved on. */
export function abandonGrant(reservation: string, state: ApplicationState): Answer {
  const { filed, grantedUnder, abandoned } = state;
  if (filed === undefined) return NOT_FOUND;
  return grantedUnder.includes(reservation) || abandoned.includes(reservation)
    ? []
    : [{ type: 'application.GrantAbandoned', data: { reservation } }];
}

/** Of a grant that was followed by another answer nothing is left to set aside. */
export function setGrantAside(
  { grant: of, license, code }: Omit<GrantSetAside['data'], 'on'>,
  { filed, grant: given }: ApplicationState,
  { today }: Circumstances,
): Answer {
  if (filed === undefined) return NOT_FOUND;
  if (given?.eventId !== of) return [];
  return [{ type: 'application.GrantSetAside', data: { grant: of, license, code, on: today } }];
}

export function deny(
  { because, decision }: Omit<Denied['data'], 'by' | 'on'>,
  state: ApplicationState,
  { actor, actorEducator, today }: Circumstances,
): Answer {
  const { filed, status } = state;
  if (filed === undefined) return NOT_FOUND;
  if (actorEducator === filed.educator) return ownWork();
  if (status === 'denied') return [];
  if (decision?.outcome === 'met') {
    return refuse('requirement_met', 'The requirement is met, so the application cannot be denied for it.');
  }
  const data = { by: actor, on: today, because, ...(decision === undefined ? {} : { decision }) };
  return notOpen(state) ?? becauseProblem(because) ?? [{ type: 'application.Denied', data }];
}

function ownWork(): Refusal {
  return refuse('own_work', 'Nobody decides on their own application.');
}

/** Where no law answers, whoever decides says why. */
function handProblem(because: string | undefined): Refusal | undefined {
  return because === undefined
    ? refuse(
        'reason_needed',
        'No law for such applications is published for the state: say why it is granted all the same.',
      )
    : undefined;
}

function licenseProblem(license: string, { kind, license: held, state }: Filed['data']): Refusal | undefined {
  if (kind === 'endorsement') {
    return license === held
      ? undefined
      : refuse('other_license', 'The field is added to the license it was applied for, and to no other.');
  }
  return license.startsWith(`license-${state}-`)
    ? undefined
    : refuse('other_state', `A license of ${state} was applied for.`);
}

function daysProblem(from: string, until: string | null): Refusal | undefined {
  return isDay(from) && (until === null || (isDay(until) && until >= from))
    ? undefined
    : refuse('license_days', 'It is valid from a day to the same or a later day, or without a last one.');
}
