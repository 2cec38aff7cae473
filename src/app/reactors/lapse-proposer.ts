import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { EventType } from '../../domain/events.ts';
import { license as decider } from '../../domain/license/index.ts';
import { period } from '../../domain/period/index.ts';
import { licenseOfPeriod } from '../../domain/streams.ts';
import { lapseProposal } from '../commands/license/lapse.ts';
import { carryOutUpon } from '../commands/license/upon-license.ts';
import type { Recording, Request } from '../executing/execute.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { isOfTypes } from '../log/of-types.ts';
import { juristOf } from './jurist-of.ts';
import type { Reactor } from './reactor.ts';

/** While an application awaits its answer nothing is proposed; afterwards it may be. */
const ANSWERS = [
  ...(['license.RenewalDenied', 'license.ElectionDenied', 'license.ApplicationWithdrawn'] as const),
] as const satisfies readonly EventType[];

/**
 * A period that is closed with a consequence has that proposed upon its license: nothing happens to the license until
 * notice was served and a person confirms it.
 */
export const lapseProposer: Reactor = {
  name: 'lapse-proposer',
  types: ['period.Closed', ...ANSWERS],
  follow: (event) => {
    if (isOfTypes(event, ANSWERS)) {
      const { stream, data } = event;
      return [
        { name: 'propose', run: (ledger, request) => proposeAfter(ledger, stream, data.period, request) },
      ];
    }
    if (event.type !== 'period.Closed') return [];
    const { consequence, route } = event.data;
    if (consequence === 'none' || route === undefined) return [];
    const license = licenseOfPeriod(event.stream);
    return [{ name: 'propose', run: (ledger, request) => propose(ledger, license, route, request) }];
  },
};

/** What its period was closed with, where it was and no person has withdrawn that. */
async function proposeAfter(
  ledger: Ledger,
  license: string,
  ended: string,
  request: Request,
): Promise<Recording | Refusal> {
  const { closed, completed } = stateOf(period, await readStream(ledger, ended));
  const nothing = { stream: license, revision: -1, events: [] };
  if (completed !== undefined || closed?.route === undefined || closed.consequence === 'none') return nothing;
  const { lapsesWithdrawn } = stateOf(decider, await readStream(ledger, license));
  return lapsesWithdrawn.includes(ended) ? nothing : propose(ledger, license, closed.route, request);
}

async function propose(
  ledger: Ledger,
  license: string,
  route: string,
  request: Request,
): Promise<Recording | Refusal> {
  const jurist = juristOf(ledger);
  const asked = { type: 'ProposeLapse', route };
  const answer = await carryOutUpon(
    jurist,
    license,
    asked,
    (matter) => lapseProposal(jurist, matter, route),
    request,
  );
  // What has come between, as a renewal, is the answer then; only a crowd of writers is worth another try.
  if (isRefusal(answer) && answer.refused !== 'busy') return { stream: license, revision: -1, events: [] };
  return answer;
}
