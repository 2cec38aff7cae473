import type { Pool } from 'pg';
import { fault } from '../src/app/fault.ts';
import type { Projection } from '../src/app/projections/projection.ts';

const LATER = `
  SELECT b.projection FROM read_models.build b
  JOIN unnest($1::text[], $2::integer[]) AS own (projection, version) ON own.projection = b.projection
  WHERE b.state = 'live' AND b.version > own.version ORDER BY b.projection LIMIT 1`;

/**
 * Reads tables of some projections as long as no later version of them is read by now: what a later program made of
 * them, this one may take for something else. Looked at after the reading, for versions only grow, so that a switch
 * in between is seen, too. Throws `other_version`.
 */
export async function ofOwnVersion<T>(
  pool: Pool,
  projections: readonly Pick<Projection, 'name' | 'version'>[],
  read: () => Promise<T>,
): Promise<T> {
  const values = [projections.map(({ name }) => name), projections.map(({ version }) => version)];
  const requireOwn = async () => {
    const { rows } = await pool.query<{ projection: string }>({ name: 'later version', text: LATER, values });
    const [later] = rows;
    if (later !== undefined)
      throw fault(
        'other_version',
        `A later version of ${later.projection} is read: this program is outdated.`,
      );
  };
  try {
    return await read();
  } finally {
    // Also where it failed: columns that are gone are told of as what they are.
    await requireOwn();
  }
}
