import pg, { type Pool } from 'pg';
import { PROJECTIONS } from '../../projections/index.ts';
import { fault } from '../../src/app/fault.ts';
import type { Projection } from '../../src/app/projections/projection.ts';
import { createLogger } from '../../src/infra/logger.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { prepareTables } from '../../src/infra/projector/tables.ts';
import type { BenchDatabase } from '../database.ts';
import type { BenchLedger } from '../ledger.ts';

/** A log of so many events, and who may write where. */
export interface Stage {
  readonly ledger: BenchLedger;
  /** Connections of the role that owns the tables. */
  readonly owner: Pool;
  readonly database: BenchDatabase;
  readonly events: number;
}

export const NAMES = PROJECTIONS.map(({ name }) => name);

const FILLING_MS = 60 * 60_000;

/** What is read is filled from the beginning, before anything is measured. */
export async function fillFirst(stage: Stage): Promise<void> {
  await prepareTables(stage.owner, PROJECTIONS);
  const projector = project(stage, PROJECTIONS);
  const head = await stage.ledger.jurist.ledger.log.head();
  const isFilled = await projector.progress.waitFor(head, FILLING_MS);
  await projector.stop();
  if (!isFilled) throw fault('not_filled', 'The read models were not filled in time.');
}

/** The product's own projector, in this process. */
export function project({ ledger: { pool, jurist } }: Stage, projections: readonly Projection[]): Projector {
  return startProjector({
    ...{ pool, jurist, projections },
    ...{ logger: createLogger('error'), isCommand: true },
  });
}

/** So that nobody pays for what another wrote. */
export async function checkpoint({ adminUrl }: BenchDatabase): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query('CHECKPOINT');
  await admin.end();
}

export function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
