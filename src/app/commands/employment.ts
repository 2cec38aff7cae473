import { NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { employer as employerDecider, type EmployerState, settingOn } from '../../domain/employer/index.ts';
import type { Began } from '../../domain/employment/events.ts';
import {
  employment as decider,
  type EmploymentCommand,
  type EmploymentState,
} from '../../domain/employment/index.ts';
import { educatorStream, employerStream, employmentStream } from '../../domain/streams.ts';
import type { Resource } from '../access.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { derivedId } from '../executing/ids.ts';
import { employersIn, placesOf } from '../facts/employers.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

type Of<T extends EmploymentCommand['type']> = Extract<EmploymentCommand, { type: T }>;

/** Of which kind the employer is says the register, never the caller; and keys of sources belong to imports. */
type Begin = Omit<Of<'Begin'>, 'setting' | 'externalId'>;
type Change = Omit<Of<'ChangeAssignment'>, 'setting'>;
export type UponEmployment = Change | Of<'BeginLeave'> | Of<'EndLeave'> | Of<'End'> | Of<'TakeBack'>;

/** Begins employment, or does something upon one by its id. */
export type EmploymentAsk =
  | { readonly command: Begin }
  | { readonly employment: string; readonly command: UponEmployment };

/** By the agency of the employer's state, or by the employer for its own people. */
export async function askEmployment(
  ledger: Ledger,
  caller: Caller,
  ask: EmploymentAsk,
): Promise<Recording | Refusal> {
  if (!('employment' in ask)) return begin(ledger, caller, ask.command);
  const { employment, command } = ask;
  return execute(
    ledger,
    decider,
    { stream: employmentStream(employment) },
    {
      asked: command,
      given: async (state) => {
        const said = saidFirst(state);
        if (said === undefined) return NOT_FOUND;
        const problem = forbidden(caller, 'employment.record', resourceOf(said));
        if (problem !== undefined || command.type !== 'ChangeAssignment') return problem ?? command;
        return placed(command, said, state, await registerEntry(ledger, said));
      },
    },
    requestOf(caller),
  );
}

/** An employer begins it for its own people alone: who was never recorded with it, the agency records first. */
async function begin(ledger: Ledger, caller: Caller, command: Begin): Promise<Recording | Refusal> {
  const { educator, state, employer } = command;
  const known = stateOf(educatorDecider, await readStream(ledger, educatorStream(educator)));
  const places = await placesOf(ledger, educator, known);
  const employers = employersIn(places, state).filter((one) => one === employer);
  const problem = forbidden(caller, 'employment.record', { educator, state, employers });
  if (problem !== undefined || known.registered === undefined) return NOT_FOUND;
  return execute(
    ledger,
    decider,
    { stream: employmentStream(employmentId(command)), educator, state },
    { asked: command, given: async () => registered(command, await registerEntry(ledger, command)) },
    requestOf(caller),
  );
}

/** The beginning with what the register says of the employer on its day. */
function registered(command: Begin, entry: EmployerState): EmploymentCommand | Refusal {
  const { state, on } = command;
  if (entry.closedUntil !== undefined && on > entry.closedUntil) {
    return refuse(
      'employer_closed',
      `This employer was closed after ${entry.closedUntil}: nobody begins there.`,
    );
  }
  const setting = settingOn(entry, on);
  if (setting !== undefined) return { ...command, setting };
  return refuse(
    'employer_unknown',
    `No employer of that name stands in the register of ${state}. \`employers\` lists them; the agency registers one.`,
  );
}

/** One employment for each post and first day, so that whoever comes second finds it there; or by the source's own key. */
export function employmentId(said: Omit<Began['data'], 'setting'>): string {
  const { educator, state, employer, position, field = '', on, externalId } = said;
  return externalId === undefined
    ? derivedId('employment', state, employer, educator, position, field, on)
    : derivedId('employment', state, externalId);
}

/** The beginning that stands; of employment that was taken back, the last there was. */
function saidFirst({ began, past }: EmploymentState): Began['data'] | undefined {
  const last = past.findLast((event) => event.type === 'employment.Began');
  return began ?? (last?.type === 'employment.Began' ? last.data : undefined);
}

function resourceOf({ educator, state, employer }: Began['data']): Resource {
  return { educator, state, employers: [employer] };
}

/** What the register of a state says of an employer; nothing where it does not stand there. */
export async function registerEntry(
  ledger: Ledger,
  { state, employer }: Pick<Began['data'], 'state' | 'employer'>,
): Promise<EmployerState> {
  return stateOf(employerDecider, await readStream(ledger, employerStream(state, employer)));
}

/** Where the register does not say of which kind the employer is, it stays what the source said. */
function placed(
  command: Change,
  { setting: said }: Began['data'],
  { assignments }: EmploymentState,
  entry: EmployerState,
): EmploymentCommand {
  const setting = settingOn(entry, command.on) ?? assignments.at(-1)?.setting ?? said;
  return { ...command, ...(setting === undefined ? {} : { setting }) };
}
