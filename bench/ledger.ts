import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { fault } from '../src/app/fault.ts';
import { importFiles } from '../src/app/import/import-files.ts';
import { SILENT } from '../src/app/import/progress.ts';
import { type Ledger, readEvery } from '../src/app/log/ledger.ts';
import { periodKeeper } from '../src/app/reactors/period-keeper.ts';
import type { Jurist } from '../src/app/standing/standing.ts';
import { isRefusal } from '../src/domain/decider.ts';
import { beginDays } from '../src/infra/calendar/days.ts';
import { type MasterKey, masterKeyFrom } from '../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../src/infra/keys/postgres-vault.ts';
import { createPostgresLog } from '../src/infra/log/postgres-log.ts';
import { createLogger } from '../src/infra/logger.ts';
import { confirmSettings } from '../src/infra/policies/confirm-settings.ts';
import { readPolicyFiles } from '../src/infra/policies/policy-files.ts';
import { publishFiles } from '../src/infra/policies/publish-files.ts';
import { statesWithLaw } from '../src/infra/policies/states-with-law.ts';
import { createPool } from '../src/infra/postgres/pool.ts';
import { projectRoot } from '../src/infra/project-root.ts';
import { checkpointOf } from '../src/infra/reactors/checkpoint.ts';
import { runReactor } from '../src/infra/reactors/run-reactor.ts';
import { systemClock } from '../src/infra/system-clock.ts';
import type { BenchDatabase } from './database.ts';

/** A ledger with the law of every state published and the example settings confirmed. */
export interface BenchLedger {
  readonly jurist: Jurist;
  readonly pool: Pool;
  readonly master: MasterKey;
  /** What the master key is made from, in base64. */
  readonly secret: string;
}

export async function openLedger({ appUrl }: BenchDatabase): Promise<BenchLedger> {
  const warn = (error: unknown) => {
    process.emitWarning(String(error));
  };
  const pool = createPool({ url: appUrl, applicationName: 'bench', size: 20, onError: warn });
  const secret = randomBytes(32).toString('base64');
  const master = masterKeyFrom(secret);
  const ledger = {
    log: createPostgresLog(pool, { onLost: warn }),
    vault: await openPostgresVault(pool, master),
    clock: systemClock(),
  };
  const jurist = { ledger, compiled: new Map() };
  await publishFiles(jurist, await readPolicyFiles(join(projectRoot, 'policies')), 'bench');
  await confirmSettings(jurist, join(projectRoot, 'examples/settings.yaml'), 'bench');
  await beginDays(ledger, await statesWithLaw(ledger));
  return { jurist, pool, master, secret };
}

const ROSTER = ['licenses', 'service', 'evaluations', 'boards', 'activities'];

/** The example roster: some 400 educators with their lives, and the periods that follow from their licenses. */
export async function importRoster({ jurist: { ledger }, pool }: BenchLedger): Promise<void> {
  const receipts = await mkdtemp(join(tmpdir(), 'licensure-bench-receipts-'));
  try {
    const paths = ROSTER.map((name) => join(projectRoot, 'examples/roster', `${name}.csv`));
    const settings = { receipts, actor: 'bench', progress: SILENT };
    for await (const { path, answer } of importFiles(ledger, paths, settings)) {
      if (isRefusal(answer)) throw fault('not_imported', `${path}: ${answer.because}`);
    }
  } finally {
    await rm(receipts, { recursive: true });
  }
  await letPeriodsOpen(ledger, pool);
}

/** Until the reactor has seen the last license. */
async function letPeriodsOpen(ledger: Ledger, pool: Pool): Promise<void> {
  const stopping = new AbortController();
  const logger = createLogger('error');
  const running = runReactor({ pool, ledger, reactor: periodKeeper, logger }, stopping.signal);
  const [last] = (await readEvery(ledger.log, { types: periodKeeper.types })).slice(-1);
  while ((await checkpointOf(pool, periodKeeper.name)) < (last?.ordinal ?? 0)) await pause(50);
  stopping.abort();
  await running;
}
