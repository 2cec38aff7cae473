import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { LeaveOut } from '../../app/log/leave-out.ts';
import {
  type Asked,
  type Basis,
  consider,
  REMINDER_CLERK,
  type Watched,
} from '../../app/reminders/consider.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { describeError } from '../describe-error.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { withinScope } from '../request-scope.ts';
import { CHECKPOINT } from './checkpoint.ts';
import { leavingBehind, parkOrThrow } from './leave-behind.ts';
import { dueNow, releaseLanes } from './parked.ts';

export interface LookSettings {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly logger?: Pick<Logger, 'error'>;
  /** Nobody is reminded; what opens is recorded all the same. */
  readonly silent?: boolean;
}

/** Most educators looked at in one transaction. */
export const BATCH = 50;
const SILENT = { error: () => undefined };
const NEVER = new AbortController().signal;

// Held for the batch, so that nobody is noted, and no day begins, while answers as of this place are given.
const PLACE = `${CHECKPOINT} FOR SHARE`;
const TAKE = 'SELECT educator, cause FROM reminders.work ORDER BY educator LIMIT $1 FOR UPDATE SKIP LOCKED';
const DAYS = 'SELECT state, today FROM reminders.state_day';
const FORGET = 'DELETE FROM reminders.watch WHERE educator = ANY ($1)';
const WATCH = `
  INSERT INTO reminders.watch (period, educator, state, look_on)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[])`;
const DONE = 'DELETE FROM reminders.work WHERE educator = ANY ($1)';

/** Looks at one batch of those who are noted; who cannot be looked at is parked. Answers how many they were. */
export async function lookOnce(settings: LookSettings): Promise<number> {
  const { pool, logger = SILENT } = settings;
  return inTransaction(pool, async (client) => {
    const ordinal = await placeIn(client);
    const { rows: asked } = await client.query<Asked>(TAKE, [BATCH]);
    if (asked.length === 0 || ordinal === undefined) return 0;
    await lookAt(client, settings, {
      ...{ asked, ordinal },
      leaveOut: leavingBehind({ pool, logger }, REMINDER_CLERK, ordinal, NEVER),
    });
    await client.query(DONE, [asked.map(({ educator }) => educator)]);
    return asked.length;
  });
}

/** Looks again at those who could not be looked at, each when their pause is over. */
export async function lookAgain(settings: LookSettings, signal: AbortSignal): Promise<void> {
  const { pool, jurist, logger = SILENT } = settings;
  for (const parked of await dueNow(pool, [REMINDER_CLERK])) {
    if (signal.aborted) return;
    const [noted] = await jurist.ledger.log.readAll(parked.ordinal - 1, 1);
    const asked = [{ educator: parked.lane, cause: noted?.id ?? '' }];
    try {
      await inTransaction(pool, async (client) => {
        const ordinal = await placeIn(client);
        if (ordinal !== undefined) await lookAt(client, settings, { asked, ordinal });
      });
    } catch (error) {
      await parkOrThrow({ pool, logger }, parked, error, signal);
    }
  }
}

async function placeIn(client: PoolClient): Promise<number | undefined> {
  const { rows } = await client.query<{ ordinal: number }>(PLACE, [REMINDER_CLERK]);
  return rows[0]?.ordinal;
}

interface Look {
  readonly asked: readonly Asked[];
  readonly ordinal: number;
  readonly leaveOut?: LeaveOut;
}

/** Of who is left out nothing changes: they are watched as before. */
async function lookAt(
  client: PoolClient,
  { jurist, logger, silent = false }: LookSettings,
  { asked, ordinal, leaveOut }: Look,
): Promise<void> {
  const { rows: days } = await client.query<{ state: string; today: string }>(DAYS);
  const todays = new Map(days.map(({ state, today }) => [state, today]));
  const looked = new Set(asked.map(({ educator }) => educator));
  const without: LeaveOut | undefined =
    leaveOut &&
    (async (educator, error) => {
      await leaveOut(educator, error);
      looked.delete(educator);
    });
  const watched = await consider(asked, {
    ...{ jurist, ordinal, todays, silent, onBehalf: telling(logger) },
    ...(without === undefined ? {} : { leaveOut: without }),
  });
  await client.query(FORGET, [[...looked]]);
  await client.query(WATCH, [...columnsOf(watched)]);
  await releaseLanes(client, REMINDER_CLERK, [...looked]);
}

/** Whatever goes wrong is told for the request that was the cause. */
function telling(logger: LookSettings['logger']): NonNullable<Basis['onBehalf']> {
  return ({ correlationId, educator, event }, work) =>
    withinScope({ correlationId }, async () => {
      try {
        return await work();
      } catch (error) {
        logger?.error(
          { reactor: REMINDER_CLERK, educator, event, error: describeError(error) },
          'An educator’s deadlines could not be looked at.',
        );
        throw error;
      }
    });
}

function columnsOf(watched: readonly Watched[]): readonly unknown[][] {
  return [
    watched.map(({ period }) => period),
    watched.map(({ educator }) => educator),
    watched.map(({ state }) => state),
    watched.map(({ lookOn }) => lookOn),
  ];
}
