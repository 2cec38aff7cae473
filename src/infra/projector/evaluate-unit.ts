import type { DerivedProjection } from '../../app/projections/projection.ts';
import { codeOf, isPassing } from '../passing-errors.ts';
import { pause } from '../pause.ts';
import { type Batch, evaluateBatch, type Evaluating, keptLaws, nextBatch } from './derived-work.ts';
import { fenced } from './fence.ts';
import { haltOf, recordParked, remindOfParked } from './poison.ts';
import { asPoison, goesOn, type Unit } from './unit.ts';

/** Most educators evaluated at once: it bounds memory, and how long one write takes. */
const BATCH = 100;
/** Should every ring be lost, work is looked for so often. */
const POLL_MS = 1_000;
/**
 * Where more has come while a batch was written, its unit rests so many times as long as that took, up to a bound:
 * under a steady stream many marks of one educator then become one evaluation. A single change waits for nothing.
 */
const REST = { times: 10, atMostMs: 2_000 };

/** Evaluates the educators of one partition behind the live events, for as long as the signal lets it. */
export async function evaluate(
  unit: Unit,
  projection: DerivedProjection,
  signal: AbortSignal,
): Promise<void> {
  const { pool, jurist, lease } = unit;
  const records = unit.recordsOf(lease.part);
  const recordsOf = (batch: Batch) => records.next(batch, signal);
  const evaluating = { pool, projection, lease, laws: keptLaws(jurist), recordsOf };
  const listener = unit.work.listen(lease.unit);
  try {
    let wasHalted = (await haltOf(pool, lease)) !== undefined;
    let restMs = 0;
    for (let reminded = 0; !signal.aborted;) {
      if (performance.now() - reminded > POLL_MS) {
        await remindOfParked(pool, lease);
        reminded = performance.now();
      }
      const batch = await nextBatch(pool, lease, BATCH);
      if (batch === undefined) {
        records.leave();
        restMs = 0;
        await listener.wait(POLL_MS, signal);
        continue;
      }
      if (restMs > 0 && batch.educators.length < BATCH) {
        await pause(restMs, signal);
        restMs = 0;
        continue;
      }
      const began = performance.now();
      const isDone = await evaluateOrIsolate(unit, evaluating, batch);
      if (isDone) unit.moved.changed();
      restMs = isDone ? Math.min(REST.times * (performance.now() - began), REST.atMostMs) : 0;
      // A wide event came in between: the next look sees it.
      if (!isDone) await pause(1, signal);
      else if (wasHalted) {
        await goesOn(unit);
        wasHalted = false;
      }
    }
  } finally {
    records.leave();
    listener.close();
  }
}

async function evaluateOrIsolate(unit: Unit, evaluating: Evaluating, batch: Batch): Promise<boolean> {
  try {
    return await evaluateBatch(evaluating, batch);
  } catch (error) {
    if (isPassing(error)) throw error;
  }
  // One of them cannot be evaluated: the others can.
  const bad: { readonly educator: string; readonly error: unknown }[] = [];
  for (const educator of batch.educators) {
    try {
      if (!(await evaluateBatch(evaluating, { ...batch, educators: [educator] }))) return false;
    } catch (error) {
      if (isPassing(error)) throw error;
      bad.push({ educator, error });
    }
  }
  for (const { educator, error } of bad) {
    if (unit.poison === 'halt') throw asPoison(error, batch.since, educator);
    await park(unit, batch, educator, codeOf(error));
  }
  return true;
}

async function park({ pool, projection, lease, logger }: Unit, batch: Batch, educator: string, code: string) {
  const ordinal = batch.since;
  const attempts = await fenced(pool, lease, async (client) => {
    await client.query(
      'DELETE FROM read_models.derived_work WHERE build = $1 AND educator = $2 AND asked <= $3',
      [lease.build, educator, batch.ordinal],
    );
    return recordParked(client, lease.build, educator, { ordinal, educator, code });
  });
  logger.error(
    {
      alarm: 'educator_parked',
      projection: projection.name,
      unit: lease.unit,
      ordinal,
      educator,
      code,
      attempts,
    },
    'An educator cannot be evaluated: they are parked and will be tried again.',
  );
}
