// Started by faults.test.ts: what becomes of a client when one of its appends is answered twice.
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const client = EventStoreDBClient.connectionString(process.argv[2]);
const seen = new Promise((resolve) => process.once('unhandledRejection', resolve));
const append = (stream) => client.appendToStream(stream, jsonEvent({ type: 'noted', data: {} }));
const first = await append('first').then(() => 'answered');
const unhandled = String(await seen);
const second = await Promise.race([
  append('second').then(() => 'answered'),
  new Promise((resolve) => setTimeout(resolve, 500, 'not answered')),
]);
process.stdout.write(JSON.stringify({ first, unhandled, second }), () => process.exit());
