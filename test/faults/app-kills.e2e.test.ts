import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import type { StoredEvent } from '../../src/app/log/event-log.ts';
import { readConfig } from '../../src/config.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { createLogger } from '../../src/infra/logger.ts';
import { openLedger, type OpenLedger } from '../../src/infra/open-ledger.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { beginRebuild } from '../../src/infra/projector/tables.ts';
import { personAt } from '../e2e/person.ts';
import { readLogFile } from '../eventstore-double/log-file.ts';
import { rebuilt, until } from '../support/projecting.ts';
import { readTables } from '../support/read-tables.ts';
import { keepBusy, type Told } from './busy-people.ts';
import { lawsBrokenIn } from './check.ts';
import { BLOWS, type DoomedApp, startDoomedApp } from './doomed-app.ts';
import { describeSeeded } from './seeded.ts';
import { misrecorded } from './told-and-recorded.ts';

const MINUTES = 60_000;
const SETTLE_MS = 60_000;
const PAGE = 500;

describeSeeded('the whole program over an EventStoreDB, killed with -9 under load', (dice) => {
  let doomed: DoomedApp;
  beforeAll(async () => {
    doomed = await startDoomedApp();
  }, 2 * MINUTES);
  afterAll(() => doomed.remove());

  test(
    'loses, doubles and invents nothing, and its read tables are those of a rebuild, whatever of it is killed',
    async () => {
      const told = await askUnderBlows();
      await settled();
      expect(await doomed.program().stop()).toBe(0);
      const opened = await openLedger(readConfig(doomed.env), {
        ...{ part: 'guest', logger: createLogger('silent'), onLost: ignore },
      });
      try {
        const events = await everything(opened);
        expect(misrecorded(events, told)).toEqual([]);
        expect(await lawsBrokenIn(opened.database.appUrl, readLogFile(doomed.file).before)).toEqual([]);
        expect(events.map(({ ordinal }) => ordinal)).toEqual(events.map((_event, nth) => nth + 1));
        expect(opensOf(events)).toEqual(issuesOf(events));
        await expectTablesAsRebuilt(opened);
      } finally {
        await opened.close();
      }
    },
    5 * MINUTES,
  );

  /** Everybody asks on and on while each of the processes is killed; answers all that was told, and answered. */
  async function askUnderBlows(): Promise<readonly Told[]> {
    const stop = new AbortController();
    const as = (title: string) =>
      personAt(
        () => doomed.program().url,
        () => doomed.program().token(title),
      );
    const people = { teacher: as('teacher'), agency: as('agency of TN'), dice, desks: 4 };
    const busy = keepBusy(people, stop.signal);
    const moments = dice.named('moments');
    try {
      for (const blow of moments.shuffled(BLOWS)) {
        const enough = busy.answered() + 10 + moments.below(20);
        await until(() => Promise.resolve(busy.answered() >= enough), MINUTES);
        await sleep(moments.below(50));
        await doomed.strike(blow);
      }
      const enough = busy.answered() + 20;
      await until(() => Promise.resolve(busy.answered() >= enough), MINUTES);
    } finally {
      stop.abort();
    }
    return busy.told;
  }

  /** Everything has followed that must follow, and every read table has seen it, as the program itself says. */
  async function settled(): Promise<void> {
    await until(async () => {
      const metrics = await (await fetch(`${doomed.program().url}/metrics`)).text();
      const left =
        /^ledger_(reactor_lag_events|projection_lag_events|derived_work|poison|reactor_parked)\{.*\} (?!0$).*$/m;
      return metrics.includes('ledger_projection_lag_events') && !left.test(metrics);
    }, SETTLE_MS);
  }
});

/** Each event is held against its hash while it is read. */
async function everything({ jurist }: OpenLedger): Promise<readonly StoredEvent[]> {
  const { log } = jurist.ledger;
  const head = await log.head();
  const events: StoredEvent[] = [];
  while (events.length < head) events.push(...(await log.readAll(events.length, PAGE)));
  return events;
}

/** A license has one first period, which a reactor opens. */
function issuesOf(events: readonly StoredEvent[]): readonly string[] {
  return events
    .flatMap(({ type, stream }) => (type === 'license.Issued' ? [periodStream(stream, '2018-09-01')] : []))
    .sort();
}

function opensOf(events: readonly StoredEvent[]): readonly string[] {
  return events.flatMap(({ type, stream }) => (type === 'period.Opened' ? [stream] : [])).sort();
}

async function expectTablesAsRebuilt({ jurist, pool, database }: OpenLedger): Promise<void> {
  const { log } = jurist.ledger;
  const logger = { info: ignore, warn: ignore, error: ignore };
  const migrator = createPool({
    url: database.migratorUrl,
    applicationName: 'judge',
    size: 1,
    onError: ignore,
  });
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger, isCommand: true });
  const caughtUp = async () =>
    until(async () => projector.progress.waitFor(await log.head(), SETTLE_MS), SETTLE_MS);
  try {
    await caughtUp();
    const grown = await readTables(pool);
    expect(grown['licensure_hours']).toContain('Workshop');
    await Promise.all(
      PROJECTIONS.map((projection) =>
        rebuilt({ pool, beginRebuild: (one) => beginRebuild(migrator, one) }, projection),
      ),
    );
    await caughtUp();
    expect(await readTables(pool)).toEqual(grown);
  } finally {
    await projector.stop();
    await migrator.end();
  }
}

function ignore(): void {
  // What breaks is the test's own doing.
}
