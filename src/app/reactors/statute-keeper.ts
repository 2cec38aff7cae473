import type { Request } from '../executing/execute.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { Ledger } from '../log/ledger.ts';
import { carryOut, enactedIn, giveDue } from '../periods/carry-out.ts';
import { periodRecord } from '../periods/period-record.ts';
import { dueOf } from '../periods/statutory.ts';
import { juristOf } from './jurist-of.ts';
import type { Bounds, Reactor } from './reactor.ts';

/**
 * What a statute gives is given: to every period that is open when it is enacted, and to every later one that the law
 * opened upon a renewal. The days of a license's first term were stated when it was issued, and say what they include.
 */
export const statuteKeeper: Reactor = {
  name: 'statute-keeper',
  types: ['statute.Enacted', 'period.Opened'],
  follow: (event) => {
    const { stream, revision } = event;
    if (event.type === 'statute.Enacted') {
      const run = (ledger: Ledger, request: Request, bounds?: Bounds) =>
        carryOut(juristOf(ledger), stream, revision, request, bounds);
      return [{ name: 'carry-out', run }];
    }
    if (event.type !== 'period.Opened') return [];
    const { educator } = event.data;
    return [{ name: 'give', run: (ledger, request) => give(ledger, event, educator, request) }];
  },
};

async function give(ledger: Ledger, { stream, revision }: OpenedEvent, educator: string, request: Request) {
  const jurist = juristOf(ledger);
  const read = await periodRecord(jurist, educator, stream);
  const nothing = { stream, revision, events: [] };
  if (read === undefined) return nothing;
  const { record, obligation, law, facts, today } = read;
  const [first] = record.licenses.get(obligation.license)?.terms ?? [];
  if (first?.validFrom === obligation.startsOn) return nothing;
  const due = dueOf(law, facts, today).steps.map(({ route }) => route);
  await giveDue(jurist, read, await enactedIn(jurist, obligation.state, due), request);
  return nothing;
}
