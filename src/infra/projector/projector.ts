import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Progress } from '../../app/progress.ts';
import type { DerivedProjection, Projection } from '../../app/projection.ts';
import type { Jurist } from '../../app/standing.ts';
import { pause } from '../pause.ts';
import { drainOnce } from './derived-work.ts';
import { applyBatch, checkpointOf } from './follower.ts';
import { progressOf } from './progress.ts';

export interface ProjectorSettings {
  readonly pool: Pool;
  readonly jurist: Jurist;
  readonly projections: readonly Projection[];
  readonly logger: Pick<Logger, 'info' | 'error'>;
}

export interface Projector {
  readonly progress: Progress;
  /** Ends after the batch in hand; resolves once nothing of it runs any more. */
  stop(): Promise<void>;
}

const RETRY_MS = 1000;
const IDLE_MS = 100;

/**
 * Follows the log with every projection and evaluates what they mark. An event that cannot be projected halts
 * its projection: it is tried again each second and never skipped, and the others go on.
 */
export function startProjector(settings: ProjectorSettings): Projector {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every follower and every worker waits on it, however many projections there are.
  setMaxListeners(0, signal);
  const running = [
    ...settings.projections.map((projection) =>
      keepRunning(settings, projection.name, signal, () => follow(settings, projection, signal)),
    ),
    ...settings.projections
      .filter((projection) => projection.kind === 'derived')
      .map((projection) =>
        keepRunning(settings, `work of ${projection.name}`, signal, () =>
          drain(settings, projection, signal),
        ),
      ),
  ];
  return {
    progress: progressOf(settings.pool, settings.projections),
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function follow(
  { pool, jurist }: ProjectorSettings,
  projection: Projection,
  signal: AbortSignal,
): Promise<void> {
  const after = await checkpointOf(pool, projection.name);
  for await (const batch of jurist.ledger.log.subscribeAll(after, signal)) {
    await applyBatch(pool, jurist.ledger, projection, batch);
  }
}

/**
 * Works behind the live events: while the followers have a backlog, whoever is marked would only be marked
 * again, so a rebuild evaluates each educator once, at its end.
 */
async function drain(
  { pool, jurist }: ProjectorSettings,
  projection: DerivedProjection,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const head = await jurist.ledger.log.head();
    const place = await checkpointOf(pool, projection.name);
    const evaluated = head - place < CLOSE_BEHIND ? await drainOnce(pool, jurist, projection) : 0;
    if (evaluated === 0) await pause(IDLE_MS, signal);
  }
}

/** Events behind the head within which a follower counts as live. */
const CLOSE_BEHIND = 100;

async function keepRunning(
  { logger }: ProjectorSettings,
  name: string,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      logger.error({ projection: name, error }, 'A projection is halted and will be tried again.');
      await pause(RETRY_MS, signal);
    }
  }
}
