import type { Pool } from 'pg';
import { partsOfPlace } from '../../src/app/queries/licenses.ts';
import { cursorOf, type Item, type Page, pageOf } from '../../src/app/queries/page.ts';
import type {
  LicenseCount,
  LicenseFilter,
  LicensePlace,
  LicenseQuestion,
  LicenseRow,
  LicenseSortKey,
} from '../../src/app/queries/license-reads.ts';
import { pageOrder } from '../../src/app/queries/page-order.ts';

const BINDS = `from_on <= $1::date AND (until_on IS NULL OR until_on >= $1::date)`;

/** Whether its term runs and no act ended it: an order that revokes it first, then the status it was given. */
export const STATUS = `
  CASE WHEN EXISTS (SELECT FROM read_models.license_order binding
              WHERE binding.license = license.license AND kind = 'revocation' AND ${BINDS}) THEN 'revoked'
       WHEN license.status_ended AND license.status_from <= $1::date
         THEN CASE license.status WHEN 'surrendered' THEN 'surrendered' ELSE 'lapsed' END
       WHEN $1::date > license.expires_on THEN 'expired'
       WHEN $1::date < license.valid_from THEN 'not_begun'
       ELSE 'valid' END`;

/** Licenses, each with the standing of its open period, or that it is under repair; every parameter that is null lets everything through. */
const STANDING = `
  CASE WHEN license.status_from <= $1::date THEN license.status ELSE 'active' END`;
export const ADDED = `
  SELECT field FROM read_models.license_endorsement added
  WHERE added.license = license.license AND ${BINDS}`;
const ENCUMBERED = `EXISTS (
  SELECT FROM read_models.license_order binding WHERE binding.license = license.license AND ${BINDS})`;

/** Whose employer somebody is follows from the latest year of service in the state. */
export const EMPLOYER = `
  (SELECT served.employer FROM read_models.service_record served
   WHERE served.educator = license.educator AND served.state = license.state AND served.retracted_by IS NULL
   ORDER BY served.school_year DESC, served.ordinal DESC LIMIT 1)`;
export const isDueWithin = (days: string) =>
  `(standing.ends_on >= $1::date AND standing.ends_on <= $1::date + ${days})`;
export const AT_RISK = `(coalesce(standing.outcome, '') IN ('not_met', 'undetermined'))`;

export const FOUND = `
  FROM read_models.license_status license
  LEFT JOIN LATERAL (
    SELECT 'undetermined' AS outcome, ARRAY['under_repair'] AS codes, NULL::date AS ends_on, '' AS period
    FROM read_models.under_repair
    WHERE projection = 'recertification_standing' AND educator = license.educator
    UNION ALL
    SELECT outcome, codes, ends_on, period
    FROM read_models.recertification_standing
    WHERE educator = license.educator AND license = license.license AND completed_on IS NULL
    ORDER BY ends_on NULLS FIRST, period
    LIMIT 1
  ) standing ON true
  WHERE license.state = $2
    AND ($3::text IS NULL OR license.number = $3)
    AND ($4::text IS NULL OR license.class = $4)
    AND ($5::text IS NULL OR $5 = ANY (license.fields) OR $5 IN (${ADDED}))
    AND ($6::text IS NULL OR standing.outcome = $6)
    AND ($7::text IS NULL OR ${STATUS} = $7)
    AND ($8::date IS NULL OR license.expires_on >= $8)
    AND ($9::date IS NULL OR license.expires_on <= $9)
    AND ($10::text IS NULL OR license.educator IN
      (SELECT educator FROM read_models.license_holder WHERE name_hash = $10))
    AND ($11::text IS NULL OR license.educator = $11)
    AND ($12::text IS NULL OR ${STANDING} = $12)
    AND ($13::boolean IS NULL OR ${ENCUMBERED} = $13)
    AND ($14::boolean IS NULL OR (license.applied_on IS NOT NULL OR license.elected_on IS NOT NULL) = $14)
    AND ($15::boolean IS NULL OR (license.lapse_status IS NOT NULL) = $15)
    AND ($16::text IS NULL OR ${EMPLOYER} = $16)
    AND ($17::integer IS NULL OR ${isDueWithin('$17::integer')})
    AND ($18::boolean IS NULL OR ${AT_RISK} = $18)`;

