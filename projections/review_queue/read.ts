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
import { pageOrder } from '../../src/app/queries/page-order.ts';

/** Columns of whatever is awaited: from the queue itself, and from attempts that are under way. */
const QUEUED = `
  queued.event_id, queued.stream, queued.detail, queued.educator, queued.state, queued.since, queued.due,
  queued.not_before, queued.ordinal, queued.able`;

/**
 * What awaits an act that the caller may do or may know of; every parameter that is null lets everything through.
 * Whether somebody's act makes a claim count say the standings it would count toward; an appeal stands as long as its
 * claim does. How far an attempt is follows from who has it in hand and what they recommended.
 */
const FOUND = `
  FROM (
    SELECT queued.kind AS act, ${QUEUED}, NULL AS record, NULL AS issuer, '{}'::text[] AS hands, '{}'::text[] AS barred
    FROM read_models.review_queue queued
    WHERE answered IS NULL AND kind NOT IN ('credit', 'credential_appeal', 'vote')
      AND (kind <> 'credit_appeal' OR EXISTS (
        SELECT FROM read_models.licensure_hours claim
        WHERE claim.source = queued.stream AND claim.withdrawn_on IS NULL AND claim.retracted_by IS NULL))
    UNION ALL
    SELECT asked.act, ${QUEUED}, NULL, NULL, '{}', '{}'
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
    UNION ALL
    SELECT queued.kind, ${QUEUED}, CASE WHEN queued.kind = 'credential_appeal' THEN work.submission END, work.issuer,
           '{}', CASE WHEN queued.kind = 'credential_appeal' THEN work.involved ELSE '{}' END
    FROM read_models.assessment work
    JOIN read_models.review_queue queued ON queued.stream = work.credential
    WHERE work.issuer = $4 AND queued.answered IS NULL AND queued.kind IN ('credential_appeal', 'vote')
    UNION ALL
    SELECT step.act, work.event_id, work.credential, work.issuer || '.' || work.definition, work.educator, NULL,
           work.since, work.due, NULL, work.awaited_at, CASE WHEN step.act = 'assessment' AND NOT $13::boolean THEN step.able END,
           work.submission, work.issuer, step.hands,
           CASE WHEN step.act = 'credential_decision' THEN work.touched || work.conflicted ELSE '{}' END
    FROM read_models.assessment work
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(key ORDER BY key), '{}') AS hands,
             coalesce(array_agg(key) FILTER (WHERE value = 'null'), '{}') AS busy,
             count(*) FILTER (WHERE value <> 'null') AS said
      FROM jsonb_each(work.reviews)
    ) reviewing
    CROSS JOIN LATERAL (
      SELECT reviewing.hands,
             CASE WHEN NOT work.is_screened THEN 'screening'
                  WHEN reviewing.said < work.wanted THEN 'assessment'
                  ELSE 'credential_decision' END AS act,
             -- Who has it in hand and has not recommended; or anybody, where there is room, who may have it.
             CASE WHEN cardinality(reviewing.hands) < work.wanted
                    AND $12::text <> ALL (work.barred || work.conflicted || reviewing.hands)
                  THEN reviewing.busy || $12::text ELSE reviewing.busy END AS able
    ) step
    WHERE work.issuer = $4 AND NOT work.is_answered AND ($13::boolean OR work.submission IS NOT NULL)
  ) awaited
  WHERE ((awaited.state = $2 AND awaited.act = ANY ($3::text[]))
      OR (awaited.issuer = $4 AND awaited.act = ANY ($5::text[]) AND $12::text <> ALL (awaited.barred)
        AND (awaited.able IS NULL OR $12::text = ANY (awaited.able)))
      OR (awaited.act = ANY ($7::text[]) AND EXISTS (
        SELECT FROM read_models.service_record served
        WHERE served.educator = awaited.educator AND served.state = awaited.state AND served.employer = $6
          AND served.retracted_by IS NULL
        UNION ALL
        SELECT FROM read_models.employments post
        WHERE post.educator = awaited.educator AND post.state = awaited.state AND post.employer = $6)))
    AND ($8::text IS NULL OR awaited.educator IS DISTINCT FROM $8)
    AND ($9::text[] IS NULL OR awaited.act = ANY ($9))
    AND ($10::text IS NULL OR (awaited.issuer IS NULL AND awaited.educator = $10))
    AND ($11::boolean IS NULL OR coalesce(awaited.due < $1::date, false) = $11)
    AND ($14::date IS NULL OR awaited.since <= $14)`;

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
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const page = `
    SELECT awaited.event_id AS "eventId", awaited.act AS kind, awaited.detail, awaited.state, awaited.issuer,
           coalesce(awaited.record, substr(awaited.stream, strpos(awaited.stream, '-') + 1)) AS record,
           CASE WHEN awaited.issuer IS NULL THEN awaited.educator END AS educator,
           awaited.since::text, awaited.due::text, awaited.not_before::text AS "notBefore",
           CASE WHEN $13::boolean THEN awaited.hands ELSE array(SELECT unnest(awaited.hands) INTERSECT SELECT $12::text) END
             AS "claimedBy",
           $1::date - awaited.since AS "ageDays", coalesce(awaited.due < $1::date, false) AS overdue,
           (${key})::text AS day, awaited.ordinal
    ${FOUND}
      AND ($15::date IS NULL OR (${key}, awaited.ordinal) ${following} ($15::date, $16::bigint))
      AND ($17::date IS NULL OR (${key}, awaited.ordinal) ${preceding} ($17::date, $18::bigint))
    ORDER BY ${key} ${onward}, awaited.ordinal ${onward}
    LIMIT $19`;
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

function valuesOf(sight: QueueSight, filter: AwaitedFilter, today: string) {
  const { ofState, ofEmployer, ofIssuer, self, subject, approves } = sight;
  const { kinds, educator, overdue, sinceUntil } = filter;
  const seen = [ofState, ofIssuer, ofEmployer].flatMap((one) => [one.of ?? null, one.kinds]);
  const asked = [self, kinds, educator, overdue].map((value) => value ?? null);
  return [today, ...seen, ...asked, subject, approves, sinceUntil ?? null];
}

function placeValues(place: AwaitedPlace | undefined): readonly (string | number | null)[] {
  return [place?.day ?? null, place?.ordinal ?? null];
}

function itemOf({ day, ordinal, ...node }: FoundRow, { sort }: QueueQuestion): Item<AwaitedAct> {
  return { cursor: cursorOf(partsOfAwaited(sort, { day, ordinal })), node };
}
