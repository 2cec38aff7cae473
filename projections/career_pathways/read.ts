import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import type { PathwayPlace, PathwayQuestion, PathwayStanding } from '../../src/app/queries/read-models.ts';

/** What cannot be computed until it is repaired is not known, whatever the row says. */
const OUTCOME = `CASE WHEN repair.educator IS NULL THEN pathway.outcome ELSE 'undetermined' END`;

/** Tiers of a state; every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.career_pathways pathway
  LEFT JOIN read_models.under_repair repair
    ON repair.projection = 'career_pathways' AND repair.educator = pathway.educator
  WHERE pathway.state = $1 AND pathway.tier <> ''
    AND ($2::text IS NULL OR pathway.tier = $2)
    AND ($3::text IS NULL OR ${OUTCOME} = $3)
    AND ($4::text IS NULL OR pathway.class = $4)
    AND ($5::boolean IS NULL OR (cardinality(pathway.awaits) > 0) = $5)`;

const SELECT = `
  SELECT license, tier, pathway.educator, state, class, gives, ${OUTCOME} AS outcome,
         CASE WHEN repair.educator IS NULL THEN codes ELSE ARRAY['under_repair'] END AS codes, awaits, openness,
         opens_on::text AS "opensOn", closes_on::text AS "closesOn", holds_until::text AS "holdsUntil",
         EXISTS (SELECT FROM read_models.pending work
                 WHERE work.projection = 'career_pathways' AND work.educator = pathway.educator) AS pending`;

/** One page of tiers, by tier and license. */
export async function readPathways(pool: Pool, question: PathwayQuestion): Promise<Page<PathwayStanding>> {
  const { state, tier, outcome, class: held, awaited, window } = question;
  const asked = [state, tier ?? null, outcome ?? null, held ?? null, awaited ?? null];
  const onward = window.from === 'start' ? 'ASC' : 'DESC';
  const { rows } = await pool.query<PathwayStanding>(
    `${SELECT} ${FOUND}
       AND ($6::text IS NULL OR (pathway.tier, pathway.license) > ($6, $7::text))
       AND ($8::text IS NULL OR (pathway.tier, pathway.license) < ($8, $9::text))
     ORDER BY pathway.tier ${onward}, pathway.license ${onward}
     LIMIT $10`,
    [...asked, ...placeValues(window.after), ...placeValues(window.before), window.size + 1],
  );
  return pageOf(
    window,
    rows,
    (node) => ({ cursor: cursorOf([node.tier, node.license]), node }),
    async () => {
      const counted = await pool.query<{ count: number }>(
        `SELECT count(*)::integer AS count ${FOUND}`,
        asked,
      );
      return counted.rows[0]?.count ?? 0;
    },
  );
}

function placeValues(place: PathwayPlace | undefined): readonly (string | null)[] {
  return [place?.tier ?? null, place?.license ?? null];
}
