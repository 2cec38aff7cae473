import type { Letter } from '../../src/app/reminders/letter.ts';
import type { Channel } from '../../src/infra/outbox/channel.ts';
import { fill, fillOutbox, type FillSettings } from '../../src/infra/outbox/fill-outbox.ts';
import { buryGivenUp, sendSome, type SendSettings } from '../../src/infra/outbox/send-reminders.ts';
import { type Jobs, openJobs } from '../../src/infra/scheduler/jobs.ts';
import type { TestLedger } from '../support/ledger.ts';
import { ending } from '../time/clerk.ts';

export { fill };

export interface Told {
  readonly what: unknown;
  readonly message: string;
}

/** A channel that keeps what it was given. It fails with what `failure` answers, before it keeps anything. */
export function keepingChannel(failure: () => Error | undefined = () => undefined) {
  const letters: Letter[] = [];
  const channel: Channel = {
    send: async (letter) => {
      await Promise.resolve();
      const error = failure();
      if (error !== undefined) throw error;
      letters.push(letter);
      return 'sent';
    },
    close: () => undefined,
  };
  return { channel, letters };
}

/** Everything that sends, as its process would do it in a quiet moment. */
export async function postOffice({ pool, jurist }: TestLedger, channel: Channel) {
  const told: Told[] = [];
  const tell = (what: unknown, message?: string) => {
    told.push({ what, message: message ?? '' });
  };
  const jobs = await openJobs(pool);
  const settings: SendSettings = { pool, jurist, jobs, channel, logger: { warn: tell, error: tell } };
  return {
    ...{ jobs, told, settings },
    fill: (given: Partial<FillSettings> = {}) => fillOnce({ pool, ledger: jurist.ledger, jobs, ...given }),
    send: async () => {
      while ((await sendSome(settings)) + (await buryGivenUp(settings)) > 0);
    },
  };
}

async function fillOnce({ ledger, ...settings }: FillSettings): Promise<void> {
  const bounded = { ...ledger, log: await ending(ledger.log) };
  await fillOutbox({ ...settings, ledger: bounded }, new AbortController().signal);
}

/** Jobs that end their process when they are added. */
export function killedWhenAdding(jobs: Jobs): Jobs {
  return { ...jobs, add: () => Promise.reject(new Error('killed')) };
}

/** Has the pauses before the next attempt pass. */
export async function pausesPass({ pool }: Pick<TestLedger, 'pool'>): Promise<void> {
  await pool.query(`UPDATE jobs.job SET start_after = now() - interval '1 second' WHERE state < 'active'`);
}

export async function outbox({ pool }: Pick<TestLedger, 'pool'>) {
  const { rows } = await pool.query<Record<string, unknown>>(
    'SELECT reminder, educator, status, attempts, problem FROM reminders.outbox ORDER BY written_at',
  );
  return rows;
}
