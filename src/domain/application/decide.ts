import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { sameData } from '../values/same-data.ts';
import type { ApplicationCommand } from './commands.ts';
import { abandonGrant, deny, grant, setGrantAside } from './decide-answer.ts';
import type { ApplicationEvent } from './events.ts';
import type { ApplicationState } from './evolve.ts';
import { fieldsProblem } from '../problems.ts';
import { filingProblem, notOpen } from './problems.ts';

type Answer = readonly ApplicationEvent[] | Refusal;
type Command<T extends ApplicationCommand['type']> = Extract<ApplicationCommand, { type: T }>;

export function decide(command: ApplicationCommand, state: ApplicationState, by: Circumstances): Answer {
  switch (command.type) {
    case 'File':
      return file(command, state, by);
    case 'Amend':
      return amend(command, state, by);
    case 'Withdraw':
      return withdraw(state, by);
    case 'Grant':
      return grant(command, state, by);
    case 'AbandonGrant':
      return abandonGrant(command.reservation, state);
    case 'SetGrantAside':
      return setGrantAside(dataOf(command), state, by);
    case 'Deny':
      return deny(dataOf(command), state, by);
  }
}

/** One application for one thing awaits its answer at a time; after the answer it may be asked for anew. */
function file(
  command: Command<'File'>,
  { filed, status }: ApplicationState,
  { today, actorEducator }: Circumstances,
): Answer {
  const data = dataOf(command);
  if (filed !== undefined && status === 'open') {
    const { on: _, ...was } = filed;
    return sameData(was, data)
      ? []
      : refuse(
          'already_applied',
          'An application for this awaits its answer. Amend it, or withdraw it first.',
        );
  }
  if (actorEducator !== data.educator) {
    return refuse('not_yours', 'Everybody applies for themselves.');
  }
  return filingProblem(data) ?? [{ type: 'application.Filed', data: { ...data, on: today } }];
}

function amend(
  { fields }: Command<'Amend'>,
  state: ApplicationState,
  { actor, actorEducator, today }: Circumstances,
): Answer {
  const { filed } = state;
  if (filed === undefined) return NOT_FOUND;
  if (actorEducator !== filed.educator) return refuse('not_yours', 'Only who applied amends an application.');
  const closed = notOpen(state);
  if (closed) return closed;
  if (sameData(filed.fields, fields)) return [];
  if (filed.kind === 'endorsement') {
    return refuse(
      'nothing_to_amend',
      'An application for an endorsement is for one field. Withdraw it, and apply for the other.',
    );
  }
  const data = { by: actor, on: today, fields };
  return fieldsProblem(fields) ?? [{ type: 'application.Amended', data }];
}

function withdraw(state: ApplicationState, { actor, actorEducator, today }: Circumstances): Answer {
  const { filed, status } = state;
  if (filed === undefined) return NOT_FOUND;
  if (actorEducator !== filed.educator) {
    return refuse('not_yours', 'Only who applied takes an application back.');
  }
  if (status === 'withdrawn') return [];
  return notOpen(state) ?? [{ type: 'application.Withdrawn', data: { by: actor, on: today } }];
}
