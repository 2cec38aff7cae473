import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { MOST_BYTES_PER_APPEND } from '../../src/infra/log/eventstore/write.ts';
import { startDouble } from '../eventstore-double/double.ts';
import { describeLog } from './behaviour.ts';
import { startIndexedLog } from './indexed-engine.ts';

/** What an append may hold beside the data of its one event. */
const BESIDE = 4_096;

describeLog(
  'a double of an EventStoreDB',
  async () => {
    const double = await startDouble();
    const store = openEventStore({
      url: double.url,
      onForeign: ({ stream }) => {
        throw new Error(`Something else is in ${stream}.`);
      },
    });
    const engine = await startIndexedLog(store);
    return {
      ...engine,
      mostBytes: MOST_BYTES_PER_APPEND - BESIDE,
      close: async () => {
        await engine.close();
        await double.close();
      },
    };
  },
  3,
);
