import type { ClientBase, Pool } from 'pg';

/** What a reactor could not follow, and of whom. What comes later of the same waits behind it. */
export interface Parked {
  readonly reactor: string;
  /** An educator, or the stream of what concerns nobody alone. */
  readonly lane: string;
  readonly ordinal: number;
  /** Whether the event concerned many, and of them this one alone is left. */
  readonly part: boolean;
}

// Pauses double, from a second to five minutes.
const PARK = `
  INSERT INTO read_models.reactor_parked (reactor, lane, ordinal, part, code, attempts, retry_at)
  VALUES ($1, $2, $3, $4, $5, 1, clock_timestamp() + interval '1 second')
  ON CONFLICT (reactor, lane, ordinal) DO UPDATE SET code = excluded.code, attempts = reactor_parked.attempts + 1,
    retry_at = clock_timestamp() + least(power(2, least(reactor_parked.attempts, 20)), 300) * interval '1 second'`;

export async function park(
  pool: Pool,
  { reactor, lane, ordinal, part }: Parked,
  code: string,
): Promise<void> {
  await pool.query(PARK, [reactor, lane, ordinal, part, code]);
}

// It is not tried before what it waits for is done, and at once then.
const WAIT = `
  INSERT INTO read_models.reactor_parked (reactor, lane, ordinal, part, code, attempts, retry_at)
  VALUES ($1, $2, $3, $4, 'behind', 0, clock_timestamp())
  ON CONFLICT DO NOTHING`;

/** Parks what came later of somebody for whom something waits. */
export async function waitBehind(pool: Pool, { reactor, lane, ordinal, part }: Parked): Promise<void> {
  await pool.query(WAIT, [reactor, lane, ordinal, part]);
}

export async function release(pool: Pool, { reactor, lane, ordinal }: Parked): Promise<void> {
  await pool.query(
    'DELETE FROM read_models.reactor_parked WHERE reactor = $1 AND lane = $2 AND ordinal = $3',
    [reactor, lane, ordinal],
  );
}

/** Lets go of all that waits for these, where it was done at once. */
export async function releaseLanes(
  client: Pick<ClientBase, 'query'>,
  reactor: string,
  lanes: readonly string[],
): Promise<void> {
  await client.query('DELETE FROM read_models.reactor_parked WHERE reactor = $1 AND lane = ANY ($2)', [
    reactor,
    lanes,
  ]);
}

/** Of whom something waits. */
export async function lanesOf(pool: Pool, reactor: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ lane: string }>(
    'SELECT DISTINCT lane FROM read_models.reactor_parked WHERE reactor = $1',
    [reactor],
  );
  return new Set(rows.map(({ lane }) => lane));
}

// The first of each lane; the others wait for it.
const HEADS = `
  SELECT DISTINCT ON (reactor, lane) reactor, lane, ordinal, part, code, attempts, since, retry_at
  FROM read_models.reactor_parked ORDER BY reactor, lane, ordinal`;

/** What is to be tried again now. */
export async function dueNow(pool: Pool, reactors: readonly string[]): Promise<readonly Parked[]> {
  const { rows } = await pool.query<Parked>(
    `SELECT reactor, lane, ordinal, part FROM (${HEADS}) AS head
     WHERE retry_at <= clock_timestamp() AND reactor = ANY ($1) ORDER BY reactor, ordinal, lane`,
    [reactors],
  );
  return rows;
}

/** What waits behind one that is done. */
export async function nextInLane(pool: Pool, { reactor, lane }: Parked): Promise<Parked | undefined> {
  const { rows } = await pool.query<Parked>(
    `SELECT reactor, lane, ordinal, part FROM read_models.reactor_parked
     WHERE reactor = $1 AND lane = $2 ORDER BY ordinal LIMIT 1`,
    [reactor, lane],
  );
  return rows[0];
}

/** Who waits for which reactor, since when, and why. */
export interface Waiting extends Parked {
  readonly code: string;
  readonly attempts: number;
  readonly since: Date;
  /** Events of theirs that wait, this one among them. */
  readonly events: number;
}

export async function waitingOf(pool: Pool): Promise<readonly Waiting[]> {
  const { rows } = await pool.query<Waiting>(
    `SELECT head.*, (SELECT count(*) FROM read_models.reactor_parked AS p
                     WHERE p.reactor = head.reactor AND p.lane = head.lane)::integer AS events
     FROM (${HEADS}) AS head ORDER BY reactor, lane`,
  );
  return rows;
}

/** Has everything that is parked tried again at once; answers how much that is. */
export async function tryParkedAgain(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query('UPDATE read_models.reactor_parked SET retry_at = clock_timestamp()');
  return rowCount ?? 0;
}
