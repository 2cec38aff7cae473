import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Jurist } from '../../app/standing/standing.ts';
import { describeError } from '../describe-error.ts';
import { keepAt } from '../keep-at.ts';
import { pause } from '../pause.ts';
import { runReminderClerk } from '../reactors/reminder-clerk.ts';
import { openJobs } from '../scheduler/jobs.ts';
import type { Channel } from './channel.ts';
import { fileChannel } from './file-channel.ts';
import { fillOutbox } from './fill-outbox.ts';
import type { Mail } from './mail.ts';
import { buryGivenUp, sendSome, type SendSettings } from './send-reminders.ts';
import { smtpChannel } from './smtp-channel.ts';

export interface ReminderSettings {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly mail: Mail;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
}

const RETRY_MS = 5000;
const IDLE_MS = 1000;
const MAINTAIN_EACH_MS = 60_000;

/**
 * Looks at deadlines, writes and sends reminders until the signal aborts. Any number of servers may do it at once. Where
 * none are sent deadlines are looked at all the same: windows of renewal open on their day.
 */
export async function runReminders(settings: ReminderSettings, signal: AbortSignal): Promise<void> {
  const { pool, jurist, mail, logger } = settings;
  const channel = channelFor(mail);
  if (channel === undefined) {
    await runReminderClerk({ pool, jurist, logger, silent: true }, signal);
    return;
  }
  setMaxListeners(0, signal);
  const forEver = (what: string, work: () => Promise<void>) =>
    keepAt(work, {
      ...{ signal, retryMs: RETRY_MS },
      tell: (error, again) => {
        const told = { what, error: describeError(error), ...again };
        logger.error(told, 'Reminders are halted and will be tried again.');
      },
    });
  try {
    await Promise.all([
      runReminderClerk({ pool, jurist, logger }, signal),
      forEver('writing reminders', async () => {
        await fillOutbox({ pool, ledger: jurist.ledger, jobs: await openJobs(pool) }, signal);
      }),
      forEver('sending reminders', async () => {
        await sendAll({ pool, jurist, jobs: await openJobs(pool), channel, logger }, signal);
      }),
    ]);
  } finally {
    channel.close();
  }
}

function channelFor(mail: Mail): Channel | undefined {
  switch (mail.by) {
    case 'off':
      return undefined;
    case 'file':
      return fileChannel(mail.folder, mail.from);
    case 'smtp':
      return smtpChannel(mail.url, mail.from);
  }
}

async function sendAll(settings: SendSettings, signal: AbortSignal): Promise<void> {
  let maintainedAt = performance.now();
  while (!signal.aborted) {
    const worked = (await sendSome(settings)) + (await buryGivenUp(settings));
    if (performance.now() - maintainedAt > MAINTAIN_EACH_MS) {
      await settings.jobs.maintain();
      maintainedAt = performance.now();
    }
    if (worked === 0) await pause(IDLE_MS, signal);
  }
}
