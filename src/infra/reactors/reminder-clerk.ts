import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { StoredEvent } from '../../app/log/event-log.ts';
import { openEvents } from '../../app/log/open-events.ts';
import { REMINDER_CLERK } from '../../app/reminders/consider.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { categoryOf } from '../../domain/streams.ts';
import { describeError } from '../describe-error.ts';
import { keepAt, type Keeping } from '../keep-at.ts';
import { pause } from '../pause.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { withinScope } from '../request-scope.ts';
import { CHECKPOINT, checkpointOf, MOVE } from './checkpoint.ts';
import { BATCH, lookAgain, lookOnce } from './look-at-deadlines.ts';

export interface ClerkSettings {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly logger: Pick<Logger, 'error'>;
  /** Nobody is reminded; what opens is recorded all the same. */
  readonly silent?: boolean;
}

const RETRY_MS = 1000;
const IDLE_MS = 250;
/** After a batch that was not full it rests so many times as long: who is noted often meanwhile is looked at once. */
const REST = { times: 10, atMostMs: 2_000 };

/** Streams in which an educator's facts stand. What was said in reminders changes nothing of what is due. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license', 'spending', 'employment']);

/**
 * Decides which reminders are due and records which windows opened, until the signal aborts. Any number of servers may do it at once: who is to be
 * looked at stands in one work list, moved with the checkpoint in one transaction, and is taken by one of them.
 */
export async function runReminderClerk(settings: ClerkSettings, signal: AbortSignal): Promise<void> {
  const { logger } = settings;
  const keeping: Keeping = {
    ...{ signal, retryMs: RETRY_MS },
    tell: (error, again) => {
      logger.error(
        { reactor: REMINDER_CLERK, error: describeError(error), ...again },
        'A reactor is halted and will be tried again.',
      );
    },
  };
  await Promise.all([
    keepAt(() => followLog(settings, signal), keeping),
    keepAt(() => workOff(settings, signal), keeping),
  ]);
}

/** Notes whom what happened concerns. */
export async function followLog(settings: ClerkSettings, signal: AbortSignal): Promise<void> {
  const { pool, jurist } = settings;
  const after = await checkpointOf(pool, REMINDER_CLERK);
  for await (const batch of jurist.ledger.log.subscribeAll(after, signal)) {
    const [first] = batch;
    if (first === undefined) continue;
    const { correlationId } = first.metadata;
    await withinScope({ correlationId }, () => noteOrTell(settings, batch));
  }
}

/** Told within the scope of the first of them: whoever looks for a request finds where it was followed from. */
async function noteOrTell(settings: ClerkSettings, batch: readonly StoredEvent[]): Promise<void> {
  try {
    await noteWhom(settings, batch);
  } catch (error) {
    const [from, until] = [batch[0]?.ordinal, batch.at(-1)?.ordinal];
    settings.logger.error(
      { reactor: REMINDER_CLERK, from, until, error: describeError(error) },
      'Events could not be followed.',
    );
    throw error;
  }
}

async function noteWhom({ pool, jurist }: ClerkSettings, batch: readonly StoredEvent[]): Promise<void> {
  const days = await openEvents(
    batch.filter(({ type }) => type === 'calendar.DayBegan'),
    jurist.ledger.vault,
  );
  const begun = new Map(
    days.flatMap((event) => (event.type === 'calendar.DayBegan' ? [[event.ordinal, event.data]] : [])),
  );
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ ordinal: number }>(`${CHECKPOINT} FOR UPDATE`, [REMINDER_CLERK]);
    const fresh = batch.filter(({ ordinal }) => ordinal > (rows[0]?.ordinal ?? 0));
    await markEducators(client, fresh);
    for (const event of fresh) {
      const day = begun.get(event.ordinal);
      if (day !== undefined) await beginDay(client, event, day);
      if (categoryOf(event.stream) === 'policy') await markState(client, event);
    }
    const last = fresh.at(-1);
    if (last !== undefined) await client.query(MOVE, [REMINDER_CLERK, last.ordinal]);
  });
}

// The last cause counts: under an earlier one a command may have been carried out already.
const NOTE = `
  INSERT INTO reminders.work (educator, cause)
  SELECT educator, cause FROM %1 ON CONFLICT (educator) DO UPDATE SET cause = excluded.cause`;
const NOTE_EDUCATORS = NOTE.replace('%1', 'unnest($1::text[], $2::uuid[]) AS marked (educator, cause)');
const NOTE_WATCHED = (condition: string) =>
  NOTE.replace(
    '%1',
    `(SELECT DISTINCT educator, $1::uuid AS cause FROM reminders.watch WHERE ${condition}) AS marked`,
  );
const NOTE_STATE = NOTE_WATCHED('state = $2');
const NOTE_WOKEN = NOTE_WATCHED('state = $2 AND look_on <= $3');
const BEGIN = `
  INSERT INTO reminders.state_day (state, today) VALUES ($1, $2)
  ON CONFLICT (state) DO UPDATE SET today = excluded.today`;

async function markEducators(client: PoolClient, events: readonly StoredEvent[]): Promise<void> {
  const causes = new Map(
    events.flatMap(({ id, stream, metadata: { educator } }) =>
      educator !== undefined && OF_FACTS.has(categoryOf(stream)) ? [[educator, id] as const] : [],
    ),
  );
  if (causes.size > 0) await client.query(NOTE_EDUCATORS, [[...causes.keys()], [...causes.values()]]);
}

async function markState(client: PoolClient, { id, metadata: { state } }: StoredEvent): Promise<void> {
  await client.query(NOTE_STATE, [id, state]);
}

async function beginDay(
  client: PoolClient,
  { id }: StoredEvent,
  { state, on }: { readonly state: string; readonly on: string },
): Promise<void> {
  await client.query(BEGIN, [state, on]);
  await client.query(NOTE_WOKEN, [id, state, on]);
}

/** Looks at those who are noted, once the log is followed to its end: whoever is noted twice is looked at once. */
async function workOff(settings: ClerkSettings, signal: AbortSignal): Promise<void> {
  const { pool, jurist } = settings;
  while (!signal.aborted) {
    const behind = (await jurist.ledger.log.head()) - (await checkpointOf(pool, REMINDER_CLERK));
    const began = performance.now();
    const looked = behind < FAR_BEHIND ? await lookOnce(settings) : 0;
    if (looked === BATCH) continue;
    if (looked === 0) await lookAgain(settings, signal);
    const restMs = looked === 0 ? 0 : REST.times * (performance.now() - began);
    await pause(Math.min(Math.max(restMs, IDLE_MS), REST.atMostMs), signal);
  }
}

/** Within so many events the clerk counts as up to date: what it says itself stands in the log too. */
const FAR_BEHIND = 1000;
