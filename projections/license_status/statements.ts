import { insertion } from '../../src/app/projections/insertion.ts';

/** What awaits an answer no more, and no other status than active. */
const AT_REST = `
    applied_period = NULL, applied_on = NULL, elected_way = NULL, elected_on = NULL,
    lapse_status = NULL, lapse_from = NULL, lapse_not_before = NULL`;

// A license renewed before its end stays valid without a gap: its validity does not begin anew.
const VALID_FROM = `
    valid_from = CASE WHEN act.valid_from IS NULL OR act.valid_from <= license_status.expires_on + 1
                      THEN license_status.valid_from ELSE act.valid_from END`;

export const RENEW = `
  UPDATE license_status SET ${VALID_FROM},
    expires_on = act.expires_on, renewal = act.renewal, renewed_on = act.day,
    status = NULL, status_from = NULL, status_ended = false, ${AT_REST}
  FROM unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::date[])
    AS act (license, valid_from, expires_on, renewal, day)
  WHERE license_status.license = act.license`;

export const WITHDRAW = `
  UPDATE license_status SET applied_period = NULL, applied_on = NULL, elected_way = NULL, elected_on = NULL
  WHERE license = ANY ($1::text[])`;

export const ELECT = `
  UPDATE license_status SET elected_way = act.way, elected_on = act.day
  FROM unnest($1::text[], $2::text[], $3::date[]) AS act (license, way, day)
  WHERE license_status.license = act.license`;

export const TAKE = `
  UPDATE license_status SET class = act.class, fields = act.fields::text[], ${VALID_FROM},
    expires_on = coalesce(act.expires_on, license_status.expires_on),
    status = act.status, status_from = act.status_from, status_ended = false, ${AT_REST}
  FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::date[])
    AS act (license, class, fields, valid_from, expires_on, status, status_from)
  WHERE license_status.license = act.license`;

export const PROPOSE = `
  UPDATE license_status SET lapse_status = act.status, lapse_from = act.day, lapse_not_before = NULL
  FROM unnest($1::text[], $2::text[], $3::date[]) AS act (license, status, day)
  WHERE license_status.license = act.license`;

export const NOTICE = `
  UPDATE license_status SET lapse_not_before = act.day
  FROM unnest($1::text[], $2::date[]) AS act (license, day)
  WHERE license_status.license = act.license`;

export const UNLAPSE = `
  UPDATE license_status SET lapse_status = NULL, lapse_from = NULL, lapse_not_before = NULL
  WHERE license = ANY ($1::text[])`;

export const STATUS = `
  UPDATE license_status
  SET status = act.status, status_from = act.day, status_ended = act.ended, ${AT_REST}
  FROM unnest($1::text[], $2::text[], $3::date[], $4::boolean[]) AS act (license, status, day, ended)
  WHERE license_status.license = act.license`;

export const CORRECT = `
  UPDATE license_status SET class = act.class, fields = act.fields::text[], issued_on = act.issued_on
  FROM unnest($1::text[], $2::text[], $3::text[], $4::date[]) AS act (license, class, fields, issued_on)
  WHERE license_status.license = act.license`;

export const ENDORSE = insertion(
  'license_endorsement',
  { event_id: 'uuid', license: 'text', field: 'text', from_on: 'date', until_on: 'date' },
  'passed over',
);

/** Of a field that was added again, the last addition is meant. */
const LAST_OF_FIELD = `
  FROM unnest($1::text[], $2::text[], $3::date[]) AS act (license, field, day)
  WHERE license_endorsement.license = act.license AND license_endorsement.field = act.field
    AND NOT EXISTS (SELECT FROM license_endorsement later
      WHERE later.license = act.license AND later.field = act.field
        AND later.from_on > license_endorsement.from_on)`;
export const EXTEND = `UPDATE license_endorsement SET until_on = act.day ${LAST_OF_FIELD}`;
export const DROP = `
  UPDATE license_endorsement SET until_on = least(license_endorsement.until_on, act.day) ${LAST_OF_FIELD}`;

export const ENTER = insertion(
  'license_order',
  {
    ...{ license: 'text', reference: 'text', kind: 'text', fields: 'text[]' },
    ...{ from_on: 'date', until_on: 'date' },
  },
  'passed over',
);

export const LIFT = `
  UPDATE license_order SET until_on = act.day
  FROM unnest($1::text[], $2::text[], $3::date[]) AS act (license, reference, day)
  WHERE license_order.license = act.license AND license_order.reference = act.reference`;

/** A license that never was leaves no row. */
export const REMOVE = [
  'DELETE FROM license_status WHERE license = ANY ($1::text[])',
  'DELETE FROM license_endorsement WHERE license = ANY ($1::text[])',
  'DELETE FROM license_order WHERE license = ANY ($1::text[])',
];
