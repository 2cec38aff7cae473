import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { hasCode } from '../../app/has-code.ts';
import type { Projection } from '../../app/projections/projection.ts';
import type { Jurist } from '../../app/standing/standing.ts';
import { createFailures } from '../failures.ts';
import type { Bell } from '../log/bell.ts';
import { codeOf, isPassing } from '../passing-errors.ts';
import { pause } from '../pause.ts';
import type { Build } from './builds.ts';
import type { FeedReader } from './feed.ts';
import { fenced, type Lease } from './fence.ts';
import type { Moved } from './moved.ts';
import { forgetHalt, haltOf, PoisonError, type PoisonPolicy, recordHalt } from './poison.ts';
import type { RecordReader } from './shared-records.ts';

/** What the owner of a part of a build works with. */
export interface Unit {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly projection: Projection;
  readonly build: Build;
  readonly lease: Lease;
  readonly poison: PoisonPolicy;
  /** Reads the log from far behind, together with whoever builds beside it. */
  readonly reader: FeedReader;
  /** Reads what the log says of educators, together with whoever computes from the same. */
  readonly recordsOf: (part: string) => RecordReader;
  /** Rings when there is work for those who evaluate, for all of them or for a unit. */
  readonly work: Bell;
  /** Hears whenever a place was moved, or educators were evaluated, in this process. */
  readonly moved: Moved;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
}

const RETRY_MS = 1_000;
const LOOK_MS = 250;

/**
 * Runs a part of a build until the signal aborts or its lease is lost. What passes by itself is tried again each
 * second; what an event brings about halts it, raises the alarm, and is tried again with growing pauses or by
 * command, never skipped.
 */
export async function runUnit(
  unit: Unit,
  signal: AbortSignal,
  work: (unit: Unit, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { projection, lease, logger } = unit;
  const told = { projection: projection.name, unit: lease.unit };
  const failures = createFailures();
  while (!signal.aborted) {
    try {
      await untilDue(unit, signal);
      await work(unit, signal);
    } catch (error) {
      if (hasCode(error, 'lease_lost')) {
        logger.warn(told, 'Another projector took over.');
        return;
      }
      if (error instanceof PoisonError) await halted(unit, error);
      else {
        const again = failures.of(error);
        if (again !== undefined)
          logger.error(
            { ...told, code: codeOf(error), error, ...again },
            'A projection was interrupted and goes on in a moment.',
          );
        await pause(RETRY_MS, signal);
      }
    }
  }
}

/** What was halted before, perhaps by another owner, stays so until its time has come. */
async function untilDue({ pool, lease }: Unit, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const halt = await haltOf(pool, lease);
    if (halt === undefined || halt.isDue) return;
    await pause(LOOK_MS, signal);
  }
}

async function halted({ pool, projection, lease, logger }: Unit, error: PoisonError): Promise<void> {
  const { poison } = error;
  try {
    const attempts = await fenced(pool, lease, (client) => recordHalt(client, lease, poison));
    const { ordinal, educator, code } = poison;
    logger.error(
      {
        alarm: 'projection_halted',
        projection: projection.name,
        unit: lease.unit,
        ordinal,
        educator,
        code,
        attempts,
      },
      'A projection is halted by an event and will be tried again.',
    );
  } catch (failed) {
    // The unit is entered again and comes to the same place, or finds its lease lost.
    logger.error(
      { unit: lease.unit, code: codeOf(failed) },
      'That a projection is halted could not be recorded.',
    );
  }
}

/** Whatever halted it is over. */
export async function goesOn({ pool, lease, projection, logger }: Unit): Promise<void> {
  await fenced(pool, lease, (client) => forgetHalt(client, lease));
  logger.info({ projection: projection.name, unit: lease.unit }, 'A projection that was halted goes on.');
}

/** An error that is the event's own becomes a poison; any other is passed on as it is. */
export function asPoison(error: unknown, ordinal: number, educator: string | undefined): unknown {
  return isPassing(error) ? error : new PoisonError({ ordinal, educator, code: codeOf(error) }, error);
}
