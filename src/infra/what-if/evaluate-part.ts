import { workerData } from 'node:worker_threads';
import { pino } from 'pino';
import { answererOf } from '../../app/what-if/question.ts';
import { openPostgresVault } from '../keys/postgres-vault.ts';
import { openLog } from '../log/open-log.ts';
import { createLogger } from '../logger.ts';
import { isPassing } from '../passing-errors.ts';
import { createPool } from '../postgres/pool.ts';
import { systemClock } from '../system-clock.ts';
import { serveTasks } from '../threads/serve-tasks.ts';
import type { ThreadData } from './thread-data.ts';

/** A thread that reads the ledger through connections of its own, and evaluates a draft for educators it is named. */
const { appUrl, eventStoreUrl, master, question } = workerData as ThreadData;
const logger = createLogger('warn', pino.destination(2));
// The next question is asked of another connection.
const ignore = () => undefined;
const pool = createPool({
  url: appUrl,
  applicationName: 'licensure-ledger what-if',
  size: 1,
  onError: ignore,
});
const vault = await openPostgresVault(pool, {
  id: master.id,
  wrapping: Buffer.from(master.wrapping),
  lookup: Buffer.from(master.lookup),
});
const { log } = await openLog(pool, { eventStoreUrl, writesIndex: false, vault, logger, onLost: ignore });
const jurist = { ledger: { log, vault, clock: systemClock() }, compiled: new Map() };
const answer = await answererOf(jurist, question, isPassing);
serveTasks((educators) => answer(educators as readonly string[]));
