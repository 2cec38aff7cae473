import type { Pool } from 'pg';
import type {
  EmployerPlace,
  EmployerRow,
  EmployerSortKey,
  EmployersQuestion,
} from '../../src/app/queries/employment-reads.ts';
import { partsOfPlace } from '../../src/app/queries/employments.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';

/** The last that was said of one thing and not taken back. */
const last = (column: string, when = '') => `
  (SELECT ${column} FROM read_models.employer_sayings said
   WHERE said.stream = employers.stream AND ${column} IS NOT NULL AND NOT retracted ${when}
   ORDER BY ordinal DESC LIMIT 1)`;

/** As it is on the day $1; every other parameter that is null lets everything through. */
const FOUND = `
  FROM (
    SELECT stream, employer, state, registered_on, ${last('name')} AS name,
           ${last('setting', 'AND (from_on IS NULL OR from_on <= $1::date)')} AS setting,
           ${last('closed_after')} AS closed_after
    FROM read_models.employers
    WHERE ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR employer = $3)
  ) registered
  WHERE ($4::text IS NULL OR setting = $4)
    AND ($5::boolean IS NULL OR (closed_after IS NULL OR closed_after >= $1::date) = $5)`;

const SORT_KEYS: { readonly [K in EmployerSortKey]: string } = { employer: 'employer', name: 'name' };

/** One page of employers. Each statement is whole but for its order, which comes from the table above. */
export async function readEmployers(pool: Pool, question: EmployersQuestion): Promise<Page<EmployerRow>> {
  const { filter, sort, window, day } = question;
  const key = SORT_KEYS[sort.by];
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const page = `
    SELECT stream, employer, state, name, setting, registered_on::text AS "registeredOn",
           closed_after::text AS "closedAfter", ${key} AS place
    ${FOUND}
      AND ($6::text IS NULL OR (${key}, stream) ${following} ($6::text, $7::text))
      AND ($8::text IS NULL OR (${key}, stream) ${preceding} ($8::text, $9::text))
    ORDER BY ${key} ${onward}, stream ${onward}
    LIMIT $10`;
  const { state, employer, setting, open } = filter;
  const values = [day, ...[state, employer, setting, open].map((value) => value ?? null)];
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<EmployerRow & { readonly place: string; readonly stream: string }>(page, [
    ...values,
    ...bounds,
  ]);
  return pageOf(
    window,
    rows,
    ({ place, stream, ...node }) => ({ cursor: cursorOf(partsOfPlace(sort, place, stream)), node }),
    async () => {
      const counted = await pool.query<{ count: number }>(
        `SELECT count(*)::integer AS count ${FOUND}`,
        values,
      );
      return counted.rows[0]?.count ?? 0;
    },
  );
}

function placeValues(place: EmployerPlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.stream ?? null];
}
