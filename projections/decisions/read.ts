import type { Pool } from 'pg';
import { partsOfDecision } from '../../src/app/queries/decisions.ts';
import type { DecisionMade, DecisionPlace, DecisionsQuestion } from '../../src/app/queries/decisions-made.ts';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';

/** A decision; its table goes by the name `made`. */
export const MADE = `
  made.decision, made.event_id AS "eventId", made.kind, made.license, made.period, made.educator, made.state,
  made.route, made.decided_on::text AS "on", made.decided_by AS "by", made.outcome, made.codes, made.missing,
  made.unit, trim_scale(made.required)::text AS required, trim_scale(made.counted)::text AS counted,
  made.policy_version AS "policyVersion", made.policy_digest AS "policyDigest", made.application, made.credit, made.ordinal`;

/** Every parameter that is null lets everything through. */
const FOUND = `
  FROM read_models.decisions made
  WHERE state = $1
    AND ($2::text[] IS NULL OR kind = ANY ($2))
    AND ($3::text IS NULL OR outcome = $3)
    AND ($4::text IS NULL OR $4 = ANY (codes))
    AND ($5::text IS NULL OR educator = $5)
    AND ($6::text IS NULL OR license = $6)
    AND ($7::text IS NULL OR decided_by = $7)
    AND ($8::integer IS NULL OR policy_version = $8)
    AND ($9::date IS NULL OR decided_on >= $9)
    AND ($10::date IS NULL OR decided_on <= $10)`;

/** One page of decisions. Each statement is whole but for its direction. */
export async function readDecisions(pool: Pool, question: DecisionsQuestion): Promise<Page<DecisionMade>> {
  const { direction, window } = question;
  const { onward, following, preceding } = pageOrder(direction, window);
  const page = `
    SELECT ${MADE}
    ${FOUND}
      AND ($11::date IS NULL OR (decided_on, ordinal) ${following} ($11::date, $12::bigint))
      AND ($13::date IS NULL OR (decided_on, ordinal) ${preceding} ($13::date, $14::bigint))
    ORDER BY decided_on ${onward}, ordinal ${onward}
    LIMIT $15`;
  const values = valuesOf(question);
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<DecisionMade>(page, [...values, ...bounds]);
  const itemOf = (node: DecisionMade) => {
    const place = { day: node.on, ordinal: node.ordinal };
    return { cursor: cursorOf(partsOfDecision(direction, place)), node };
  };
  return pageOf(window, rows, itemOf, () => countFound(pool, values));
}

async function countFound(pool: Pool, values: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
  return rows[0]?.count ?? 0;
}

function valuesOf({ filter }: DecisionsQuestion): unknown[] {
  const { state, kinds, outcome, code, educator, license, decidedBy, policyVersion, from, to } = filter;
  const asked = [kinds, outcome, code, educator, license, decidedBy, policyVersion, from, to];
  return [state, ...asked.map((value) => value ?? null)];
}

function placeValues(place: DecisionPlace | undefined): readonly (string | number | null)[] {
  return [place?.day ?? null, place?.ordinal ?? null];
}
