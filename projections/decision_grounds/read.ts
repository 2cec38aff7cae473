import type { Pool } from 'pg';
import {
  type GroundQuestion,
  partsOfResting,
  type RestingDecision,
} from '../../src/app/queries/decision-grounds.ts';
import type { DecisionPlace } from '../../src/app/queries/decisions-made.ts';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import { MADE } from '../decisions/read.ts';
import { APPROVALS, GROUNDS } from './grounds.ts';

/** Every parameter that is null lets everything through. Claims are looked up first: few decisions rest on them. */
const FOUND = `
  FROM (
    SELECT decision, json_agg(json_build_object(
             'source', source, 'provider', provider, 'credential', credential,
             'counted', trim_scale(amount)::text, 'restsOn', rests_on) ORDER BY source) AS credits,
           NOT bool_or(rescinded) AS stands
    FROM (${GROUNDS}
      AND given.state = $1
      AND (
        given.sources && ARRAY(
          SELECT credit FROM read_models.claim_sources
          WHERE credit = $2 OR provider = $3 OR credential = $4)
        OR given.made_by && ARRAY(
          SELECT event_id FROM read_models.claim_sources
          WHERE credit = $2 OR provider = $3 OR credential = $4))
    ) ground
    WHERE ($2::text IS NULL OR source = $2)
      AND ($3::text IS NULL OR provider = $3)
      AND ($4::text IS NULL OR credential = $4)
      AND ($5::date IS NULL OR decided_on >= $5)
      AND ($6::date IS NULL OR decided_on <= $6)
    GROUP BY decision
    UNION ALL
    SELECT decision, json_build_array(json_build_object(
             'source', source, 'provider', provider, 'credential', credential,
             'counted', NULL, 'restsOn', NULL)) AS credits,
           undone_by IS NULL AS stands
    FROM (${APPROVALS}
      AND approval.state = $1
      AND approval.credit = ANY (ARRAY(
        SELECT credit FROM read_models.claim_sources
        WHERE credit = $2 OR provider = $3 OR credential = $4))
    ) approved
    WHERE ($2::text IS NULL OR source = $2)
      AND ($3::text IS NULL OR provider = $3)
      AND ($4::text IS NULL OR credential = $4)
      AND ($5::date IS NULL OR decided_on >= $5)
      AND ($6::date IS NULL OR decided_on <= $6)
  ) resting
  JOIN read_models.decisions made USING (decision)
  WHERE ($7::boolean IS NULL OR resting.stands = $7)`;

/** Those that await a decision of their own. */
const REVIEWS = `
  ARRAY(
    SELECT review FROM read_models.reviews
    WHERE reviews.educator = made.educator AND reviews.reviewed = made.decision AND reviews.decided_on IS NULL
    ORDER BY reviews.ordinal)`;

const PAGE = `
  SELECT ${MADE}, resting.credits, resting.stands, ${REVIEWS} AS "openReviews"
  ${FOUND}
    AND ($8::date IS NULL OR (made.decided_on, made.ordinal) < ($8::date, $9::bigint))
    AND ($10::date IS NULL OR (made.decided_on, made.ordinal) > ($10::date, $11::bigint))`;
const FROM_START = `${PAGE} ORDER BY made.decided_on DESC, made.ordinal DESC LIMIT $12`;
const FROM_END = `${PAGE} ORDER BY made.decided_on ASC, made.ordinal ASC LIMIT $12`;

/** One page of what was given upon a credit, a provider or a micro-credential, the latest first. */
export async function readDecisionsRestingOn(
  pool: Pool,
  question: GroundQuestion,
): Promise<Page<RestingDecision>> {
  const { state, on, from, to, stands, window } = question;
  const asked = [on.credit, on.provider, on.credential, from, to, stands];
  const values = [state, ...asked.map((value) => value ?? null)];
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const text = window.from === 'start' ? FROM_START : FROM_END;
  const { rows } = await pool.query<RestingDecision>(text, [...values, ...bounds]);
  const itemOf = (node: RestingDecision) => ({
    cursor: cursorOf(partsOfResting({ day: node.on, ordinal: node.ordinal })),
    node,
  });
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}

function placeValues(place: DecisionPlace | undefined): readonly (string | number | null)[] {
  return [place?.day ?? null, place?.ordinal ?? null];
}
