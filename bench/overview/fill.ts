import type { Pool } from 'pg';
import { fault } from '../../src/app/fault.ts';

/** A state of so many educators. */
export interface Crowd {
  readonly state: string;
  readonly educators: number;
}

/** Credits each has claimed; a decision upon a license counted all of them. */
const CREDITS = 12;
const YEARS = 3;

interface Rows {
  readonly table: string;
  readonly columns: string;
  readonly rows: string;
}

/**
 * What the read tables hold of a state, in SQL: `i` is the number of an `educator` with a `license`. Each holds a license, has served
 * three years with one of 140 employers, has claimed twelve credits of 300 providers and was renewed upon them. One
 * of twenty has a credit that awaits its approval, one of fifty has applied for something, one of two hundred is to
 * lapse.
 */
const ROWS: readonly Rows[] = [
  {
    table: 'license_status',
    columns: `license, educator, state, number, class, fields, issued_on, valid_from, expires_on, applied_on, lapse_status,
      ordinal, event_id`,
    rows: `
      SELECT license, educator, state, i::text, (ARRAY['professional', 'practitioner'])[1 + (i % 5) / 4],
        ARRAY['field_' || i % 40], DATE '2012-01-01' + i % 3000, DATE '2012-01-01' + i % 3000,
        DATE '2023-01-01' + i % 2500, CASE WHEN i % 50 = 0 THEN DATE '2024-05-01' END,
        CASE WHEN i % 200 = 0 THEN 'lapsed' END, i, gen_random_uuid()`,
  },
  {
    table: 'license_endorsement',
    columns: `event_id, license, field, from_on`,
    rows: `
      SELECT gen_random_uuid(), license, 'field_' || (i + 7) % 40, DATE '2020-01-01'
        WHERE i % 10 = 0`,
  },
  {
    table: 'license_order',
    columns: `license, reference, kind, fields, from_on`,
    rows: `
      SELECT license, 'order', 'restriction', '{}'::text[], DATE '2024-01-01' WHERE i % 500 = 0`,
  },
  {
    table: 'service_record',
    columns: `event_id, educator, state, employer, school_year, ordinal`,
    rows: `
      SELECT gen_random_uuid(), educator, state, state || '_district_' || i % 140, (2020 + year) || '-' || (21 + year), i
        FROM generate_series(1, ${YEARS}) year`,
  },
  {
    table: 'recertification_standing',
    columns: `period, educator, state, license, class, starts_on, ends_on, outcome, codes, unit, attested_only,
      policy_version, policy_digest, awaiting_approval`,
    rows: `
      SELECT 'period-' || educator, educator, state, license, 'professional',
        DATE '2019-01-01', DATE '2023-01-01' + i % 2500,
        (ARRAY['met', 'met', 'not_met', 'undetermined'])[1 + i % 4], '{}'::text[], 'PDPs', 0, 1, 'digest',
        CASE WHEN i % 20 = 0 THEN ARRAY['credit-' || educator || '-1'] ELSE '{}'::text[] END`,
  },
  {
    table: 'review_queue',
    columns: `event_id, kind, stream, educator, state, since, ordinal`,
    rows: `
      SELECT gen_random_uuid(), 'credit', 'credit-' || educator || '-' || nth, educator, state,
        DATE '2023-01-01' + (i + nth) % 500, i FROM generate_series(1, ${CREDITS}) nth
      UNION ALL
      SELECT gen_random_uuid(), 'renewal', license, educator, state, DATE '2024-05-01', i
        WHERE i % 50 = 0
      UNION ALL
      SELECT gen_random_uuid(), 'lapse', license, educator, state, DATE '2024-04-01', i
        WHERE i % 200 = 0`,
  },
  {
    table: 'decision_grounds',
    columns: `decision, event_id, license, state, decided_on, read_at, ordinal, unit, sources, amounts, rests_on, made_by,
      rescinded`,
    rows: `
      SELECT license || '@3', gen_random_uuid(), license, state,
        DATE '2023-01-01' + i % 365, 1000000000, i, 'PDPs',
        ARRAY(SELECT 'credit-' || educator || '-' || nth FROM generate_series(1, ${CREDITS}) nth),
        array_fill(5::numeric, ARRAY[${CREDITS}]),
        ARRAY(SELECT (ARRAY['approval', 'attestation'])[1 + (i + nth) % 2] FROM generate_series(1, ${CREDITS}) nth),
        '{}'::uuid[], false`,
  },
  {
    table: 'claim_sources',
    columns: `event_id, credit, provider, ordinal`,
    rows: `
      SELECT gen_random_uuid(), 'credit-' || educator || '-' || nth, 'provider_' || (i * 7 + nth) % 300, i
        FROM generate_series(1, ${CREDITS}) nth`,
  },
];

/** Fills the live read tables, as their owner may, with what projections would have made of such states. */
export async function fillTables(owner: Pool, crowds: readonly Crowd[]): Promise<void> {
  for (const { table: name, columns, rows } of ROWS) {
    const table = await tableOf(owner, name);
    for (const { state, educators } of crowds) {
      await owner.query(
        `INSERT INTO ${table} (${columns})
         SELECT made.* FROM generate_series(1, $2::integer) i
         CROSS JOIN LATERAL (
           SELECT $1::text AS state, $1 || '-' || i AS educator, 'license-' || $1 || '-' || i AS license) one
         CROSS JOIN LATERAL (${rows}) made`,
        [state, educators],
      );
    }
    await owner.query(`VACUUM ANALYZE ${table}`);
  }
}

/** The table that the view of that name shows. */
async function tableOf(owner: Pool, name: string): Promise<string> {
  const { rows } = await owner.query<{ schema: string }>(
    `SELECT read_models.schema_of(id) AS schema FROM read_models.build WHERE state = 'live' AND $1 = ANY (tables)`,
    [name],
  );
  const [found] = rows;
  if (found === undefined) throw fault('projection_unprepared', `There is no live table ${name}.`);
  return `${found.schema}.${name}`;
}
