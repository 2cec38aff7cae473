import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { PROJECTIONS } from '../projections/index.ts';
import { applicationKeeper } from './app/reactors/application-keeper.ts';
import { credentialCalendar } from './app/reactors/credential-calendar.ts';
import { lapseProposer } from './app/reactors/lapse-proposer.ts';
import { importUndoer } from './app/reactors/import-undoer.ts';
import { periodCloser } from './app/reactors/period-closer.ts';
import { periodKeeper } from './app/reactors/period-keeper.ts';
import type { Reactor } from './app/reactors/reactor.ts';
import { reviewKeeper } from './app/reactors/review-keeper.ts';
import { spendingKeeper } from './app/reactors/spending-keeper.ts';
import { statuteKeeper } from './app/reactors/statute-keeper.ts';
import { beginDays, keepDays } from './infra/calendar/days.ts';
import type { Bell } from './infra/log/bell.ts';
import type { OpenLedger } from './infra/open-ledger.ts';
import type { Mail } from './infra/outbox/mail.ts';
import { runReminders } from './infra/outbox/run-reminders.ts';
import { statesWithLaw } from './infra/policies/states-with-law.ts';
import { createPool } from './infra/postgres/pool.ts';
import type { PoisonPolicy } from './infra/projector/poison.ts';
import { startProjector } from './infra/projector/projector.ts';
import { prepareTables } from './infra/projector/tables.ts';
import { retryParked } from './infra/reactors/retry-parked.ts';
import { runReactor } from './infra/reactors/run-reactor.ts';

/** Everything that must follow from an event for certain. */
export const REACTORS: readonly Reactor[] = [
  periodKeeper,
  spendingKeeper(),
  statuteKeeper,
  periodCloser,
  lapseProposer,
  applicationKeeper,
  credentialCalendar,
  importUndoer,
  reviewKeeper,
];

/**
 * What goes on without being asked: days begin, projections follow the log, reactors do what must follow. Answers
 * how to end it. `moved` is rung whenever a projection has come further.
 */
export async function startBackground(
  { jurist, pool, database }: OpenLedger,
  mail: Mail,
  logger: Logger,
  poison: PoisonPolicy,
  moved: Bell,
): Promise<() => Promise<void>> {
  await beginDays(jurist.ledger, await statesWithLaw(jurist.ledger));
  await prepareReadModels(database.migratorUrl, logger);
  const stopping = new AbortController();
  const { signal } = stopping;
  // Whoever goes on without being asked listens for its end, and they are many.
  setMaxListeners(0, signal);
  const { ledger } = jurist;
  const running = [
    ...REACTORS.map((reactor) => runReactor({ pool, ledger, reactor, logger }, signal)),
    retryParked({ pool, ledger, reactors: REACTORS, logger }, signal),
    keepDays(ledger, logger, signal),
    runReminders({ pool, jurist, mail, logger }, signal),
  ];
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger, poison, moved });
  return async () => {
    stopping.abort();
    await Promise.all([...running, projector.stop()]);
  };
}

/** Read tables belong to the migrator, which signs in for as long as it makes them. */
async function prepareReadModels(migratorUrl: string, logger: Logger): Promise<void> {
  const onError = (error: Error) => {
    logger.warn({ error }, 'The connection that prepares read tables broke.');
  };
  const pool = createPool({ url: migratorUrl, applicationName: 'licensure-ledger tables', size: 1, onError });
  try {
    for (const name of await prepareTables(pool, PROJECTIONS)) logger.info(`${name} is built anew.`);
  } finally {
    await pool.end();
  }
}
