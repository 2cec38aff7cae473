import { isRefusal } from '../../domain/decider.ts';
import { license } from '../../domain/license/index.ts';
import { period as decider } from '../../domain/period/index.ts';
import type { Day } from '../../domain/values/day.ts';
import { asGiven, execute, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { stepRefused } from '../executing/step-refused.ts';
import { orLeftOut } from '../log/leave-out.ts';
import { type Ledger, readEvery, readStream, stateOf } from '../log/ledger.ts';
import { whyNoMore } from './license-no-more.ts';
import { type Among, type OpenPeriod, openPeriodsUnder } from './periods-of-state.ts';

/** Nothing is owed under a license from the day on which it is no more. */
export async function endUnder(ledger: Ledger, stream: string, on: Day, request: Request): Promise<void> {
  const because = await whyOver(ledger, stream, on);
  if (because === undefined) return;
  for (const one of await openPeriodsUnder(ledger, stream)) await endOne(ledger, one, because, request);
}

/** A day that has begun in a state, and whose periods are looked at. */
export interface EndingDay extends Among {
  readonly state: string;
  readonly on: Day;
  readonly request: Request;
}

/** Ends of these periods those whose license was surrendered, from a day on that has come by now. */
export async function endSurrendered(
  ledger: Ledger,
  { state, on, request, leaveOut, only }: EndingDay,
  open: readonly OpenPeriod[],
): Promise<void> {
  const whose = only === undefined ? {} : { educators: [only] };
  const filter = { types: ['license.Surrendered'], streams: [`license-${state}-`], ...whose };
  const surrendered = new Set((await readEvery(ledger.log, filter)).map(({ stream }) => stream));
  for (const one of open.filter(({ opened }) => surrendered.has(opened.license))) {
    await orLeftOut(one.opened.educator, leaveOut, async () => {
      const because = await whyOver(ledger, one.opened.license, on);
      if (because !== undefined) await endOne(ledger, one, because, request);
    });
  }
}

async function whyOver(ledger: Ledger, stream: string, on: Day): Promise<string | undefined> {
  return whyNoMore(stateOf(license, await readStream(ledger, stream)), on);
}

async function endOne(
  ledger: Ledger,
  { period, opened }: OpenPeriod,
  because: string,
  request: Request,
): Promise<void> {
  const answer = await execute(
    ledger,
    decider,
    { stream: period, educator: opened.educator },
    asGiven({ type: 'EndWithLicense', because }),
    { ...request, commandId: stepId(request.commandId, period) },
  );
  if (isRefusal(answer) && answer.refused !== 'erased')
    throw stepRefused(answer, `${period} could not end with its license`);
}
