import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { period as decider, type PeriodCommand } from '../../domain/period/index.ts';
import type { Day } from '../../domain/values/day.ts';
import { closing } from '../commands/period.ts';
import { asGiven, execute, type Recording, type Request } from '../execute.ts';
import { fault } from '../fault.ts';
import { stepId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { type OpenPeriod, openPeriodsOf, openPeriodsUnder } from '../periods/periods-of-state.ts';
import { periodIn, periodRecord } from '../periods/period-record.ts';
import { type Jurist, recordsAt } from '../standing.ts';
import { juristOf } from './jurist-of.ts';
import { whyNoMore } from './license-no-more.ts';
import type { Reactor } from './reactor.ts';

/**
 * A period that ended without a renewal is closed with what the law lets follow, on the day the law lets it: from the
 * day after its last one on, each day that begins is asked. What the license comes to is not done here.
 */
export const periodCloser: Reactor = {
  name: 'period-closer',
  types: ['calendar.DayBegan', 'license.Surrendered', 'license.Rescinded'],
  follow: (event) => {
    if (event.type === 'license.Surrendered' || event.type === 'license.Rescinded') {
      const rescinded = event.type === 'license.Rescinded';
      const because = whyNoMore({ rescinded, surrenderedFrom: event.data.on }) ?? '';
      const { stream } = event;
      return [{ name: 'end', run: (ledger, request) => endUnder(ledger, stream, because, request) }];
    }
    if (event.type !== 'calendar.DayBegan') return [];
    const { state, on } = event.data;
    return [{ name: 'close', run: (ledger, request) => closeEnded(juristOf(ledger), state, on, request) }];
  },
};

/** Nothing is owed under a license that is no more. */
async function endUnder(
  ledger: Ledger,
  license: string,
  because: string,
  request: Request,
): Promise<Recording | Refusal> {
  for (const { period, opened } of await openPeriodsUnder(ledger, license)) {
    const answer = await execute(
      ledger,
      decider,
      { stream: period, educator: opened.educator },
      asGiven({ type: 'EndWithLicense', because }),
      { ...request, commandId: stepId(request.commandId, period) },
    );
    if (isRefusal(answer) && answer.refused !== 'erased') return answer;
  }
  return { stream: license, revision: -1, events: [] };
}

const BATCH = 200;

async function closeEnded(
  jurist: Jurist,
  state: string,
  on: Day,
  request: Request,
): Promise<Recording | Refusal> {
  const until = await jurist.ledger.log.head();
  const ended = (await openPeriodsOf(jurist.ledger, state, until)).filter((one) => isOver(one, on));
  for (let from = 0; from < ended.length; from += BATCH) {
    const batch = ended.slice(from, from + BATCH);
    const educators = [...new Set(batch.map(({ opened }) => opened.educator))];
    const records = new Map(
      (await recordsAt(jurist.ledger, educators, until)).map((record) => [record.educator, record]),
    );
    for (const { period, opened } of batch) {
      const record = records.get(opened.educator);
      const read = record && (await periodIn(jurist, record, period, until));
      // Looked at first, so that whoever is renewed late costs nothing each day.
      if (read === undefined || closing(read).law === null) continue;
      await close(jurist, period, opened.educator, request);
    }
  }
  return { stream: `calendar-${state}`, revision: -1, events: [] };
}

function isOver({ endsOn, closed, suspended, requested }: OpenPeriod, on: Day): boolean {
  return endsOn < on && closed === undefined && suspended === undefined && requested === undefined;
}

/** What keeps it open for now: the next day asks again. */
const NOT_YET = [
  ...['erased', 'period_completed', 'already_closed', 'not_over', 'suspended', 'request_awaits'],
  ...['application_awaits', 'no_consequence', 'not_found'],
];

async function close(jurist: Jurist, period: string, educator: string, request: Request): Promise<void> {
  const answer = await execute(
    jurist.ledger,
    decider,
    { stream: period, educator },
    {
      asked: { type: 'Close', period },
      given: async (): Promise<PeriodCommand> => {
        const read = await periodRecord(jurist, educator, period);
        const { law, awaitsAnswer } = read === undefined ? UNREAD : closing(read);
        return { type: 'Close', law, awaitsAnswer };
      },
    },
    { ...request, commandId: stepId(request.commandId, period) },
  );
  if (isRefusal(answer) && !NOT_YET.includes(answer.refused)) {
    throw fault('step_refused', `${period} could not be closed: ${answer.because}`);
  }
}

const UNREAD = { law: null, awaitsAnswer: false } as const;
