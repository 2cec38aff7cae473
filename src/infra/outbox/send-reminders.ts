import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { hasCode } from '../../app/has-code.ts';
import { letterFor } from '../../app/reminders/letter.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { describeError } from '../describe-error.ts';
import { inTransaction } from '../postgres/transaction.ts';
import type { Job, Jobs } from '../scheduler/jobs.ts';
import { AT_ONCE, type Channel, UNDELIVERABLE } from './channel.ts';

export interface SendSettings {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly jobs: Jobs;
  readonly channel: Channel;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

/** Sends what is to be sent now, at most so many. Answers how many were tried. */
export async function sendSome(settings: SendSettings): Promise<number> {
  const taken = await settings.jobs.take('reminders', AT_ONCE);
  await Promise.all(taken.map((job) => attempt(settings, job)));
  return taken.length;
}

interface Row {
  readonly reminder: string;
  readonly stream: string;
  readonly educator: string;
}

type End = 'sent' | 'needless' | 'no_address' | 'given_up';

const ATTEMPT = `
  UPDATE reminders.outbox SET attempts = attempts + 1 WHERE reminder = $1 AND status = 'waiting'
  RETURNING reminder, stream, educator`;

/**
 * It is sent at least once: a server that dies after the mail server took it and before that is noted leaves it to be
 * sent again, under the same message id.
 */
async function attempt(settings: SendSettings, job: Job): Promise<void> {
  const { pool, jurist, jobs, channel, logger } = settings;
  const { rows } = await pool.query<Row>(ATTEMPT, [job.about]);
  const [row] = rows;
  if (row === undefined) {
    await inTransaction(pool, (client) => jobs.finish(client, 'reminders', job.id));
    return;
  }
  try {
    const letter = await letterFor(jurist, row);
    const ended: End = letter === undefined ? 'needless' : await channel.send(letter);
    await inTransaction(pool, async (client) => {
      await note(client, row.reminder, ended, null);
      await jobs.finish(client, 'reminders', job.id);
    });
  } catch (error) {
    const problem = problemIn(error);
    if (hasCode(error, UNDELIVERABLE)) {
      await giveUp(settings, 'reminders', job, problem);
      return;
    }
    logger.warn(
      { reminder: row.reminder, error: describeError(error) },
      'A reminder could not be sent and will be tried again.',
    );
    await pool.query('UPDATE reminders.outbox SET problem = $2 WHERE reminder = $1', [row.reminder, problem]);
    await jobs.fail('reminders', job.id, problem);
  }
}

/** Notes which reminders were tried as often as they are. Answers how many. */
export async function buryGivenUp(settings: SendSettings): Promise<number> {
  const taken = await settings.jobs.take('reminders-given-up', AT_ONCE);
  for (const job of taken) await giveUp(settings, 'reminders-given-up', job, null);
  return taken.length;
}

async function giveUp(
  { pool, jobs, logger }: SendSettings,
  queue: 'reminders' | 'reminders-given-up',
  job: Job,
  problem: string | null,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await note(client, job.about, 'given_up', problem);
    await jobs.finish(client, queue, job.id);
  });
  logger.error(
    { alarm: 'reminder_given_up', reminder: job.about, problem },
    'A reminder was given up: npm run reminders tells of it.',
  );
}

const NOTE = `
  UPDATE reminders.outbox SET status = $2, problem = coalesce($3, CASE WHEN $2 = 'given_up' THEN problem END),
    ended_at = clock_timestamp()
  WHERE reminder = $1 AND status = 'waiting'`;

async function note(client: PoolClient, reminder: string, ended: End, problem: string | null): Promise<void> {
  await client.query(NOTE, [reminder, ended, problem]);
}

/** Of our own faults what they say, which never holds an address; of others the code. */
function problemIn(error: unknown): string {
  const { message, code, name } = describeError(error);
  return message ?? code ?? name;
}
