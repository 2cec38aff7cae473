import type { Pool } from 'pg';
import type { StoredEvent } from '../../src/app/log/event-log.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import type { Projection } from '../../src/app/projections/projection.ts';
import { FOLLOW, liveBuild, unitOf } from '../../src/infra/projector/builds.ts';
import type { Lease } from '../../src/infra/projector/fence.ts';
import { applyPiece } from '../../src/infra/projector/follower.ts';
import { releaseLeases, takeLeases } from '../../src/infra/projector/leases.ts';
import type { TestLedger } from './ledger.ts';

/** Owns the live build of a projection while `use` runs; nobody else may own it then. */
export async function owning<T>(
  pool: Pool,
  { name }: Projection,
  use: (lease: Lease) => Promise<T>,
): Promise<T> {
  const { id: build } = await liveBuild(pool, name);
  const wanted = { unit: unitOf(build, FOLLOW), build, part: FOLLOW, freeForMs: 0 };
  const [lease] = await takeLeases(pool, 'a test', [wanted], 1);
  if (lease === undefined) throw new Error(`${wanted.unit} has an owner`);
  try {
    return await use(lease);
  } finally {
    await releaseLeases(pool, 'a test', [lease]);
  }
}

/** Brings events into the live build of a projection, as its owner. */
export function project(
  pool: Pool,
  ledger: Ledger,
  projection: Projection,
  events: readonly StoredEvent[],
): Promise<number> {
  const from = (events[0]?.ordinal ?? 1) - 1;
  const until = events.at(-1)?.ordinal ?? 0;
  return owning(pool, projection, (lease) =>
    applyPiece({ pool, ledger, projection, lease, parked: new Set() }, { events, from, until }),
  );
}

/** A busy machine may take its time. */
const REBUILD_MS = 60_000;

/** Builds a projection anew beside a running projector, and answers once the new build is read. */
export async function rebuilt(
  { pool, beginRebuild }: Pick<TestLedger, 'pool' | 'beginRebuild'>,
  projection: Projection,
): Promise<void> {
  const { build } = await beginRebuild(projection);
  await until(async () => {
    const { rows } = await pool.query<{ state: string; note: string | null }>(
      'SELECT state, note FROM read_models.build WHERE id = $1',
      [build],
    );
    const { state = 'gone', note } = rows[0] ?? {};
    if (state !== 'live' && state !== 'building') {
      throw new Error(`The rebuild of ${projection.name} ${state}: ${note}`);
    }
    return state === 'live';
  }, REBUILD_MS);
}

export async function until(isSo: () => Promise<boolean>, timeoutMs = 20_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('That did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
