import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type pg from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';
import { fault } from '../../src/app/fault.ts';
import { NO_STREAM, type NewEvent } from '../../src/app/log/event-log.ts';
import { createPostgresLog } from '../../src/infra/log/postgres-log.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { progressOf } from '../../src/infra/projector/progress.ts';
import { claim } from '../append/events.ts';
import { waits } from './waits.ts';

/** What an append is waited for: its row of licensure hours, or every read model. */
export type What = 'hours' | 'standing';

const MOST_WAIT_MS = 10_000;
const warn = (error: unknown) => {
  process.emitWarning(String(error));
};

const url = workerData as string;
const pool = createPool({ url, applicationName: 'bench client', size: 4, onError: warn });
const log = createPostgresLog(pool, { onLost: warn });
const progress = progressOf(pool, PROJECTIONS);

parentPort?.on('message', (what: What) => {
  void waits(what === 'hours' ? hours : standing).then((found) => {
    parentPort?.postMessage(found);
  });
});

async function hours(): Promise<void> {
  const { event } = await appended();
  await seenInHours(pool, event);
}

async function standing(): Promise<void> {
  const { ordinal } = await appended();
  if (!(await progress.waitFor(ordinal, MOST_WAIT_MS)))
    throw fault('not_seen', `${ordinal} was not seen in time.`);
}

async function appended() {
  const [stream, event] = [`credit-${randomUUID()}`, claimed()];
  const answer = await log.append(stream, NO_STREAM, [event]);
  if (answer.outcome !== 'appended') throw fault('not_appended', answer.outcome);
  return { event, ordinal: answer.ordinal };
}

let educators = 0;

/** A claim of one educator of the roster's state after the other. */
function claimed(): NewEvent {
  educators += 1;
  const event = claim(educators % 40, educators);
  const educator = event.metadata.educator ?? '';
  const given = JSON.parse(event.data) as object;
  const data = { ...given, educator, state: 'TN', categories: [] };
  return { ...event, data: JSON.stringify(data) };
}

async function seenInHours(pool: pg.Pool, { id }: NewEvent): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query('SELECT FROM read_models.licensure_hours WHERE event_id = $1', [
      id,
    ]);
    if (rowCount === 1) return;
    await pause(1);
  }
}
