import type { Projection } from '../../src/app/projections/projection.ts';
import { liveBuild } from '../../src/infra/projector/builds.ts';
import type { TestLedger } from '../support/ledger.ts';
import { project } from '../support/projecting.ts';

/** The one row of a projection's table after everything recorded so far, undefined when there is none. */
export async function onlyRow(
  { jurist, pool }: TestLedger,
  projection: Projection,
): Promise<Record<string, unknown> | undefined> {
  const { ordinal } = await liveBuild(pool, projection.name);
  const events = await jurist.ledger.log.readAll(ordinal, 500);
  if (events.length > 0) await project(pool, jurist.ledger, projection, events);
  const { rows } = await pool.query<Record<string, unknown>>(`SELECT * FROM read_models.${projection.name}`);
  if (rows.length > 1) throw new Error(`${rows.length} rows where one was expected`);
  return rows[0];
}
