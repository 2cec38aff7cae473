import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import { partsOfApplication } from '../../src/app/queries/find-applications.ts';
import type { ApplicationRow, ApplicationsQuestion } from '../../src/app/queries/read-models.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';

/** Every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.applications
  WHERE ($1::text IS NULL OR state = $1)
    AND ($2::text IS NULL OR educator = $2)
    AND ($3::text IS NULL OR kind = $3)
    AND ($4::text IS NULL OR class = $4)
    AND ($5::text IS NULL OR status = $5)
    AND ($6::date IS NULL OR filed_on <= $6)`;

/** One page of applications, in the order they were filed or the other way round. */
export async function readApplications(
  pool: Pool,
  { filter, direction, window }: ApplicationsQuestion,
): Promise<Page<ApplicationRow>> {
  const { onward, following, preceding } = pageOrder(direction, window);
  const page = `
    SELECT application, educator, state, kind, class, fields, status, filed_on::text AS "filedOn",
           answered_on::text AS "answeredOn", answered_by AS "answeredBy", license, ordinal
    ${FOUND}
      AND ($7::bigint IS NULL OR ordinal ${following} $7)
      AND ($8::bigint IS NULL OR ordinal ${preceding} $8)
    ORDER BY ordinal ${onward}
    LIMIT $9`;
  const { state, educator, kind, class: wanted, status, filedTo } = filter;
  const values = [state, educator, kind, wanted, status, filedTo].map((value) => value ?? null);
  const bounds = [window.after ?? null, window.before ?? null, window.size + 1];
  const { rows } = await pool.query<ApplicationRow>(page, [...values, ...bounds]);
  const itemOf = (node: ApplicationRow) => ({
    cursor: cursorOf(partsOfApplication(direction, node.ordinal)),
    node,
  });
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}
