import { isRefusal } from '../../domain/decider.ts';
import { isHeldOpen, period as decider, type PeriodCommand } from '../../domain/period/index.ts';
import type { Day } from '../../domain/values/day.ts';
import { closing } from '../commands/period.ts';
import { execute, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { stepRefused } from '../executing/step-refused.ts';
import { orLeftOut } from '../log/leave-out.ts';
import { policyAt } from '../standing/policy-book.ts';
import { type Jurist, recordsAt } from '../standing/standing.ts';
import { type EndingDay, endSurrendered } from './end-with-license.ts';
import { periodIn, periodRecord } from './period-record.ts';
import { type OpenPeriod, openPeriodsOf } from './periods-of-state.ts';

/**
 * Closes the periods of a state that are over by a day, each with what the law lets follow; those of licenses that are
 * no more end with them.
 */
export async function closeEnded(jurist: Jurist, ending: EndingDay): Promise<void> {
  const { ledger } = jurist;
  const { state, on } = ending;
  const until = await ledger.log.head();
  const found = await openPeriodsOf(ledger, state, until, ending);
  const open = found.filter(({ closed }) => closed === undefined);
  await endSurrendered(ledger, ending, open);
  const over = open.filter((one) => isOver(one, on));
  // Law that cannot be read is nobody's own: then nobody is left out, and all of it is tried again.
  for (const strand of new Set(over.map(({ opened }) => opened.strand)))
    await policyAt(ledger, jurist.compiled, state, strand, until);
  for (let from = 0; from < over.length; from += BATCH)
    await closeSome(jurist, ending, over.slice(from, from + BATCH), until);
}

const BATCH = 200;

async function closeSome(
  jurist: Jurist,
  { request, leaveOut }: EndingDay,
  batch: readonly OpenPeriod[],
  until: number,
): Promise<void> {
  const educators = [...new Set(batch.map(({ opened }) => opened.educator))];
  const records = await recordsAt(jurist.ledger, educators, until, leaveOut);
  const byEducator = new Map(records.map((record) => [record.educator, record]));
  for (const { period, opened } of batch) {
    const record = byEducator.get(opened.educator);
    if (record === undefined) continue;
    await orLeftOut(opened.educator, leaveOut, async () => {
      const read = await periodIn(jurist, record, period, until);
      // Looked at first, so that whoever is renewed late costs nothing each day.
      if (read === undefined || closing(read).law === null) return;
      await close(jurist, period, opened.educator, request);
    });
  }
}

function isOver(period: OpenPeriod, on: Day): boolean {
  const { endsOn, suspended, requested } = period;
  return endsOn < on && suspended === undefined && requested === undefined && !isHeldOpen(period, on);
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
  if (isRefusal(answer) && !NOT_YET.includes(answer.refused))
    throw stepRefused(answer, `${period} could not be closed`);
}

const UNREAD = { law: null, awaitsAnswer: false } as const;
