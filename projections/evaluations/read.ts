import type { Pool } from 'pg';
import type {
  EvaluationPlace,
  EvaluationQuestion,
  EvaluationSortKey,
  EvaluationStanding,
} from '../../src/app/queries/evaluation-reads.ts';
import { partsOfEvaluationPlace } from '../../src/app/queries/evaluations.ts';
import { cursorOf, type Item, type Page, pageOf } from '../../src/app/queries/page.ts';

/** What cannot be computed until it is repaired is not known, whatever the row says. */
const OUTCOME = `CASE WHEN repair.educator IS NULL THEN evaluation.outcome ELSE 'undetermined' END`;
const PROGRESS = `CASE WHEN repair.educator IS NULL THEN evaluation.progress END`;
const OWED = `CASE WHEN repair.educator IS NULL THEN evaluation.owed END`;

/** School years of a state; every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.evaluations evaluation
  LEFT JOIN read_models.under_repair repair
    ON repair.projection = 'evaluations' AND repair.educator = evaluation.educator
  WHERE evaluation.state = $1 AND evaluation.school_year <> ''
    AND ($2::text IS NULL OR evaluation.school_year = $2)
    AND ($3::text IS NULL OR evaluation.educator = $3)
    AND ($4::text IS NULL OR evaluation.employers @> ARRAY[$4])
    AND ($5::text IS NULL OR $5 = ANY (evaluation.ratings))
    AND ($6::text IS NULL OR ${OUTCOME} = $6)
    AND ($7::text IS NULL OR ${OWED} = $7)
    AND ($8::text IS NULL OR ${PROGRESS} = $8)`;

const SORT_KEYS: { readonly [K in EvaluationSortKey]: string } = {
  educator: 'evaluation.educator',
  schoolYear: 'evaluation.school_year',
  progress: `coalesce(${PROGRESS}, '')`,
};

/** One page of evaluations. Each statement is whole but for its order, which comes from the table above. */
export async function readEvaluations(
  pool: Pool,
  { filter, sort, window }: EvaluationQuestion,
): Promise<Page<EvaluationStanding>> {
  const { state, schoolYear, educator, employer, rating, outcome, owed, progress } = filter;
  const asked = [state, schoolYear, educator, employer, rating, outcome, owed, progress];
  const values = asked.map((value) => value ?? null);
  const key = SORT_KEYS[sort.by];
  const ascending = sort.direction === 'asc';
  const onward = ascending === (window.from === 'start') ? 'ASC' : 'DESC';
  const [following, preceding] = ascending ? ['>', '<'] : ['<', '>'];
  const place = `(${key}, evaluation.educator, evaluation.school_year)`;
  const { rows } = await pool.query<EvaluationStanding & { readonly place: string }>(
    `SELECT evaluation.educator, evaluation.state, school_year AS "schoolYear", license, class, employers, ratings,
            observations, ${OUTCOME} AS outcome,
            CASE WHEN repair.educator IS NULL THEN codes ELSE ARRAY['under_repair'] END AS codes,
            ${OWED} AS owed, ${PROGRESS} AS progress, holds_until::text AS "holdsUntil",
            EXISTS (SELECT FROM read_models.pending work
                    WHERE work.projection = 'evaluations' AND work.educator = evaluation.educator) AS pending,
            ${key} AS place
     ${FOUND}
       AND ($9::text IS NULL OR ${place} ${following} ($9, $10::text, $11::text))
       AND ($12::text IS NULL OR ${place} ${preceding} ($12, $13::text, $14::text))
     ORDER BY ${key} ${onward}, evaluation.educator ${onward}, evaluation.school_year ${onward}
     LIMIT $15`,
    [...values, ...placeValues(window.after), ...placeValues(window.before), window.size + 1],
  );
  return pageOf(
    window,
    rows,
    ({ place: value, ...node }): Item<EvaluationStanding> => ({
      cursor: cursorOf(partsOfEvaluationPlace(sort, { ...node, value })),
      node,
    }),
    async () => {
      const counted = await pool.query<{ count: number }>(
        `SELECT count(*)::integer AS count ${FOUND}`,
        values,
      );
      return counted.rows[0]?.count ?? 0;
    },
  );
}

function placeValues(place: EvaluationPlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.educator ?? null, place?.schoolYear ?? null];
}
