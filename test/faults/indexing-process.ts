// Indexes the log in an EventStoreDB until it is killed. Arguments: addresses of the database and of the server.
import { startIndexer } from '../../src/infra/log/eventstore/indexer.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';

/** Whoever comes after one that was killed waits no longer than this. */
const LEASE_MS = 500;

const [url = '', server = ''] = process.argv.slice(2);
const fail = (error: unknown) => {
  throw error;
};
const pool = createPool({ url, applicationName: 'indexer', onError: fail });
startIndexer({
  ...{ pool, store: openEventStore({ url: server, onForeign: fail }), leaseMs: LEASE_MS },
  // That it is behind while the server is gone is the test's own doing.
  logger: { warn: () => undefined, error: fail },
});
// Whoever started it holds the other end: nothing of it may outlive a test run.
process.stdin.on('end', () => process.exit());
process.stdin.resume();
process.stdout.write('ready\n');
