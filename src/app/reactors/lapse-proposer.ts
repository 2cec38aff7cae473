import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { licenseOfPeriod } from '../../domain/streams.ts';
import { lapseProposal } from '../commands/license/lapse.ts';
import { carryOutUpon } from '../commands/license/upon-license.ts';
import type { Recording, Request } from '../execute.ts';
import type { Ledger } from '../ledger.ts';
import { juristOf } from './jurist-of.ts';
import type { Reactor } from './reactor.ts';

/**
 * A period that is closed with a consequence has that proposed upon its license: nothing happens to the license until
 * notice was served and a person confirms it.
 */
export const lapseProposer: Reactor = {
  name: 'lapse-proposer',
  types: ['period.Closed'],
  follow: (event) => {
    if (event.type !== 'period.Closed') return [];
    const { consequence, route } = event.data;
    if (consequence === 'none' || route === undefined) return [];
    const license = licenseOfPeriod(event.stream);
    return [{ name: 'propose', run: (ledger, request) => propose(ledger, license, route, request) }];
  },
};

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
