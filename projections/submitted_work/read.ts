import type { Pool } from 'pg';
import type { SeenWork, SeenWorkQuestion } from '../../src/app/queries/read-models.ts';

const ELSEWHERE = `
  SELECT digest, count(DISTINCT credential)::integer AS works,
         (count(DISTINCT educator) FILTER (WHERE educator <> $3))::integer AS others,
         min(submitted_on)::text AS "firstOn", max(submitted_on)::text AS "lastOn"
  FROM read_models.submitted_work
  WHERE digest = ANY ($1::text[]) AND credential <> $2
  GROUP BY digest
  ORDER BY digest`;

/** Of some artifacts those that were submitted for other micro-credentials than this one, and by how many others. */
export async function readSeenWork(
  pool: Pool,
  { digests, credential, educator }: SeenWorkQuestion,
): Promise<readonly SeenWork[]> {
  const { rows } = await pool.query<SeenWork>(ELSEWHERE, [digests, credential, educator]);
  return rows;
}
