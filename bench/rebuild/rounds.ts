import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECTIONS } from '../../projections/index.ts';
import { fault } from '../../src/app/fault.ts';
import type { Projection } from '../../src/app/projections/projection.ts';
import { buildsOf } from '../../src/infra/projector/builds.ts';
import { prepareTables } from '../../src/infra/projector/tables.ts';
import { copyFinished, emptyTables, type FinishedTable } from './finished-rows.ts';
import { type Progress, watchBuilds } from './progress.ts';
import { checkpoint, NAMES, project, secondsSince, type Stage } from './stage.ts';

export interface Round {
  readonly seconds: number;
  /** Of the processor, in this process. */
  readonly processorSeconds: number;
  /** How the builds came on meanwhile, where there were any. */
  readonly progress?: Progress;
}

/** As when the version of every projection was raised: built beside what is read, and read from then on. */
export async function rebuildNext(stage: Stage, raise: number): Promise<Round> {
  const { pool } = stage.ledger;
  const raised = PROJECTIONS.map((one): Projection => ({ ...one, version: one.version + raise }));
  await checkpoint(stage.database);
  const clock = startClock();
  await prepareTables(stage.owner, raised);
  const chosen = (await buildsOf(pool, NAMES)).filter(({ state }) => state === 'building');
  if (chosen.length !== raised.length) throw fault('not_begun', 'A build was not begun.');
  const projector = project(stage, raised);
  try {
    const progress = await watchBuilds(pool, async () => {
      const builds = await buildsOf(pool, NAMES);
      return chosen.every(({ id }) => builds.some((one) => one.id === id && one.state === 'live'));
    });
    const round = { ...clock(), progress };
    while ((await buildsOf(pool, NAMES)).length > chosen.length) await sleep(50);
    return round;
  } finally {
    await projector.stop();
  }
}

export async function copyAgain(
  { owner, database }: Stage,
  tables: readonly FinishedTable[],
): Promise<Round> {
  await emptyTables(owner, PROJECTIONS);
  await checkpoint(database);
  const clock = startClock();
  await copyFinished(owner, tables);
  return clock();
}

function startClock(): () => Round {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { seconds: secondsSince(began), processorSeconds: (user + system) / 1e6 };
  };
}
