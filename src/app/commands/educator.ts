import { educator as decider, type EducatorCommand } from '../../domain/educator/index.ts';
import { NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import type { EducatorState } from '../../domain/educator/index.ts';
import { educatorStream } from '../../domain/streams.ts';
import type { Action, Resource } from '../access.ts';
import { execute, type Recording } from '../execute.ts';
import type { Ledger } from '../ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** A command upon one educator. The state is that of the educator, or, to register one, that of the command. */
export interface EducatorAsk {
  readonly educator: string;
  readonly command: EducatorCommand;
}

const ACTIONS: { readonly [T in EducatorCommand['type']]: Action } = {
  Register: 'educator.register',
  RecordService: 'service.record',
  RateEvaluation: 'evaluation.rate',
  CertifyByBoard: 'board.record',
  Retract: 'fact.retract',
};

export async function askEducator(
  ledger: Ledger,
  caller: Caller,
  { educator, command }: EducatorAsk,
): Promise<Recording | Refusal> {
  const state = 'state' in command ? command.state : undefined;
  return execute(
    ledger,
    decider,
    { stream: educatorStream(educator), educator, state },
    {
      asked: command,
      given: (current) => {
        if (command.type !== 'Register' && current.registered === undefined) return NOT_FOUND;
        return forbidden(caller, ACTIONS[command.type], resourceOf(command, current)) ?? command;
      },
    },
    requestOf(caller),
  );
}

/**
 * An agency records what concerns its own state, wherever the educator is registered; a district records
 * for its own staff, so that the employer is the one the fact itself names.
 */
function resourceOf(command: EducatorCommand, current: EducatorState): Resource {
  const educator = current.registered?.educator;
  switch (command.type) {
    case 'Register':
      return { educator: command.educator, state: command.state };
    case 'RecordService':
    case 'RateEvaluation':
      return { educator, state: command.state, employers: [command.employer] };
    case 'CertifyByBoard':
    case 'Retract':
      return { educator, state: current.registered?.state };
  }
}

/** The employers an educator's recorded service names, in one state where it is given: their districts may act. */
export function employersOf(current: EducatorState, state?: string): readonly string[] {
  const employers = current.facts.flatMap((fact) =>
    fact.type === 'educator.ServiceRecorded' && (state === undefined || fact.data.state === state)
      ? [fact.data.employer]
      : [],
  );
  return [...new Set(employers)];
}
