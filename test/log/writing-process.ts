// Started by two-processes.db.test.ts: appends as one of several processes and says what was acknowledged.
import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { EventLog, NewEvent } from '../../src/app/log/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { newEvent } from './sample-events.ts';

const SHARED_STREAM = 'credit-shared';
const WRITERS = 4;
const MEETING_MS = 30_000;

const [url = '', name = '', other = '', count = '0'] = process.argv.slice(2);
const fail = (error: unknown) => {
  throw error;
};
const pool = createPool({ url, applicationName: name, size: WRITERS, onError: fail });
const log = createPostgresLog(pool, { onLost: fail });

function say(stream: string, { id }: NewEvent, revision: number, ordinal: number): void {
  process.stdout.write(`${JSON.stringify({ stream, id, revision, ordinal })}\n`);
}

/** To its own stream, knowing its revision; each append is sent twice, as after a lost answer. */
async function writeAlone(own: EventLog, stream: string): Promise<void> {
  for (let n = 0; n < Number(count); n += 1) {
    const event = newEvent({ data: JSON.stringify({ name, n }) });
    const answers = [
      await own.append(stream, n + NO_STREAM, [event]),
      await own.append(stream, n + NO_STREAM, [event]),
    ];
    if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) throw new Error(JSON.stringify(answers));
    for (const answer of answers.slice(1)) {
      if (answer.outcome !== 'appended') throw new Error(JSON.stringify(answer));
      say(stream, event, answer.revision, answer.ordinal);
    }
  }
}

/** To the stream everybody writes to: whoever is overtaken tries again at the revision it was told. */
async function writeAmongOthers(own: EventLog): Promise<void> {
  let revision = NO_STREAM;
  for (let n = 0; n < Number(count);) {
    const event = newEvent({ data: JSON.stringify({ name, n }) });
    const answer = await own.append(SHARED_STREAM, revision, [event]);
    switch (answer.outcome) {
      case 'appended':
        say(SHARED_STREAM, event, answer.revision, answer.ordinal);
        revision = answer.revision;
        n += 1;
        break;
      case 'wrong_revision':
        revision = answer.actual;
        break;
      case 'id_reused':
        throw new Error(JSON.stringify(answer));
    }
  }
}

/** Tells the other process through the log that this one is up, and waits for it. */
async function meet(own: EventLog): Promise<void> {
  const ready = newEvent({ data: JSON.stringify({ name }) });
  const answer = await own.append(`credit-ready-${name}`, NO_STREAM, [ready]);
  if (answer.outcome !== 'appended') throw new Error(JSON.stringify(answer));
  say(`credit-ready-${name}`, ready, answer.revision, answer.ordinal);
  const met = await own.ordinalOf(`credit-ready-${other}`, 0, MEETING_MS);
  if (met === undefined) throw new Error(`${name} is alone: ${other} did not come.`);
}

await meet(log);
await Promise.all([
  writeAmongOthers(log),
  ...Array.from({ length: WRITERS - 1 }, () => writeAlone(log, `credit-${randomUUID()}`)),
]);
await pool.end();
