import type { Pool } from 'pg';
import type {
  Overview,
  OverviewGroup,
  OverviewGrouping,
  OverviewQuestion,
} from '../../src/app/queries/overview-reads.ts';
import {
  ADDED,
  AT_RISK,
  EMPLOYER,
  filterValues,
  FOUND,
  isDueWithin,
  STATUS,
} from '../license_status/read.ts';

/** What each way of telling apart gives for a license: one name, or of fields as many as it has. */
const NAMES: { readonly [G in OverviewGrouping]: string } = {
  class: 'SELECT license.class AS name',
  employer: `SELECT ${EMPLOYER} AS name`,
  field: `
    SELECT field AS name FROM (
      SELECT NULL::text WHERE license.fields = '{}' AND NOT EXISTS (${ADDED})
      UNION ALL SELECT unnest(license.fields) UNION (${ADDED})) held (field)`,
};

const COUNTS = `
  count(*)::integer AS total,
  (count(*) FILTER (WHERE status = 'valid'))::integer AS valid,
  (count(*) FILTER (WHERE status = 'not_begun'))::integer AS "notBegun",
  (count(*) FILTER (WHERE status = 'expired'))::integer AS expired,
  (count(*) FILTER (WHERE status NOT IN ('valid', 'not_begun', 'expired')))::integer AS ended,
  (count(*) FILTER (WHERE due))::integer AS due,
  (count(*) FILTER (WHERE due AND outcome = 'met'))::integer AS "dueMet",
  (count(*) FILTER (WHERE due AND at_risk))::integer AS "dueAtRisk",
  (count(*) FILTER (WHERE due AND outcome = 'not_applicable'))::integer AS "dueExempt",
  (count(*) FILTER (WHERE awaits))::integer AS "awaitsAnswer",
  (count(*) FILTER (WHERE lapse))::integer AS "lapseProposed"`;

/** Licenses as the list finds them, so that every number is that of a list. */
const FOUND_LICENSES = `
  SELECT license.license, license.educator, license.state, license.class, license.fields, ${STATUS} AS status,
         standing.outcome, coalesce(${isDueWithin('$19::integer')}, false) AS due, ${AT_RISK} AS at_risk,
         (license.applied_on IS NOT NULL OR license.elected_on IS NOT NULL) AS awaits,
         license.lapse_status IS NOT NULL AS lapse
  ${FOUND}`;

interface FoundGroup extends OverviewGroup {
  readonly isWhole: boolean;
  readonly groupCount: number;
}

/** How the licenses of a state stand, as a whole and by group, the largest before the others. */
export async function readStateOverview(pool: Pool, question: OverviewQuestion): Promise<Overview> {
  const { state, today, dueWithin, by, most } = question;
  const { rows } = await pool.query<FoundGroup>(
    `WITH license AS MATERIALIZED (${FOUND_LICENSES}), one_of AS (
       SELECT named.name, ${COUNTS}, (count(*) OVER ())::integer AS "groupCount"
       FROM license CROSS JOIN LATERAL (${NAMES[by]}) named
       GROUP BY named.name
       ORDER BY count(*) DESC, named.name NULLS LAST
       LIMIT $20
     )
     SELECT true AS "isWhole", NULL::text AS name, ${COUNTS}, 0 AS "groupCount" FROM license
     UNION ALL
     SELECT false, one_of.* FROM one_of
     ORDER BY "isWhole" DESC, total DESC, name NULLS LAST`,
    [...filterValues({ state }, today), dueWithin, most],
  );
  const [whole, ...groups] = rows.map(({ isWhole: _, groupCount: __, ...group }) => group);
  if (whole === undefined) throw new Error('A count of everything answers one row.');
  const { name: _, ...figures } = whole;
  return { whole: figures, groups, groupCount: rows[1]?.groupCount ?? 0 };
}
