import type { Request } from '../executing/execute.ts';
import type { Ledger } from '../log/ledger.ts';
import { closeEnded } from '../periods/close-ended.ts';
import { endUnder } from '../periods/end-with-license.ts';
import { juristOf } from './jurist-of.ts';
import type { Reactor } from './reactor.ts';

/**
 * A period that ended without a renewal is closed with what the law lets follow, on the day the law lets it: from the
 * day after its last one on, each day that begins is asked. What the license comes to is not done here. Nothing is owed
 * under a license that is no more: its period ends with it, on the day it does.
 */
export const periodCloser: Reactor = {
  name: 'period-closer',
  types: ['calendar.DayBegan', 'license.Surrendered', 'license.Rescinded'],
  follow: (event) => {
    if (event.type === 'license.Surrendered' || event.type === 'license.Rescinded') {
      const { on } = event.data;
      // Of one that is surrendered from a later day on, that day is awaited.
      const from = event.type === 'license.Surrendered' ? event.data.from : on;
      const { stream, revision } = event;
      if (from > on) return [];
      const run = async (ledger: Ledger, request: Request) => {
        await endUnder(ledger, stream, on, request);
        return { stream, revision, events: [] };
      };
      return [{ name: 'end', run }];
    }
    if (event.type !== 'calendar.DayBegan') return [];
    const { state, on } = event.data;
    return [
      {
        name: 'close',
        run: async (ledger, request, bounds) => {
          await closeEnded(juristOf(ledger), { state, on, request, ...bounds });
          return { stream: event.stream, revision: event.revision, events: [] };
        },
      },
    ];
  },
};
