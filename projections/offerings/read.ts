import type { Pool } from 'pg';
import type { Offering } from '../../src/app/planning/offering.ts';
import {
  type OfferingPlace,
  type OfferingReads,
  type OfferingRow,
  type OfferingSortKey,
  type OfferingsQuestion,
  partsOfOffering,
  type QualityRow,
  UNSAID,
} from '../../src/app/queries/offerings.ts';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';

/** What is on offer, as was said by $2, and may be begun on $1 or later; every parameter that is null lets everything through. */
const OFFERED = `
  FROM (
    SELECT DISTINCT ON (offering) *
    FROM read_models.offerings
    WHERE $2::date IS NULL OR said_on <= $2
    ORDER BY offering, ordinal DESC
  ) offered
  CROSS JOIN LATERAL (
    SELECT ARRAY(
      SELECT DISTINCT given.state FROM read_models.provider_approval given
      WHERE given.provider = offered.provider AND NOT given.ends
        AND $1::date >= given.from_on AND $1::date <= coalesce(given.until_on, 'infinity')
        AND NOT EXISTS (
          SELECT FROM read_models.provider_approval ended
          WHERE ended.provider = given.provider AND ended.state = given.state AND ended.from_on = given.from_on
            AND ended.ends AND ended.ordinal > given.ordinal AND ended.until_on < $1::date)
      ORDER BY given.state
    ) AS approved_in
  ) approval
  WHERE NOT withdrawn
    AND (closes_on IS NULL OR closes_on >= $1)
    AND ($3::text IS NULL OR states IS NULL OR $3 = ANY (states))`;

const FOUND = `
  ${OFFERED}
    AND ($4::text IS NULL OR kind = $4)
    AND ($5::text IS NULL OR $5 = ANY (categories))
    AND ($6::text IS NULL OR offered.provider = $6)
    AND ($7::text IS NULL OR credential = $7)
    AND ($8::integer IS NULL OR cost_cents <= $8)
    AND ($9::boolean IS NULL OR $9 = CASE WHEN $3 IS NULL THEN approved_in <> '{}' ELSE $3 = ANY (approved_in) END)`;

/** Of each state and standard the last judgement, as it was on the day. */
const QUALITY = `
  SELECT coalesce(jsonb_agg(to_jsonb(judged) ORDER BY state, standard), '[]') FROM (
    SELECT DISTINCT ON (state, standard) state, standard, judged_on::text AS "judgedOn", met, unmet
    FROM read_models.offering_quality
    WHERE offering = offered.offering AND ($2::date IS NULL OR judged_on <= $2)
    ORDER BY state, standard, ordinal DESC
  ) judged`;

const TERMS = `
  offering AS id, title, offered.provider, kind, trim_scale(quantity)::text AS quantity, unit, categories, topic, level, participation,
  delivery, field, assessed, cost_cents AS "costCents", opens_on::text AS "opensOn", closes_on::text AS "closesOn",
  takes_days AS "takesDays", states, credential`;

/** What each order compares. */
const SORT_KEYS: { readonly [K in OfferingSortKey]: { readonly sql: string; readonly type: string } } = {
  id: { sql: 'offering', type: 'text' },
  title: { sql: 'title', type: 'text' },
  cost: { sql: `coalesce(cost_cents, ${UNSAID})`, type: 'integer' },
  takesDays: { sql: `coalesce(takes_days, ${UNSAID})`, type: 'integer' },
  closesOn: { sql: `coalesce(closes_on, 'infinity')`, type: 'date' },
};

type Row = { readonly [Field in keyof Required<Offering>]: Required<Offering>[Field] | null };

interface FoundRow extends Row {
  readonly since: string;
  readonly approvedIn: readonly string[];
  readonly quality: readonly QualityRow[];
  readonly place: string;
}

/** One page of offerings. Each statement is whole but for its order, which comes from the table above. */
export async function readOfferings(pool: Pool, question: OfferingsQuestion): Promise<Page<OfferingRow>> {
  const { filter, sort, window, asOf, saidBy } = question;
  const { sql: key, type } = SORT_KEYS[sort.by];
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const page = `
    SELECT ${TERMS}, said_on::text AS since, approved_in AS "approvedIn", (${QUALITY}) AS quality,
           (${key})::text AS place
    ${FOUND}
      AND ($10::${type} IS NULL OR (${key}, offering) ${following} ($10::${type}, $11::text))
      AND ($12::${type} IS NULL OR (${key}, offering) ${preceding} ($12::${type}, $13::text))
    ORDER BY ${key} ${onward}, offering ${onward}
    LIMIT $14`;
  const { state, kind, category, provider, credential, atMostCents, approved } = filter;
  const asked = [saidBy, state, kind, category, provider, credential, atMostCents, approved];
  const values = [asOf, ...asked.map((value) => value ?? null)];
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<FoundRow>(page, [...values, ...bounds]);
  const itemOf = ({ since, approvedIn, quality, place, ...terms }: FoundRow) => {
    const offering = offeringOf(terms);
    const cursor = cursorOf(partsOfOffering(sort, { value: place, id: offering.id }));
    return { cursor, node: { offering, since, approvedIn, quality } };
  };
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}

/** All that is offered in a state, by id. */
export async function readOfferedIn(
  pool: Pool,
  state: string,
  { asOf, saidBy }: Parameters<OfferingReads['offeredIn']>[1],
): Promise<readonly Offering[]> {
  const { rows } = await pool.query<Row>(`SELECT ${TERMS} ${OFFERED} ORDER BY offering`, [
    ...[asOf, saidBy ?? null, state],
  ]);
  return rows.map(offeringOf);
}

function placeValues(place: OfferingPlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.id ?? null];
}

/** What nobody said is absent. */
function offeringOf(row: Row): Offering {
  // A row of what is on offer holds all that an offering must say.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Offering;
}
