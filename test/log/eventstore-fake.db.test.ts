import { describeLog } from './behaviour.ts';
import { createFakeEventStore } from './fake-event-store.ts';
import { startIndexedLog } from './indexed-engine.ts';

describeLog('an EventStoreDB in memory', () => startIndexedLog(createFakeEventStore()), 5);
