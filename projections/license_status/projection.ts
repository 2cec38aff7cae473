import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import type { KeyVault } from '../../src/app/log/key-vault.ts';
import { fullName } from '../../src/app/log/name-form.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';
import { idOf, licenseOfPeriod } from '../../src/domain/streams.ts';
import { changesInLife, FOR_LIFE, LIFE_TYPES } from './life.ts';

const ISSUE = insertion(
  'license_status',
  {
    ...{ license: 'text', educator: 'text', state: 'text', number: 'text', class: 'text', fields: 'text[]' },
    ...{ issued_on: 'date', valid_from: 'date', expires_on: 'date', ordinal: 'bigint', event_id: 'uuid' },
    ...{ applied_period: 'text', applied_on: 'date' },
  },
  'passed over',
);
const APPLY = {
  sql: `
    UPDATE license_status SET applied_period = act.period, applied_on = act.day
    FROM unnest($1::text[], $2::text[], $3::date[]) AS act (license, period, day)
    WHERE license_status.license = act.license`,
  sets: { 1: 'applied_period', 2: 'applied_on' },
};
// The term of a license lasts as long as the period in which it is to be renewed.
const MOVE = `
  UPDATE license_status SET expires_on = act.ends_on
  FROM unnest($1::text[], $2::date[], $3::date[]) AS act (license, was, ends_on)
  WHERE license_status.license = act.license AND license_status.expires_on = act.was`;
const HOLDER = insertion(
  'license_holder',
  { educator: 'text', state: 'text', name_hash: 'text', event_id: 'uuid' },
  'passed over',
);

const TAKE_BACK = `
  DELETE FROM license_status USING unnest($1::text[], $2::uuid[]) AS act (license, event)
  WHERE license_status.license = act.license AND event_id = act.event`;
const TAKE_BACK_HOLDER = `
  DELETE FROM license_holder USING unnest($1::text[], $2::uuid[]) AS act (educator, event)
  WHERE license_holder.educator = act.educator AND event_id = act.event`;

const TYPES = [
  ...(['educator.Registered', 'license.Issued', 'license.RenewalApplied', 'license.Retracted'] as const),
  ...(['educator.Retracted', 'period.Extended', 'period.Resumed'] as const),
  ...LIFE_TYPES,
] as const satisfies readonly EventType[];

/** Licenses with the term that runs, and by what name their holders are found. */
export const licenseStatus: DirectProjection = {
  kind: 'direct',
  name: 'license_status',
  version: 5,
  tables: [
    { name: 'license_status', key: ['license'] },
    { name: 'license_holder', key: ['educator'] },
    { name: 'license_endorsement', key: ['event_id'] },
    { name: 'license_order', key: ['license', 'reference'] },
  ],
  types: TYPES,
  project: (batch, vault) =>
    batch.flatMap(({ event }) => (isOfTypes(event, TYPES) ? changesFor(event, vault) : [])),
};

type Told = Extract<OpenedEvent, { readonly type: (typeof TYPES)[number] }>;

function changesFor(event: Told, vault: Pick<KeyVault, 'lookupHash'>): readonly Change[] {
  const { stream: key } = event;
  if (isOfTypes(event, LIFE_TYPES)) return changesInLife(event);
  switch (event.type) {
    case 'educator.Registered': {
      const { educator, state, givenName, familyName } = event.data;
      // Null where the person's data was erased: they are found by number alone.
      if (givenName === null || familyName === null) return [];
      const hash = vault.lookupHash(fullName(givenName, familyName));
      return [{ ...HOLDER, row: [educator, state, hash, event.eventId], key }];
    }
    case 'license.Issued': {
      const { educator, state, number, class: held, fields, validFrom, expiresOn } = event.data;
      const issuedOn = event.data.issuedOn ?? validFrom;
      const days = [issuedOn, validFrom, expiresOn ?? FOR_LIFE];
      const row = [
        event.stream,
        educator,
        state,
        number,
        held,
        fields,
        ...days,
        event.ordinal,
        event.eventId,
        null,
        null,
      ];
      return [{ ...ISSUE, row, key }];
    }
    case 'license.RenewalApplied':
      return [{ ...APPLY, row: [event.stream, event.data.period, event.data.on], key }];
    case 'period.Extended':
    case 'period.Resumed': {
      const license = licenseOfPeriod(event.stream);
      return [{ sql: MOVE, row: [license, event.data.from, event.data.endsOn], key: license }];
    }
    case 'license.Retracted':
      return [{ sql: TAKE_BACK, row: [event.stream, event.data.eventId], key }];
    case 'educator.Retracted':
      return [{ sql: TAKE_BACK_HOLDER, row: [idOf(event.stream), event.data.eventId], key }];
  }
}
