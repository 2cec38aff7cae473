import type { Pool } from 'pg';
import { partsOfAwaited } from '../../src/app/queries/review-queue.ts';
import type {
  AwaitedAct,
  AwaitedCount,
  AwaitedFilter,
  AwaitedPlace,
  AwaitedSortKey,
  QueueQuestion,
  QueueSight,
} from '../../src/app/queries/awaited-acts.ts';
import { cursorOf, type Item, type Page, pageOf } from '../../src/app/queries/page.ts';

/**
 * What awaits an act that the caller may do or may know of; every parameter that is null lets everything through.
 * Whether somebody's act makes a claim count say the standings it would count toward; an appeal stands as long as its
 * claim does.
 */
const FOUND = `
  FROM (
    SELECT queued.*, kind AS act FROM read_models.review_queue queued
    WHERE answered IS NULL AND kind <> 'credit' AND (kind <> 'credit_appeal' OR EXISTS (
      SELECT FROM read_models.licensure_hours claim
      WHERE claim.source = queued.stream AND claim.withdrawn_on IS NULL AND claim.retracted_by IS NULL))
    UNION ALL
    SELECT queued.*, asked.act
    FROM (
      SELECT DISTINCT act, stream FROM (
        SELECT 'credit_approval' AS act, unnest(awaiting_approval) AS stream
        FROM read_models.recertification_standing
        WHERE completed_on IS NULL AND awaiting_approval <> '{}' AND ($2::text IS NULL OR state = $2)
        UNION ALL
        SELECT 'credit_report', unnest(awaiting_report)
        FROM read_models.recertification_standing
        WHERE completed_on IS NULL AND awaiting_report <> '{}' AND ($2::text IS NULL OR state = $2)
      ) each
    ) asked
    JOIN read_models.review_queue queued ON queued.stream = asked.stream
    WHERE queued.kind = 'credit' AND queued.answered IS NULL
  ) awaited
  WHERE ((awaited.state = $2 AND awaited.act = ANY ($3::text[]))
      OR (awaited.issuer = $4 AND awaited.act = ANY ($5::text[]))
      OR (awaited.act = ANY ($7::text[]) AND EXISTS (
        SELECT FROM read_models.service_record served
        WHERE served.educator = awaited.educator AND served.state = awaited.state AND served.employer = $6
          AND served.retracted_by IS NULL)))
    AND ($8::text IS NULL OR awaited.educator IS DISTINCT FROM $8)
    AND ($9::text[] IS NULL OR awaited.act = ANY ($9))
    AND ($10::text IS NULL OR awaited.educator = $10)
    AND ($11::boolean IS NULL OR coalesce(awaited.due < $1::date, false) = $11)
    AND ($12::date IS NULL OR awaited.since <= $12)`;

/** What each order compares; what has no last day comes after all that has. */
const SORT_KEYS: { readonly [K in AwaitedSortKey]: string } = {
  since: 'awaited.since',
  due: `coalesce(awaited.due, 'infinity')`,
};

type FoundRow = AwaitedAct & AwaitedPlace;

/** One page of what is awaited. Each statement is whole but for its order, which comes from the table above. */
export async function readReviewQueue(pool: Pool, question: QueueQuestion): Promise<Page<AwaitedAct>> {
  const { sight, filter, sort, window, today } = question;
  const key = SORT_KEYS[sort.by];
  const ascending = sort.direction === 'asc';
  const onward = ascending === (window.from === 'start') ? 'ASC' : 'DESC';
  const [following, preceding] = ascending ? ['>', '<'] : ['<', '>'];
  const page = `
    SELECT awaited.event_id AS "eventId", awaited.act AS kind, awaited.detail, awaited.state, awaited.issuer,
           coalesce(awaited.record, substr(awaited.stream, strpos(awaited.stream, '-') + 1)) AS record,
           CASE WHEN awaited.issuer IS NULL THEN awaited.educator END AS educator,
           awaited.since::text, awaited.due::text, awaited.not_before::text AS "notBefore",
           $1::date - awaited.since AS "ageDays", coalesce(awaited.due < $1::date, false) AS overdue,
           (${key})::text AS day, awaited.ordinal
    ${FOUND}
      AND ($13::date IS NULL OR (${key}, awaited.ordinal) ${following} ($13::date, $14::bigint))
      AND ($15::date IS NULL OR (${key}, awaited.ordinal) ${preceding} ($15::date, $16::bigint))
    ORDER BY ${key} ${onward}, awaited.ordinal ${onward}
    LIMIT $17`;
  const values = valuesOf(sight, filter, today);
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<FoundRow>(page, [...values, ...bounds]);
  return pageOf(
    window,
    rows,
    (row) => itemOf(row, question),
    () => countFound(pool, values),
  );
}

/** How much is awaited of each kind. */
export async function readReviewCounts(
  pool: Pool,
  sight: QueueSight,
  today: string,
): Promise<readonly AwaitedCount[]> {
  const { rows } = await pool.query<AwaitedCount>(
    `SELECT awaited.act AS kind, count(*)::integer AS count, min(awaited.since)::text AS oldest,
            (count(*) FILTER (WHERE awaited.due < $1::date))::integer AS overdue
     ${FOUND} GROUP BY awaited.act ORDER BY awaited.act`,
    valuesOf(sight, {}, today),
  );
  return rows;
}

async function countFound(pool: Pool, values: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
  return rows[0]?.count ?? 0;
}

function valuesOf({ ofState, ofEmployer, ofIssuer, self }: QueueSight, filter: AwaitedFilter, today: string) {
  const { kinds, educator, overdue, sinceUntil } = filter;
  const seen = [ofState, ofIssuer, ofEmployer].flatMap((one) => [one.of ?? null, one.kinds]);
  return [today, ...seen, ...[self, kinds, educator, overdue, sinceUntil].map((value) => value ?? null)];
}

function placeValues(place: AwaitedPlace | undefined): readonly (string | number | null)[] {
  return [place?.day ?? null, place?.ordinal ?? null];
}

function itemOf({ day, ordinal, ...node }: FoundRow, { sort }: QueueQuestion): Item<AwaitedAct> {
  return { cursor: cursorOf(partsOfAwaited(sort, { day, ordinal })), node };
}
