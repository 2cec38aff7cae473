import { NOT_FOUND, type Refusal, refuse } from '../../domain/decider.ts';
import { educator as decider, type EducatorCommand } from '../../domain/educator/index.ts';
import type { EducatorState } from '../../domain/educator/index.ts';
import { educatorStream } from '../../domain/streams.ts';
import { type Action, may, type Resource } from '../access.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { employersIn, placesOf } from '../facts/employers.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** What is not asked over the API: it belongs to imports and their undoing. */
export type AskedOfEducator = Exclude<EducatorCommand, { type: 'Correct' | 'TakeBack' }>;

/** A command upon one educator. The state is that of the educator, or, to register one, that of the command. */
export interface EducatorAsk {
  readonly educator: string;
  readonly command: AskedOfEducator;
}

const ACTIONS: { readonly [T in AskedOfEducator['type']]: Action } = {
  Register: 'educator.register',
  RecordService: 'service.record',
  RateEvaluation: 'evaluation.rate',
  CertifyByBoard: 'board.record',
  ConferDegree: 'degree.record',
  RecordTest: 'test.record',
  RecordAct: 'act.record',
  RecordMeasure: 'measure.record',
  DesignateRole: 'role.designate',
  EndRole: 'role.end',
  VerifyForeignCredential: 'foreign.verify',
  RecordAward: 'award.record',
  Retract: 'fact.retract',
};

type Places = Parameters<typeof employersIn>[0];

/** A district records what it did as employer; what another body did, the agency records. */
function actionOf(command: AskedOfEducator): Action {
  const isEmployers = command.type === 'RecordAct' && command.by === 'employer';
  return isEmployers ? 'act.record_own' : ACTIONS[command.type];
}

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
      given: async (current) => {
        if (command.type !== 'Register' && current.registered === undefined) return NOT_FOUND;
        const places = await placesOf(ledger, educator, current);
        const refused = forbidden(caller, actionOf(command), resourceOf(command, current, places));
        if (refused === undefined) return command;
        return command.type === 'Retract' ? whoTakesBack(caller, command.eventId, current, places) : refused;
      },
    },
    requestOf(caller),
  );
}

/**
 * An agency records what concerns its own state, wherever the educator is registered. A district records for
 * its own staff: the employer the fact names, where the educator is known to have served it in that state, or to be
 * employed there.
 * Otherwise a district could make anybody its own by recording a year of service.
 */
function resourceOf(command: AskedOfEducator, current: EducatorState, places: Places): Resource {
  const educator = current.registered?.educator;
  switch (command.type) {
    case 'Register':
      return { educator: command.educator, state: command.state };
    case 'RecordService':
    case 'RateEvaluation':
      return { educator, state: command.state, employers: servedAlready(command, places) };
    case 'RecordAct':
    case 'RecordMeasure':
    case 'DesignateRole':
      return { educator, state: command.state, employers: employersIn(places, command.state) };
    case 'EndRole':
      return { educator, state: stateOfRole(command.eventId, current) };
    case 'CertifyByBoard':
    case 'ConferDegree':
    case 'RecordTest':
    case 'VerifyForeignCredential':
    case 'RecordAward':
      return { educator, state: current.registered?.state };
    case 'Retract':
      return resourceOfFact(command.eventId, current);
  }
}

/** A fact belongs to the state it names, and to the employer that it names: each takes back its own. */
function resourceOfFact(eventId: string, { registered, past }: EducatorState): Resource {
  const of = { educator: registered?.educator, state: registered?.state };
  const data = past.find((event) => event.eventId === eventId)?.data;
  if (data === undefined || !('state' in data)) return of;
  return { ...of, state: data.state, ...('employer' in data ? { employers: [data.employer] } : {}) };
}

/** Who may see the fact is told who takes it back; to everybody else it is not there. */
function whoTakesBack(
  { identity }: Caller,
  eventId: string,
  current: EducatorState,
  places: Places,
): Refusal {
  const { educator, state } = resourceOfFact(eventId, current);
  const isThere = current.past.some((event) => event.eventId === eventId);
  const sees = may(identity, 'standing.read', { educator, state, employers: employersIn(places, state) });
  return isThere && sees ? NOT_THEIRS : NOT_FOUND;
}

const NOT_THEIRS = refuse(
  'not_yours_to_retract',
  'The agency of the state takes this back; an employer only service and evaluations that name it.',
);

function servedAlready(
  { state, employer }: { readonly state: string; readonly employer: string },
  places: Places,
): readonly string[] {
  return employersIn(places, state).filter((served) => served === employer);
}

function stateOfRole(eventId: string, current: EducatorState): string | undefined {
  const role = current.facts.find((fact) => fact.eventId === eventId);
  return role?.type === 'educator.RoleDesignated' ? role.data.state : undefined;
}
