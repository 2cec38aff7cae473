import { application as decider, type ApplicationState } from '../../domain/application/index.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { applicationStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Action } from '../access.ts';
import { answerOf, granting } from '../applying/granting.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { settleOwn } from '../spending/settle-own.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** Something is done upon an application. */
export type ApplicationAct =
  | { readonly type: 'Amend'; readonly fields: readonly string[] }
  | { readonly type: 'Withdraw' }
  | {
      readonly type: 'Grant';
      /** Number of a new license; the license a field is applied for stands in the application. */
      readonly number?: string;
      readonly from: Day;
      readonly until?: Day | null;
      readonly because?: string;
    }
  | { readonly type: 'Deny'; readonly because: string };

const ACTIONS: { readonly [T in ApplicationAct['type']]: Action } = {
  Amend: 'license.apply',
  Withdraw: 'license.apply',
  Grant: 'license.application_decide',
  Deny: 'license.application_decide',
};

export async function actUponApplication(
  jurist: Jurist,
  caller: Caller,
  id: string,
  act: ApplicationAct,
): Promise<Recording | Refusal> {
  const { ledger } = jurist;
  const request = requestOf(caller);
  const stream = applicationStream(id);
  const answer = await execute(
    ledger,
    decider,
    { stream },
    {
      asked: act,
      given: async (state: ApplicationState) => {
        const { educator, state: of } = state.filed ?? {};
        const problem = forbidden(caller, ACTIONS[act.type], { educator, state: of });
        if (problem !== undefined) return problem;
        switch (act.type) {
          case 'Amend':
          case 'Withdraw':
            return act;
          case 'Grant':
            return granting(jurist, request, stream, state, act);
          case 'Deny':
            return { ...act, ...(await answerOf(jurist, stream, state, await ledger.log.head())) };
        }
      },
    },
    request,
  );
  if (act.type !== 'Grant') return answer;
  const { filed } = stateOf(decider, await readStream(ledger, stream));
  const settled = filed && (await settleOwn(ledger, filed.educator, request));
  return settled !== undefined && isRefusal(settled) && !isRefusal(answer) ? settled : answer;
}
