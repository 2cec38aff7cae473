import { isRefusal } from '../../domain/decider.ts';
import type { Facts } from '../../domain/facts.ts';
import { license as decider } from '../../domain/license/index.ts';
import type { Day } from '../../domain/values/day.ts';
import { renewalWindow } from '../../rules/index.ts';
import { asGiven, execute, type Request } from '../executing/execute.ts';
import { stepRefused } from '../executing/step-refused.ts';
import type { Ledger } from '../log/ledger.ts';
import type { PolicyInForce } from '../standing/policy-book.ts';

/** When renewal may be applied for, as far as it is to be said: its first day, and its last where there is one. */
export interface Opening {
  readonly opensOn: Day;
  readonly closesOn: Day | null;
}

/** The window the law names for a period; undefined where it names no first day. */
export function openingOf(
  { policy, settings }: PolicyInForce,
  facts: Facts,
  today: Day,
): Opening | undefined {
  const { opensOn, closesOn } = renewalWindow(policy, settings, facts, today);
  return opensOn === null ? undefined : { opensOn, closesOn };
}

/** Records that the window opened, once for a period. */
export async function openWindow(
  ledger: Ledger,
  { license, period, state }: Facts['obligation'],
  educator: string,
  opening: Opening,
  request: Request,
): Promise<void> {
  const command = { type: 'OpenRenewalWindow', period, ...opening } as const;
  const answer = await execute(
    ledger,
    decider,
    { stream: license, state, educator },
    asGiven(command),
    request,
  );
  // A license that is over, or was renewed meanwhile, has no window to open.
  if (isRefusal(answer) && answer.refused === 'busy')
    throw stepRefused(answer, `The window of ${period} could not be opened`);
}
