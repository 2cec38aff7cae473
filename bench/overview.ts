import type { Pool } from 'pg';
import { parseArgs } from 'node:util';
import { PROJECTIONS } from '../projections/index.ts';
import { readAttestedShares } from '../projections/decision_grounds/read-shares.ts';
import { readReviewCounts, readReviewQueue } from '../projections/review_queue/read.ts';
import { readStateOverview } from '../projections/state_overview/read.ts';
import type { Identity } from '../src/app/access.ts';
import { AWAITED_KINDS, type QueueSight } from '../src/app/queries/awaited-acts.ts';
import { standingsOf } from '../src/app/queries/license-standing.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { prepareTables } from '../src/infra/projector/tables.ts';
import { withDatabase } from './database.ts';
import { openLedger, type BenchLedger } from './ledger.ts';
import { compared, consume, interleaved, print } from './measure.ts';
import { fillTables } from './overview/fill.ts';
import { writeLog } from './rebuild/write-log.ts';

const bench = 'overview';
const TODAY = '2024-06-15';
/** The smaller state and the larger one, whose rows stand in the same tables. */
const SMALL = 'TN';
const LARGE = 'PA';
const PAGE = { size: 100, from: 'start' } as const;

/**
 * What the lists and numbers of a whole state take, of a small state and of a large one in the same tables: what grows
 * faster than the state reads more than its rows. `--small N --large N`: educators of each; `--rounds N`.
 */
export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      small: { type: 'string', default: '20000' },
      large: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const [small = 0, large = 0, rounds = 0] = [values.small, values.large, values.rounds].map(Number);
  if (![small, large, rounds].every((given) => Number.isInteger(given) && given >= 1))
    throw new RangeError('give whole numbers from 1');
  await withDatabase(async (database) => {
    const ledger = await openLedger(database);
    const onError = (error: Error) => {
      process.emitWarning(error);
    };
    const owner = createPool({
      ...{
        url: database.migratorUrl,
        applicationName: 'bench owner',
        size: 2,
        statementTimeoutMs: 0,
        onError,
      },
    });
    try {
      await prepareTables(owner, PROJECTIONS);
      const crowds = [
        { state: SMALL, educators: small },
        { state: LARGE, educators: large },
      ];
      await fillTables(owner, crowds);
      for (const [name, ask] of Object.entries(QUESTIONS)) {
        const times = await interleaved(
          {
            large: () => millisecondsOf(() => ask(ledger.pool, LARGE)),
            small: () => millisecondsOf(() => ask(ledger.pool, SMALL)),
          },
          { rounds },
        );
        tell(`${name}, ${large} educators`, times.large, `the same, ${small} educators`, times.small);
      }
      await inFull(ledger, owner, rounds);
    } finally {
      await owner.end();
      await ledger.pool.end();
    }
  });
}

/** What the agency of a state, and a district in it, asks. */
const QUESTIONS: Readonly<Record<string, (pool: Pool, state: string) => Promise<unknown>>> = {
  'stateOverview by class': (pool, state) => readStateOverview(pool, { ...overview(state), by: 'class' }),
  'stateOverview by employer': (pool, state) =>
    readStateOverview(pool, { ...overview(state), by: 'employer' }),
  'stateOverview by field': (pool, state) => readStateOverview(pool, { ...overview(state), by: 'field' }),
  'reviewQueue of the agency': (pool, state) => readReviewQueue(pool, queue({ ofState: of(state) })),
  'reviewQueue of a district': (pool, state) =>
    readReviewQueue(pool, queue({ ofEmployer: of(`${state}_district_20`) })),
  'reviewCounts of the agency': (pool, state) =>
    readReviewCounts(pool, queue({ ofState: of(state) }).sight, TODAY),
  attestedOnlyShares: (pool, state) =>
    readAttestedShares(pool, { state, sort: { by: 'attested', direction: 'desc' }, window: PAGE }),
};

const overview = (state: string) => ({ state, today: TODAY, dueWithin: 180, most: 20 });
const of = (one: string) => ({ of: one, kinds: AWAITED_KINDS });
const NOBODY = { of: undefined, kinds: [] };

function queue(sees: Partial<QueueSight>) {
  const sight: QueueSight = {
    ...{ ofState: NOBODY, ofEmployer: NOBODY, ofIssuer: NOBODY, self: undefined },
    ...{ subject: 'bench', approves: false, ...sees },
  };
  const sort = { by: 'since', direction: 'asc' } as const;
  return { sight, filter: {}, sort, window: PAGE, today: TODAY };
}

const EVENTS = { few: 20_000, many: 200_000 };

/** `License.inFull` of a page of a hundred: from the log, which grows tenfold in between. */
async function inFull({ jurist, pool, master }: BenchLedger, owner: Pool, rounds: number): Promise<void> {
  const next = await writeLog(owner, master, EVENTS.few);
  const identity: Identity = { subject: 'bench', roles: ['agency'], state: 'TN' };
  const { rows: licenses } = await pool.query<{ license: string; educator: string }>(
    `SELECT stream AS license, educator FROM ledger.events
     WHERE type = 'license.Issued' AND state = $1 ORDER BY ordinal LIMIT $2`,
    [identity.state, PAGE.size],
  );
  const ask = () => millisecondsOf(() => standingsOf(jurist, identity, licenses));
  const before = await interleaved({ page: ask }, { rounds });
  await writeLog(owner, master, EVENTS.many - EVENTS.few, next);
  const after = await interleaved({ page: ask }, { rounds });
  const name = (events: number) => `a log of ${events} events`;
  tell(
    `License.inFull of ${licenses.length}, ${name(EVENTS.many)}`,
    after.page,
    name(EVENTS.few),
    before.page,
  );
}

async function millisecondsOf(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  consume(await ask());
  return performance.now() - began;
}

function tell(name: string, value: number, baseline: string, baseline_value: number): void {
  print(compared({ bench, case: name, value, unit: 'ms', baseline, baseline_value }, 'less'));
}
