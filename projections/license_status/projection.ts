import type { OpenedEvent } from '../../src/app/envelope.ts';
import type { KeyVault } from '../../src/app/key-vault.ts';
import { fullName } from '../../src/app/name-form.ts';
import type { DirectProjection, Statement } from '../../src/app/projection.ts';

const ISSUE = `
  INSERT INTO read_models.license_status
    (license, educator, state, number, class, fields, issued_on, valid_from, expires_on, ordinal)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT DO NOTHING`;
const APPLY = 'UPDATE read_models.license_status SET applied_period = $2, applied_on = $3 WHERE license = $1';
// A license renewed before its end stays valid without a gap: its validity does not begin anew.
const RENEW = `
  UPDATE read_models.license_status
  SET valid_from = CASE WHEN $2::date <= expires_on + 1 THEN valid_from ELSE $2::date END,
    expires_on = $3, renewal = $4, renewed_on = $5, applied_period = NULL, applied_on = NULL
  WHERE license = $1`;
const DENY = `
  UPDATE read_models.license_status SET applied_period = NULL, applied_on = NULL WHERE license = $1`;
const HOLDER = `
  INSERT INTO read_models.license_holder (educator, state, name_hash) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING`;

/** Licenses with the term that runs, and by what name their holders are found. */
export const licenseStatus: DirectProjection = {
  kind: 'direct',
  name: 'license_status',
  version: 2,
  tables: [
    { name: 'license_status', key: ['license'] },
    { name: 'license_holder', key: ['educator'] },
  ],
  project: (batch, vault) => batch.flatMap(({ event }) => statementsFor(event, vault)),
};

function statementsFor(event: OpenedEvent, vault: Pick<KeyVault, 'lookupHash'>): readonly Statement[] {
  switch (event.type) {
    case 'educator.Registered': {
      const { educator, state, givenName, familyName } = event.data;
      // Null where the person's data was erased: they are found by number alone.
      if (givenName === null || familyName === null) return [];
      const hash = vault.lookupHash(fullName(givenName, familyName));
      return [{ sql: HOLDER, values: [educator, state, hash] }];
    }
    case 'license.Issued': {
      const { educator, state, number, class: held, fields, validFrom, expiresOn } = event.data;
      const issuedOn = event.data.issuedOn ?? validFrom;
      const days = [issuedOn, validFrom, expiresOn];
      const values = [event.stream, educator, state, number, held, fields, ...days, event.ordinal];
      return [{ sql: ISSUE, values }];
    }
    case 'license.RenewalApplied':
      return [{ sql: APPLY, values: [event.stream, event.data.period, event.data.on] }];
    case 'license.Renewed': {
      const { validFrom, expiresOn, on } = event.data;
      const renewal = `${event.stream}@${event.revision}`;
      return [{ sql: RENEW, values: [event.stream, validFrom, expiresOn, renewal, on] }];
    }
    case 'license.RenewalDenied':
      return [{ sql: DENY, values: [event.stream] }];
    case 'license.PlanApproved':
    case 'educator.ServiceRecorded':
    case 'educator.EvaluationRated':
    case 'educator.BoardCertified':
    case 'educator.Retracted':
    case 'educator.DegreeConferred':
    case 'educator.TestTaken':
    case 'educator.ActRecorded':
    case 'educator.MeasureRecorded':
    case 'educator.RoleDesignated':
    case 'educator.RoleEnded':
    case 'educator.ForeignCredentialVerified':
    case 'credential.Started':
    case 'credential.EvidenceSubmitted':
    case 'credential.AssessorAssigned':
    case 'credential.CriterionScored':
    case 'credential.Recommended':
    case 'credential.Awarded':
    case 'credential.NotYetEarned':
    case 'credit.Claimed':
    case 'credit.Attested':
    case 'credit.ProviderReported':
    case 'credit.Approved':
    case 'credit.Denied':
    case 'credit.Withdrawn':
    case 'period.Opened':
    case 'period.Completed':
    case 'calendar.DayBegan':
    case 'policy.Published':
    case 'policy.SettingConfirmed':
    case 'reminder.Due':
    case 'reminder.MetNoted':
    case 'import.Started':
    case 'import.RowRefused':
    case 'import.Completed':
      return [];
  }
}
