import { agenda } from '../../domain/agenda/index.ts';
import { credential } from '../../domain/credential/index.ts';
import { isRefusal } from '../../domain/decider.ts';
import { agendaStream } from '../../domain/streams.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { asGiven, execute, type Recording, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { stepRefused } from '../executing/step-refused.ts';
import { orLeftOut } from '../log/leave-out.ts';
import { type Ledger, readEvery, readStream, stateOf } from '../log/ledger.ts';
import type { Bounds, Reactor } from './reactor.ts';

/**
 * An award that lasts so long runs out on its day: it is entered into the agenda of the day after its last when it is
 * made, and that day looks there when it begins. Both pass here in the order of the log, so no day overtakes an award.
 */
export const credentialCalendar: Reactor = {
  name: 'credential-calendar',
  types: ['credential.Awarded', 'credential.Restored', 'calendar.DayBegan'],
  follow: (event) => {
    // While it was revoked its last day may have passed.
    if (event.type === 'credential.Restored') {
      const { stream, revision } = event;
      const run = async (ledger: Ledger, request: Request) => {
        await expire(ledger, stream, request, NOT_OVER);
        return { stream, revision, events: [] };
      };
      return [{ name: 'expire restored', run }];
    }
    if (event.type === 'credential.Awarded') {
      const { validUntil } = event.data;
      const { state } = event.metadata;
      if (validUntil === undefined || state === undefined) return [];
      const target = { stream: agendaStream(state, addDays(validUntil, 1)) };
      const command = { type: 'Enter', record: event.stream, act: 'expire' } as const;
      const { stream, revision } = event;
      // Followed late, its day may have begun: nobody looks there any more then.
      const run = async (ledger: Ledger, request: Request) => {
        await expire(ledger, stream, request, NOT_OVER);
        return { stream, revision, events: [] };
      };
      return [
        {
          name: 'enter',
          run: (ledger, request) => execute(ledger, agenda, target, asGiven(command), request),
        },
        { name: 'expire late', run },
      ];
    }
    if (event.type !== 'calendar.DayBegan') return [];
    const { state, on, previous } = event.data;
    return [
      {
        name: 'expire',
        run: (ledger, request, bounds) => expireUntil({ ledger, state, previous, on, request, ...bounds }),
      },
    ];
  },
};

interface Expiring extends Bounds {
  readonly ledger: Ledger;
  readonly state: string;
  readonly previous: Day | null;
  readonly on: Day;
  readonly request: Request;
}

async function expireUntil(expiring: Expiring): Promise<Recording> {
  const { ledger, state, previous, on, request, leaveOut, only } = expiring;
  const done: Recording = { stream: `calendar-${state}`, revision: -1, events: [] };
  if (only !== undefined) {
    await expire(ledger, only, request);
    return done;
  }
  for (const stream of await agendasUntil(ledger, state, previous, on)) {
    for (const record of stateOf(agenda, await readStream(ledger, stream)).records) {
      await orLeftOut(record, leaveOut, () => expire(ledger, record, request));
    }
  }
  return done;
}

/** After a pause every day of it is looked at; before a state's first day, whatever was entered till then. */
async function agendasUntil(
  { log }: Ledger,
  state: string,
  previous: Day | null,
  on: Day,
): Promise<readonly string[]> {
  if (previous === null) {
    const entered = await readEvery(log, { streams: [agendaStream(state, '')] });
    const streams = new Set(entered.map(({ stream }) => stream));
    return [...streams].filter((stream) => stream <= agendaStream(state, on)).sort();
  }
  const streams: string[] = [];
  for (let day = addDays(previous, 1); day <= on; day = addDays(day, 1)) {
    streams.push(agendaStream(state, day));
  }
  return streams;
}

const NOT_OVER: readonly string[] = ['without_end', 'still_valid'];

async function expire(
  ledger: Ledger,
  record: string,
  request: Request,
  passedOver: readonly string[] = [],
): Promise<void> {
  const answer = await execute(ledger, credential, { stream: record }, asGiven({ type: 'Expire' as const }), {
    ...request,
    commandId: stepId(request.commandId, record),
  });
  // Of a person whose data was erased nothing more is recorded; that it has run out follows from its last day.
  if (isRefusal(answer) && !['erased', ...passedOver].includes(answer.refused)) {
    throw stepRefused(answer, `${record} could not run out`);
  }
}
