import type { Pool } from 'pg';
import { cursorOf, type Item, type Page, pageOf } from '../../app/queries/page.ts';
import type { RecordView, ViewPlace, ViewQuestion } from '../../app/record-views.ts';

// Reviewers act for an issuer alone: no state answers for them.
const FOUND = `
  FROM ledger.record_views
  WHERE educator = $1 AND ($2::text IS NULL OR state = $2 OR (state IS NULL AND (issuer IS NULL OR employer IS NOT NULL)))
    AND ($3::boolean IS NULL OR among_others = $3)`;

/** The latest comes first, so what follows a place is what lies before it in time. */
const PAGE = `
  SELECT educator, viewed_at AS "viewedAt", viewer, query, among_others AS "amongOthers", roles, state, employer, issuer
  ${FOUND}
    AND ($4::bigint IS NULL OR (viewed_at, viewer, query, among_others) < ($4, $5::text COLLATE "C", $6::text, $7::boolean))
    AND ($8::bigint IS NULL OR (viewed_at, viewer, query, among_others) > ($8, $9::text COLLATE "C", $10::text, $11::boolean))`;

const FROM_START = `${PAGE} ORDER BY viewed_at DESC, viewer DESC, query DESC, among_others DESC LIMIT $12`;
const FROM_END = `${PAGE} ORDER BY viewed_at, viewer, query, among_others LIMIT $12`;

/** One page of who viewed an educator's record. */
export async function readViews(
  pool: Pool,
  { educator, underState, amongOthers, window }: ViewQuestion,
): Promise<Page<RecordView>> {
  const values = [educator, underState ?? null, amongOthers ?? null];
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const sql = window.from === 'start' ? FROM_START : FROM_END;
  const { rows } = await pool.query<RecordView>(sql, [...values, ...bounds]);
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}

function placeValues(place: ViewPlace | undefined): readonly (string | number | boolean | null)[] {
  if (place === undefined) return [null, null, null, null];
  return [place.viewedAt, place.viewer, place.query, place.amongOthers];
}

function itemOf(node: RecordView): Item<RecordView> {
  const { viewedAt, viewer, query, amongOthers } = node;
  return { cursor: cursorOf([String(viewedAt), viewer, query, String(amongOthers)]), node };
}
