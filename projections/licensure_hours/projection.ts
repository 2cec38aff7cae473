import type { OpenedEvent } from '../../src/app/envelope.ts';
import type { DirectProjection, Statement } from '../../src/app/projection.ts';
import { lastDayOf } from '../../src/domain/values/day.ts';

const CLAIM = `
  INSERT INTO read_models.licensure_hours
    (event_id, educator, state, source, kind, title, quantity, unit, score, provider, completed_on, ordinal)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT DO NOTHING`;
const ATTEST = 'UPDATE read_models.licensure_hours SET attested_on = $2 WHERE source = $1';
const REPORT = 'UPDATE read_models.licensure_hours SET reported_on = $2 WHERE source = $1';
const APPROVE = 'UPDATE read_models.licensure_hours SET approved_on = $2 WHERE source = $1';
const DENY = 'UPDATE read_models.licensure_hours SET denied_on = $2, denial_reason = $3 WHERE source = $1';
const WITHDRAW = 'UPDATE read_models.licensure_hours SET withdrawn_on = $2 WHERE source = $1';
const RETRACT = 'DELETE FROM read_models.licensure_hours WHERE event_id = $1';

/** Claims, evaluations and certificates, each with the acts so far done upon it. */
export const licensureHours: DirectProjection = {
  kind: 'direct',
  name: 'licensure_hours',
  version: 1,
  tables: [{ name: 'licensure_hours', key: ['event_id'] }],
  project: (batch) => batch.flatMap(({ event }) => statementsFor(event)),
};

function statementsFor(event: OpenedEvent): readonly Statement[] {
  switch (event.type) {
    case 'credit.Claimed': {
      const { educator, state, kind, title, quantity, unit, provider, completedOn } = event.data;
      return [fact(event, educator, state, { kind, title, quantity, unit, provider, completedOn })];
    }
    case 'educator.EvaluationRated': {
      const { state, schoolYear, score, employer } = event.data;
      const title = `Evaluation ${schoolYear}`;
      const completedOn = lastDayOf(schoolYear);
      const educator = educatorOf(event);
      return [
        fact(event, educator, state, { kind: 'evaluation', title, score, provider: employer, completedOn }),
      ];
    }
    case 'educator.BoardCertified': {
      const { board, kind, on } = event.data;
      const state = event.metadata.state ?? '';
      const certificate = { kind: `board_${kind}`, title: board, provider: board, completedOn: on };
      return [fact(event, educatorOf(event), state, certificate)];
    }
    case 'educator.Retracted':
      return [{ sql: RETRACT, values: [event.data.eventId] }];
    case 'credit.Attested':
      return [{ sql: ATTEST, values: [event.stream, event.data.on] }];
    case 'credit.ProviderReported':
      return [{ sql: REPORT, values: [event.stream, event.data.on] }];
    case 'credit.Approved':
      return [{ sql: APPROVE, values: [event.stream, event.data.on] }];
    case 'credit.Denied':
      return [{ sql: DENY, values: [event.stream, event.data.on, event.data.reason] }];
    case 'credit.Withdrawn':
      return [{ sql: WITHDRAW, values: [event.stream, event.data.on] }];
    case 'educator.Registered':
    case 'educator.ServiceRecorded':
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
    case 'period.Opened':
    case 'period.Completed':
    case 'license.Issued':
    case 'license.PlanApproved':
    case 'license.RenewalApplied':
    case 'license.Renewed':
    case 'license.RenewalDenied':
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

interface Said {
  readonly kind: string;
  readonly title: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly score?: string;
  readonly provider: string;
  readonly completedOn: string;
}

function fact(event: OpenedEvent, educator: string, state: string, said: Said): Statement {
  const { kind, title, quantity = null, unit = null, score = null, provider, completedOn } = said;
  const { eventId, stream, ordinal } = event;
  return {
    sql: CLAIM,
    values: [
      ...[eventId, educator, state, stream, kind, title],
      ...[quantity, unit, score, provider, completedOn, ordinal],
    ],
  };
}

/** Events of an educator's own stream carry the educator in their metadata. */
function educatorOf({ metadata, stream }: OpenedEvent): string {
  return metadata.educator ?? stream.slice('educator-'.length);
}
