import type { Pool } from 'pg';
import { cursorOf, type Item, type Page, pageOf } from '../../src/app/queries/page.ts';
import { partsOfPeriodPlace } from '../../src/app/queries/periods.ts';
import type {
  PeriodFilter,
  PeriodPlace,
  PeriodQuestion,
  PeriodRow,
  PeriodSortKey,
} from '../../src/app/queries/period-reads.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';

const STATUS = `
  CASE WHEN completed_on IS NOT NULL THEN 'completed'
       WHEN closed_on IS NOT NULL THEN 'closed'
       WHEN suspended_from IS NOT NULL THEN 'suspended'
       WHEN $1::date > ends_on THEN 'over'
       WHEN $1::date < starts_on THEN 'not_begun'
       ELSE 'running' END`;

/** Every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.periods
  WHERE ($2::text IS NULL OR state = $2)
    AND ($3::text IS NULL OR educator = $3)
    AND ($4::text IS NULL OR license = $4)
    AND ($5::text IS NULL OR class = $5)
    AND ($6::text IS NULL OR ${STATUS} = $6)
    AND ($7::date IS NULL OR ends_on >= $7)
    AND ($8::date IS NULL OR ends_on <= $8)
    AND ($9::boolean IS NULL OR (moves @> '[{}]') = $9)
    AND ($10::boolean IS NULL OR (requested_route IS NOT NULL) = $10)
    AND ($11::text IS NULL OR consequence = $11)`;

const SORT_KEYS: { readonly [K in PeriodSortKey]: { readonly sql: string; readonly type: string } } = {
  endsOn: { sql: 'ends_on', type: 'date' },
  startsOn: { sql: 'starts_on', type: 'date' },
  class: { sql: 'class', type: 'text' },
};

/** One page of periods. Each statement is whole but for its order, which comes from the table above. */
export async function readPeriods(pool: Pool, question: PeriodQuestion): Promise<Page<PeriodRow>> {
  const { filter, sort, window, today } = question;
  const { sql: key, type } = SORT_KEYS[sort.by];
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const page = `
    SELECT period, educator, state, strand, owner, license, class, ${STATUS} AS status,
           starts_on::text AS "startsOn", ends_on::text AS "endsOn", first_ends_on::text AS "firstEndsOn",
           completed_on::text AS "completedOn", suspended_from::text AS "suspendedFrom",
           suspended_for AS "suspendedFor", requested_route AS "requestedRoute",
           requested_on::text AS "requestedOn", closed_on::text AS "closedOn", consequence,
           closed_route AS "closedRoute", kept_open_since::text AS "keptOpenSince",
           kept_open_until::text AS "keptOpenUntil", moves,
           EXISTS (SELECT FROM read_models.pending work
             WHERE work.projection = 'periods' AND work.educator = periods.educator) AS pending,
           (${key})::text AS place
    ${FOUND}
      AND ($12::${type} IS NULL OR (${key}, period) ${following} ($12::${type}, $13::text))
      AND ($14::${type} IS NULL OR (${key}, period) ${preceding} ($14::${type}, $15::text))
    ORDER BY ${key} ${onward}, period ${onward}
    LIMIT $16`;
  const values = filterValues(filter, today);
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<PeriodRow & { readonly place: string }>(page, [...values, ...bounds]);
  return pageOf(
    window,
    rows,
    ({ place, ...row }): Item<PeriodRow> => ({
      cursor: cursorOf(partsOfPeriodPlace(sort, { value: place, period: row.period })),
      node: row,
    }),
    () => countFound(pool, values),
  );
}

async function countFound(pool: Pool, values: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, [
    ...values,
  ]);
  return rows[0]?.count ?? 0;
}

function filterValues(filter: PeriodFilter, today: string): readonly (string | boolean | null)[] {
  const { state, educator, license, status, endsFrom, endsTo, extended, requested, consequence } = filter;
  const asked = [state, educator, license, filter.class, status, endsFrom, endsTo, extended, requested];
  return [today, ...[...asked, consequence].map((value) => value ?? null)];
}

function placeValues(place: PeriodPlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.period ?? null];
}
