import type { Pool } from 'pg';
import type { GoalLearning, GoalLearningQuestion } from '../../src/app/queries/goal-reads.ts';

/** An award is learned by a goal that was tied to its micro-credential on the day it was made. */
const BY_SOURCE = `
  WITH earned AS MATERIALIZED (
    SELECT credential, educator, definition, awarded_on FROM read_models.goal_awards
    WHERE state = $1 AND awarded_on BETWEEN $2::date AND $3::date AND NOT revoked),
  learned AS (
    SELECT DISTINCT earned.credential, goals.source
    FROM earned
    JOIN read_models.growth_goals goals ON goals.educator = earned.educator
    JOIN read_models.goal_ties ties ON ties.goal = goals.goal AND ties.definition = earned.definition
    WHERE ties.tied_on <= earned.awarded_on AND (ties.until_on IS NULL OR ties.until_on >= earned.awarded_on))
  SELECT (SELECT count(*) FROM earned)::integer AS awards,
         (SELECT count(DISTINCT educator) FROM earned)::integer AS educators,
         (SELECT count(DISTINCT credential) FROM learned)::integer AS "byGoal",
         (count(*) FILTER (WHERE source = 'teacher'))::integer AS teacher,
         (count(*) FILTER (WHERE source = 'district'))::integer AS district,
         (count(*) FILTER (WHERE source = 'evaluation'))::integer AS evaluation
  FROM learned`;

/** What was awarded in some days, by the sources of the goals it was learned for. */
export async function readGoalLearning(pool: Pool, question: GoalLearningQuestion): Promise<GoalLearning> {
  const { rows } = await pool.query<GoalLearning>(BY_SOURCE, [question.state, question.from, question.to]);
  const [found] = rows;
  return found ?? { awards: 0, educators: 0, byGoal: 0, teacher: 0, district: 0, evaluation: 0 };
}
