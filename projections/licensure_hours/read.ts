import type { Pool } from 'pg';
import { cursorOf, type Item, type Page, pageOf } from '../../src/app/queries/page.ts';
import type { ActivityPlace, ActivityRow, HoursQuestion } from '../../src/app/queries/read-models.ts';

/** As people compare titles and names: whatever is no letter or digit says nothing. */
const plain = (column: string) => `regexp_replace(lower(${column}), '[^[:alnum:]]+', '', 'g')`;

/**
 * Claims that may tell of the same: of the same person and day, either by one title or by one provider with the same
 * amount. Whether they do is for a person to judge.
 */
const ALIKE = `ARRAY(
  SELECT other.source FROM read_models.licensure_hours other
  WHERE found.source LIKE 'credit-%' AND other.source LIKE 'credit-%' AND other.source <> found.source
    AND other.educator = found.educator AND other.state = found.state AND other.completed_on = found.completed_on
    AND other.retracted_by IS NULL AND other.withdrawn_on IS NULL AND other.denied_on IS NULL
    AND found.withdrawn_on IS NULL AND found.denied_on IS NULL
    AND (${plain('other.title')} = ${plain('found.title')} OR (
      ${plain('other.provider')} = ${plain('found.provider')}
      AND other.quantity = found.quantity AND other.unit = found.unit))
  ORDER BY other.ordinal)`;

const FOUND = `
  FROM read_models.licensure_hours found
  WHERE educator = $1 AND ($2::text IS NULL OR state = $2) AND retracted_by IS NULL`;

/** The latest comes first, so what follows a place is what lies before it in time. */
const PAGE = `
  SELECT event_id AS "eventId", source, state, kind, title, trim_scale(quantity)::text AS quantity, unit, score, provider,
         completed_on::text AS "completedOn", attested_on::text AS "attestedOn", reported_on::text AS "reportedOn",
         approved_on::text AS "approvedOn", approved_as AS "approvedAs", denied_on::text AS "deniedOn",
         denied_as AS "deniedAs", denial_reason AS "denialReason",
         withdrawn_on::text AS "withdrawnOn", reversed_on::text AS "reversedOn", appealed_on::text AS "appealedOn",
         appeal_outcome AS "appealOutcome", ${ALIKE} AS "possibleDuplicates", ordinal
  ${FOUND}
    AND ($3::date IS NULL OR (completed_on, ordinal) < ($3::date, $4::bigint))
    AND ($5::date IS NULL OR (completed_on, ordinal) > ($5::date, $6::bigint))`;

const FROM_START = `${PAGE} ORDER BY completed_on DESC, ordinal DESC LIMIT $7`;
const FROM_END = `${PAGE} ORDER BY completed_on ASC, ordinal ASC LIMIT $7`;

interface FoundRow extends ActivityRow {
  readonly ordinal: number;
}

/** One page of an educator's activities. */
export async function readLicensureHours(
  pool: Pool,
  { educator, state, window }: HoursQuestion,
): Promise<Page<ActivityRow>> {
  const values = [educator, state ?? null];
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<FoundRow>(window.from === 'start' ? FROM_START : FROM_END, [
    ...values,
    ...bounds,
  ]);
  return pageOf(window, rows, itemOf, async () => {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, values);
    return counted.rows[0]?.count ?? 0;
  });
}

function placeValues(place: ActivityPlace | undefined): readonly (string | number | null)[] {
  return [place?.completedOn ?? null, place?.ordinal ?? null];
}

function itemOf({ ordinal, ...node }: FoundRow): Item<ActivityRow> {
  return { cursor: cursorOf([node.completedOn, String(ordinal)]), node };
}
