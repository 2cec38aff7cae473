import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import type { ReviewQuestion, ReviewRow } from '../../src/app/queries/read-models.ts';

/** Every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.reviews
  WHERE state = $1
    AND ($2::text IS NULL OR educator = $2)
    AND ($3::text IS NULL OR subject = $3)
    AND ($4::boolean IS NULL OR (decided_on IS NULL) = $4)
    AND ($5::date IS NULL OR opened_on <= $5)`;

const PAGE = `
  SELECT review, educator, state, subject, reviewed, because, rested_on AS "restedOn", cause,
         opened_on::text AS "openedOn", decided_on::text AS "decidedOn", decided_by AS "decidedBy", outcome, ordinal
  ${FOUND}
    AND ($6::bigint IS NULL OR ordinal > $6)
    AND ($7::bigint IS NULL OR ordinal < $7)`;

const FROM_START = `${PAGE} ORDER BY ordinal ASC LIMIT $8`;
const FROM_END = `${PAGE} ORDER BY ordinal DESC LIMIT $8`;

interface FoundRow extends ReviewRow {
  readonly ordinal: number;
}

/** One page of a state's reviews, the oldest first. */
export async function readReviews(pool: Pool, question: ReviewQuestion): Promise<Page<ReviewRow>> {
  const { state, educator, subject, open, openedTo, window } = question;
  const values = [state, educator ?? null, subject ?? null, open ?? null, openedTo ?? null];
  const bounds = [window.after ?? null, window.before ?? null, window.size + 1];
  const text = window.from === 'start' ? FROM_START : FROM_END;
  const { rows } = await pool.query<FoundRow>(text, [...values, ...bounds]);
  const itemOf = ({ ordinal, ...node }: FoundRow) => ({ cursor: cursorOf([String(ordinal)]), node });
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}
