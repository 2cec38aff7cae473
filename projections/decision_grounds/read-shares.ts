import type { Pool } from 'pg';
import {
  type AttestedShare,
  partsOfShare,
  type SharePlace,
  type ShareQuestion,
  type ShareSortKey,
} from '../../src/app/queries/decision-grounds.ts';
import { cursorOf, type Page, pageOf } from '../../src/app/queries/page.ts';
import { GROUNDS } from './grounds.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';

/** Every parameter that is null lets everything through. Only what is counted with an amount has a share. */
const FOUND = `
  FROM (
    SELECT provider, unit, sum(amount) AS counted,
           coalesce(sum(amount) FILTER (WHERE rests_on = 'attestation'), 0) AS attested,
           round(100 * coalesce(sum(amount) FILTER (WHERE rests_on = 'attestation'), 0) / sum(amount), 2) AS share,
           count(DISTINCT decision)::integer AS decisions
    FROM (${GROUNDS} AND given.state = $1) ground
    WHERE amount IS NOT NULL
      AND ($2::text IS NULL OR provider = $2)
      AND ($3::date IS NULL OR decided_on >= $3)
      AND ($4::date IS NULL OR decided_on <= $4)
      AND NOT rescinded
    GROUP BY provider, unit
  ) shared`;

/** With their table: by its name alone, what is ordered by would be the text that is answered. */
const VALUES: { readonly [K in ShareSortKey]: string } = {
  attested: 'shared.attested',
  share: 'shared.share',
  counted: 'shared.counted',
  provider: '0::numeric',
};

type FoundShare = AttestedShare & Pick<SharePlace, 'value'>;

/** One page of providers. Each statement is whole but for its order. */
export async function readAttestedShares(pool: Pool, question: ShareQuestion): Promise<Page<AttestedShare>> {
  const { state, provider, from, to, sort, window } = question;
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const value = VALUES[sort.by];
  const page = `
    SELECT provider, unit, trim_scale(counted)::text AS counted, trim_scale(attested)::text AS "attestedOnly",
           trim_scale(share)::text AS share, decisions, trim_scale(${value})::text AS value
    ${FOUND}
    WHERE ($5::numeric IS NULL OR (${value}, provider, unit) ${following} ($5::numeric, $6::text, $7::text))
      AND ($8::numeric IS NULL OR (${value}, provider, unit) ${preceding} ($8::numeric, $9::text, $10::text))
    ORDER BY ${value} ${onward}, provider ${onward}, unit ${onward}
    LIMIT $11`;
  const values = [state, provider ?? null, from ?? null, to ?? null];
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<FoundShare>(page, [...values, ...bounds]);
  const itemOf = ({ value: at, ...node }: FoundShare) => ({
    cursor: cursorOf(partsOfShare(sort, { value: at, provider: node.provider, unit: node.unit })),
    node,
  });
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}

function placeValues(place: SharePlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.provider ?? null, place?.unit ?? null];
}
