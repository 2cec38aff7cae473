import type { Pool } from 'pg';
import type {
  EmploymentFilter,
  EmploymentPlace,
  EmploymentRow,
  EmploymentSortKey,
  EmploymentsQuestion,
} from '../../src/app/queries/employment-reads.ts';
import { partsOfPlace } from '../../src/app/queries/employments.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';

/** Whether an assignment that is held on the day rests then. */
const ON_LEAVE = `
  ($1::date >= from_on AND $1::date <= coalesce(until_on, 'infinity')
   AND EXISTS (SELECT FROM jsonb_to_recordset(leaves) AS leave ("from" date, until date)
     WHERE $1::date >= leave."from" AND $1::date <= coalesce(leave.until, ends_on, 'infinity')))`;

/** Every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.employments
  WHERE ($2::text IS NULL OR state = $2)
    AND ($3::text IS NULL OR educator = $3)
    AND ($4::text IS NULL OR employer = $4)
    AND ($5::text IS NULL OR setting = $5)
    AND ($6::text IS NULL OR position = $6)
    AND ($7::text IS NULL OR field = $7)
    AND ($8::date IS NULL OR ($8 >= from_on AND $8 <= coalesce(until_on, 'infinity')))
    AND ($9::boolean IS NULL OR ${ON_LEAVE} = $9)`;

const SORT_KEYS: { readonly [K in EmploymentSortKey]: { readonly sql: string; readonly type: string } } = {
  from: { sql: 'from_on', type: 'date' },
  educator: { sql: 'educator', type: 'text' },
  employer: { sql: 'employer', type: 'text' },
  position: { sql: 'position', type: 'text' },
};

/** One page of assignments. Each statement is whole but for its order, which comes from the table above. */
export async function readEmployments(
  pool: Pool,
  question: EmploymentsQuestion,
): Promise<Page<EmploymentRow>> {
  const { filter, sort, window, day } = question;
  const { sql: key, type } = SORT_KEYS[sort.by];
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const page = `
    SELECT employment, event_id AS event, began_event AS beginning, educator, state, employer, setting, position,
           field, trim_scale(fte)::text AS fte, from_on::text AS "from", until_on::text AS until,
           began_on::text AS "beganOn", ends_on::text AS "endsOn", leaves, ${ON_LEAVE} AS "onLeave",
           EXISTS (SELECT FROM read_models.pending work
             WHERE work.projection = 'employments' AND work.educator = employments.educator) AS pending,
           (${key})::text AS place
    ${FOUND}
      AND ($10::${type} IS NULL OR (${key}, event_id) ${following} ($10::${type}, $11::uuid))
      AND ($12::${type} IS NULL OR (${key}, event_id) ${preceding} ($12::${type}, $13::uuid))
    ORDER BY ${key} ${onward}, event_id ${onward}
    LIMIT $14`;
  const values = filterValues(filter, day);
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<EmploymentRow & { readonly place: string }>(page, [...values, ...bounds]);
  return pageOf(
    window,
    rows,
    ({ place, ...node }) => ({ cursor: cursorOf(partsOfPlace(sort, place, node.event)), node }),
    async () => {
      const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, [
        ...values,
      ]);
      return counted.rows[0]?.count ?? 0;
    },
  );
}

function filterValues(filter: EmploymentFilter, day: string): readonly (string | boolean | null)[] {
  const { state, educator, employer, setting, position, field, on, onLeave } = filter;
  const asked = [state, educator, employer, setting, position, field, on, onLeave];
  return [day, ...asked.map((value) => value ?? null)];
}

function placeValues(place: EmploymentPlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.event ?? null];
}