/** What each order compares; a standing that is missing sorts as the empty text. */
const SORT_KEYS: { readonly [K in LicenseSortKey]: { readonly sql: string; readonly type: string } } = {
  expiresOn: { sql: 'license.expires_on', type: 'date' },
  number: { sql: 'license.number', type: 'text' },
  class: { sql: 'license.class', type: 'text' },
  outcome: { sql: `coalesce(standing.outcome, '')`, type: 'text' },
};

interface FoundRow extends Omit<LicenseRow, 'codes'> {
  readonly codes: readonly string[] | null;
  readonly place: string;
}

/** One page of licenses. Each statement is whole but for its order, which comes from the table above. */
export async function readLicenses(pool: Pool, question: LicenseQuestion): Promise<Page<LicenseRow>> {
  const { filter, sort, window, today } = question;
  const { sql: key, type } = SORT_KEYS[sort.by];
  const { onward, following, preceding } = pageOrder(sort.direction, window);
  const page = `
    SELECT license.license, license.number, license.state, license.class, license.educator,
           ARRAY(SELECT unnest(license.fields) UNION ALL (${ADDED} ORDER BY field)) AS fields,
           license.issued_on::text AS "issuedOn", license.valid_from::text AS "validFrom",
           nullif(license.expires_on, 'infinity')::text AS "expiresOn", ${STATUS} AS status,
           ${STANDING} AS standing, ${ENCUMBERED} AS encumbered,
           license.elected_way AS "electedWay", license.elected_on::text AS "electedOn",
           license.lapse_status AS "proposedStatus", license.lapse_from::text AS "proposedFrom",
           license.lapse_not_before::text AS "notBefore",
           license.applied_on::text AS "appliedOn", license.renewed_on::text AS "renewedOn",
           standing.outcome, standing.codes,
           EXISTS (SELECT FROM read_models.pending work
             WHERE work.projection = 'recertification_standing' AND work.educator = license.educator) AS pending,
           (${key})::text AS place
    ${FOUND}
      AND ($19::${type} IS NULL OR (${key}, license.license) ${following} ($19::${type}, $20::text))
      AND ($21::${type} IS NULL OR (${key}, license.license) ${preceding} ($21::${type}, $22::text))
    ORDER BY ${key} ${onward}, license.license ${onward}
    LIMIT $23`;
  const values = filterValues(filter, today);
  const bounds = [...placeValues(window.after), ...placeValues(window.before), window.size + 1];
  const { rows } = await pool.query<FoundRow>(page, [...values, ...bounds]);
  return pageOf(
    window,
    rows,
    (row) => itemOf(row, question),
    () => countFound(pool, values),
  );
}

/** Licenses of a state by class and status on a day. */
export async function readLicenseCounts(
  pool: Pool,
  state: string,
  today: string,
): Promise<readonly LicenseCount[]> {
  const { rows } = await pool.query<LicenseCount>(
    `SELECT license.class, ${STATUS} AS status, count(*)::integer AS count
     FROM read_models.license_status license
     WHERE license.state = $2
     GROUP BY 1, 2
     ORDER BY 1, 2`,
    [today, state],
  );
  return rows;
}

async function countFound(pool: Pool, values: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::integer AS count ${FOUND}`, [
    ...values,
  ]);
  return rows[0]?.count ?? 0;
}

export function filterValues(
  filter: LicenseFilter,
  today: string,
): readonly (string | number | boolean | null)[] {
  const { state, number, class: held, field, outcome, status, expiresFrom, expiresTo } = filter;
  const asked = [
    number,
    held,
    field,
    outcome,
    status,
    expiresFrom,
    expiresTo,
    filter.nameHash,
    filter.educator,
    ...[filter.standing, filter.encumbered, filter.awaitsAnswer, filter.lapseProposed],
    ...[filter.employer, filter.dueWithin, filter.atRisk],
  ];
  return [today, state, ...asked.map((value) => value ?? null)];
}

function placeValues(place: LicensePlace | undefined): readonly (string | null)[] {
  return [place?.value ?? null, place?.license ?? null];
}

function itemOf({ place, codes, ...row }: FoundRow, { sort }: LicenseQuestion): Item<LicenseRow> {
  const cursor = cursorOf(partsOfPlace(sort, { value: place, license: row.license }));
  return { cursor, node: { ...row, codes: codes ?? [] } };
}
