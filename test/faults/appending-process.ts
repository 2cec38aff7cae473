// Appends until it is killed. Arguments: address of the database, seed, name, and of the
// EventStoreDB where the log is in one. It says `ready`, waits for a line on
// stdin, and then says what it sends before it sends it, and what it was answered. Each is one line of JSON, written
// before the next thing happens: what was said is known, whenever it is killed.
import { writeSync } from 'node:fs';
import { createEventStoreLog } from '../../src/infra/log/eventstore/eventstore-log.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { diceOf } from './dice.ts';
import { write } from './writers.ts';

const [url = '', seed = '', name = '', server = ''] = process.argv.slice(2);
const fail = (error: unknown) => {
  throw error;
};
const pool = createPool({ url, applicationName: name, size: 4, onError: fail });
const log =
  server === ''
    ? createPostgresLog(pool, { onLost: fail })
    : createEventStoreLog(pool, openEventStore({ url: server, onForeign: fail }), { onLost: fail }).log;

function say(what: object): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}

await log.head();
// Whoever started it holds the other end: nothing of it may outlive a test run.
process.stdin.on('end', () => process.exit());
const told = new Promise((resolve) => process.stdin.once('data', resolve));
say({ ready: true });
await told;
await write(
  {
    ...{ log, dice: diceOf(seed), name, writers: 6, shared: 2 },
    onSent: ({ stream, expectedRevision, events }) => {
      say({ sent: { stream, expectedRevision, events: events.map(({ id, data }) => ({ id, data })) } });
    },
    onAnswer: ({ events }, answer) => {
      say({ answered: events[0]?.id, answer });
    },
    retries: () => false,
  },
  new AbortController().signal,
);
