import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import type { ImportedCount, ImportRow, ImportsQuestion } from '../../src/app/queries/import-reads.ts';

/** An import and what became of it: of each kind of event its stream has one at most. Nothing in it is personal. */
const FOUND = `
  FROM read_models.audit_trail started
  CROSS JOIN LATERAL (SELECT substr(started.stream, 8) AS id, started.data::jsonb AS data) said
  LEFT JOIN LATERAL (
    SELECT data::jsonb AS data FROM read_models.audit_trail
    WHERE stream = started.stream AND type = 'import.Completed'
  ) completed ON true
  LEFT JOIN LATERAL (
    SELECT recorded_at FROM read_models.audit_trail
    WHERE stream = started.stream AND type = 'import.RevertAsked'
  ) asked ON true
  LEFT JOIN LATERAL (
    SELECT recorded_at, data::jsonb AS data FROM read_models.audit_trail
    WHERE stream = started.stream AND type = 'import.Reverted'
  ) reverted ON true
  WHERE started.type = 'import.Started'
    AND ($1::text IS NULL OR said.id = $1)
    AND ($2::text IS NULL OR EXISTS (
      SELECT FROM read_models.audit_trail WHERE import_id = said.id AND state = $2))
    AND ($3::text IS NULL OR said.data ->> 'kind' = $3)
    AND ($4::boolean IS NULL OR (reverted.recorded_at IS NOT NULL) = $4)`;

const PAGE = `
  SELECT said.id, started.ordinal, said.data ->> 'kind' AS kind, said.data ->> 'file' AS file,
         (extract(epoch FROM started.recorded_at) * 1000)::bigint AS "startedAt",
         (completed.data ->> 'rows')::integer AS rows, (completed.data ->> 'accepted')::integer AS accepted,
         (completed.data ->> 'refused')::integer AS refused,
         CASE WHEN completed.data IS NOT NULL THEN coalesce((completed.data ->> 'corrected')::integer, 0) END AS corrected,
         (extract(epoch FROM asked.recorded_at) * 1000)::bigint AS "undoAskedAt",
         (extract(epoch FROM reverted.recorded_at) * 1000)::bigint AS "undoneAt",
         (reverted.data ->> 'retracted')::integer AS "takenBack", (reverted.data ->> 'kept')::integer AS kept
  ${FOUND}
    AND ($5::bigint IS NULL OR started.ordinal < $5)
    AND ($6::bigint IS NULL OR started.ordinal > $6)`;

const FROM_START = `${PAGE} ORDER BY started.ordinal DESC LIMIT $7`;
const FROM_END = `${PAGE} ORDER BY started.ordinal ASC LIMIT $7`;

/** One page of imports, the newest first. */
export async function readImports(
  pool: Pool,
  { id, state, kind, undone, window }: ImportsQuestion,
): Promise<Page<ImportRow>> {
  const values = [id ?? null, state ?? null, kind ?? null, undone ?? null];
  const bounds = [window.after ?? null, window.before ?? null, window.size + 1];
  const { rows } = await pool.query<ImportRow>(window.from === 'start' ? FROM_START : FROM_END, [
    ...values,
    ...bounds,
  ]);
  const itemOf = (node: ImportRow) => ({ cursor: cursorOf([String(node.ordinal)]), node });
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}

const COUNTS = `
  SELECT state, type, count(*)::integer AS count
  FROM read_models.audit_trail
  WHERE import_id = $1 AND type NOT LIKE 'import.%'
  GROUP BY state, type
  ORDER BY state, type`;

export async function readImportedEvents(pool: Pool, importId: string): Promise<readonly ImportedCount[]> {
  const { rows } = await pool.query<ImportedCount>(COUNTS, [importId]);
  return rows;
}
