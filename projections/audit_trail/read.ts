import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import type { TrailQuestion, TrailRow } from '../../src/app/queries/read-models.ts';

/**
 * Events a caller may see; every other parameter that is null lets everything through. Freedom to fail: of a
 * micro-credential in the making nobody but the learner sees more than that it was awarded, and what became of the award;
 * of a goal nobody but whose it is sees anything here.
 */
const FOUND = `
  FROM read_models.audit_trail
  WHERE (educator = $1 OR state = $2)
    AND (type NOT LIKE 'credential.%' OR educator = $1
         OR type IN ('credential.Awarded', 'credential.Revoked', 'credential.Restored', 'credential.Expired'))
    AND (type NOT LIKE 'goal.%' OR educator = $1)
    AND ($3::text IS NULL OR stream = $3)
    AND ($4::text IS NULL OR educator = $4)
    AND ($5::text IS NULL OR state = $5)
    AND ($6::text[] IS NULL OR type = ANY ($6))
    AND ($7::bigint IS NULL OR recorded_at >= to_timestamp($7 / 1000.0))
    AND ($8::bigint IS NULL OR recorded_at <= to_timestamp($8 / 1000.0))`;

const PAGE = `
  SELECT event_id AS id, ordinal, stream, revision, type, (extract(epoch FROM recorded_at) * 1000)::bigint AS "recordedAt",
         actor, state, educator, command_id AS "commandId", correlation_id AS "correlationId",
         causation_id AS "causationId", import_id AS "importId", data, hash
  ${FOUND}
    AND ($9::bigint IS NULL OR ordinal > $9)
    AND ($10::bigint IS NULL OR ordinal < $10)`;

const FROM_START = `${PAGE} ORDER BY ordinal ASC LIMIT $11`;
const FROM_END = `${PAGE} ORDER BY ordinal DESC LIMIT $11`;

/** One page of the trail. */
export async function readAuditTrail(pool: Pool, question: TrailQuestion): Promise<Page<TrailRow>> {
  const { sight, stream, educator, state, types, from, to, window } = question;
  const asked = [sight.educator, sight.state, stream, educator, state, types, from, to];
  const values = asked.map((value) => value ?? null);
  const bounds = [window.after ?? null, window.before ?? null, window.size + 1];
  const { rows } = await pool.query<TrailRow>(window.from === 'start' ? FROM_START : FROM_END, [
    ...values,
    ...bounds,
  ]);
  const itemOf = (node: TrailRow) => ({ cursor: cursorOf([String(node.ordinal)]), node });
  return pageOf(window, rows, itemOf, () => countFound(pool, values));
}

async function countFound(pool: Pool, values: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, [
    ...values,
  ]);
  return rows[0]?.count ?? 0;
}
