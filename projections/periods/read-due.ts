import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import type { DueCount, DueQuestion, DueRow, DueSummary } from '../../src/app/queries/period-reads.ts';

const DUE = `
  FROM read_models.periods
  CROSS JOIN LATERAL (SELECT array_position(due_routes, $2) AS place) due
  WHERE due_routes @> ARRAY[$2::text] AND state = $1`;

/** The periods a statute would extend, by name. */
export async function readDue(pool: Pool, { state, route, window }: DueQuestion): Promise<Page<DueRow>> {
  const onward = window.from === 'start' ? 'ASC' : 'DESC';
  const page = `
    SELECT period, educator, license, class, starts_on::text AS "startsOn",
           due_on[place]::text AS "on", due_from[place]::text AS "from", due_to[place]::text AS "to",
           due_routes[1:place - 1] AS after
    ${DUE}
      AND ($3::text IS NULL OR period > $3) AND ($4::text IS NULL OR period < $4)
    ORDER BY period ${onward}
    LIMIT $5`;
  const values = [state, route, window.after ?? null, window.before ?? null, window.size + 1];
  const { rows } = await pool.query<DueRow>(page, values);
  return pageOf(
    window,
    rows,
    (node) => ({ cursor: cursorOf([node.period]), node }),
    async () => (await readDueSummary(pool, state, route)).periods,
  );
}

/** How many there are, and the digest of their whole list: one statement, so that both are of one moment. */
export async function readDueSummary(pool: Pool, state: string, route: string): Promise<DueSummary> {
  const { rows } = await pool.query<DueSummary>(
    `SELECT count(*)::integer AS periods,
            count(*) FILTER (WHERE due.place > 1)::integer AS waiting,
            encode(sha256(convert_to(coalesce(string_agg(
              period || ' ' || due_from[place] || ' ' || due_to[place], E'\\n' ORDER BY period COLLATE "C"), ''),
              'UTF8')), 'hex') AS digest,
            (SELECT count(*)::integer FROM read_models.periods
             WHERE state = $1 AND held_routes @> ARRAY[$2::text]) AS held,
            (SELECT count(*)::integer FROM read_models.periods
             WHERE state = $1 AND completed_on IS NULL AND open_codes <> '{}') AS "undecided"
     ${DUE}`,
    [state, route],
  );
  return rows[0] ?? { periods: 0, waiting: 0, held: 0, undecided: 0, digest: '' };
}

/** What is due in a state, and what was given by statute, by route. */
export async function readDueCounts(pool: Pool, state: string): Promise<readonly DueCount[]> {
  const { rows } = await pool.query<DueCount>(
    `SELECT route, sum(due)::integer AS due, sum(given)::integer AS given
     FROM (
       SELECT unnest(due_routes) AS route, 1 AS due, 0 AS given
       FROM read_models.periods WHERE state = $1
       UNION ALL
       SELECT move->>'route', 0, 1
       FROM read_models.periods, jsonb_array_elements(moves) AS move
       WHERE state = $1 AND move->>'way' = 'statute'
     ) counted
     GROUP BY route ORDER BY route`,
    [state],
  );
  return rows;
}
