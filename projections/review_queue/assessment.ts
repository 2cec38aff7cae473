import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';

/** Events that bring an attempt a step further, or back. */
export const ASSESSMENT_TYPES = [
  ...['credential.Started', 'credential.EvidenceSubmitted', 'credential.ReturnedIncomplete'],
  ...['credential.ScreenPassed', 'credential.AssessorAssigned', 'credential.AssessorReleased'],
  ...['credential.ConflictDeclared', 'credential.Recommended', 'credential.ThirdAssessorCalled'],
  ...['credential.PassedBack', 'credential.TakenBack', 'credential.Awarded', 'credential.NotYetEarned'],
  ...['credential.CoachMeetingHeld'],
  ...['credential.AppealDecided', 'credential.InvestigationOpened', 'credential.CommitteeMemberReplaced'],
] as const satisfies readonly EventType[];

type Told = Extract<OpenedEvent, { readonly type: (typeof ASSESSMENT_TYPES)[number] }>;

const START = insertion(
  'assessment',
  {
    ...{ credential: 'text', issuer: 'text', definition: 'text', educator: 'text', screened: 'boolean' },
    ...{ needed: 'integer', ordinal: 'bigint' },
  },
  'passed over',
);

/** What an event is of, as every statement below is given it first: its attempt is null where it is of all of them. */
const ACT = 'act.credential = assessment.credential AND assessment.ordinal < act.ordinal';
const OF_ATTEMPT = `${ACT} AND assessment.attempt = act.attempt`;
const SEEN = 'ordinal = act.ordinal';
const WAITS = 'event_id = act.event_id, since = act.day, due = act.due, awaited_at = act.ordinal';
const acts = (more: string, types: string) => `
  FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::integer[]${types})
    AS act (credential, ordinal, event_id, attempt${more})`;

const SUBMIT = `
  UPDATE assessment SET ${SEEN}, ${WAITS}, attempt = act.attempt, submission = act.submission, is_answered = false,
    is_screened = NOT screened, wanted = needed, reviews = '{}', touched = '{}', barred = '{}'
  ${acts(', day, due, submission', ', $5::date[], $6::date[], $7::text[]')} WHERE ${ACT}`;
const SCREEN = `
  UPDATE assessment SET ${SEEN}, ${WAITS}, is_screened = true
  ${acts(', day, due', ', $5::date[], $6::date[]')} WHERE ${OF_ATTEMPT}`;
const TAKE = `
  UPDATE assessment SET ${SEEN}, reviews = reviews || jsonb_build_object(act.assessor, NULL),
    touched = array_append(touched, act.assessor), involved = array_append(involved, act.assessor)
  ${acts(', assessor', ', $5::text[]')} WHERE ${OF_ATTEMPT}`;
const RELEASE = `
  UPDATE assessment SET ${SEEN}, reviews = reviews - act.assessor
  ${acts(', assessor', ', $5::text[]')} WHERE ${OF_ATTEMPT}`;
const CONFLICT = `
  UPDATE assessment SET ${SEEN}, reviews = reviews - act.assessor, conflicted = array_append(conflicted, act.assessor)
  ${acts(', assessor', ', $5::text[]')} WHERE ${OF_ATTEMPT}`;
const COACH = `
  UPDATE assessment SET ${SEEN}, conflicted = array_append(conflicted, act.coach),
    involved = array_append(involved, act.coach)
  ${acts(', coach', ', $5::text[]')} WHERE ${OF_ATTEMPT}`;
// The last recommendation that is awaited says until when the answer is owed: from then on that is awaited.
const RECOMMEND = `
  UPDATE assessment SET ${SEEN}, reviews = reviews || jsonb_build_object(act.assessor, act.recommendation),
    event_id = CASE WHEN ends THEN act.event_id ELSE assessment.event_id END,
    since = CASE WHEN ends THEN coalesce(act.day, since) ELSE since END,
    due = coalesce(act.due, assessment.due),
    awaited_at = CASE WHEN ends THEN act.ordinal ELSE awaited_at END
  ${acts(', day, due, assessor, recommendation', ', $5::date[], $6::date[], $7::text[], $8::text[]')}
  JOIN LATERAL (
    SELECT 1 + (SELECT count(*) FROM jsonb_each(one.reviews) said
                WHERE said.value <> 'null' AND said.key <> act.assessor) >= one.wanted AS ends
    FROM assessment one WHERE one.credential = act.credential
  ) whether ON true
  WHERE ${OF_ATTEMPT}`;
const CALL_THIRD = `
  UPDATE assessment SET ${SEEN}, ${WAITS}, wanted = 3
  ${acts(', day, due', ', $5::date[], $6::date[]')} WHERE ${OF_ATTEMPT}`;
const PASS_BACK = `
  UPDATE assessment SET ${SEEN}, ${WAITS},
    reviews = CASE WHEN act.to_another THEN reviews - act.assessor
                   ELSE reviews || jsonb_build_object(act.assessor, NULL) END,
    barred = CASE WHEN act.to_another THEN array_append(barred, act.assessor) ELSE barred END
  ${acts(', day, due, assessor, to_another', ', $5::date[], $6::date[], $7::text[], $8::boolean[]')}
  WHERE ${OF_ATTEMPT}`;
const TAKE_BACK = `
  UPDATE assessment SET ${SEEN}, reviews = reviews - act.assessor, barred = array_append(barred, act.assessor)
  ${acts(', assessor', ', $5::text[]')} WHERE ${OF_ATTEMPT}`;
const ANSWER = `
  UPDATE assessment SET ${SEEN}, is_answered = true, touched = array_append(touched, act.approver),
    involved = array_append(involved, act.approver)
  ${acts(', approver', ', $5::text[]')} WHERE ${OF_ATTEMPT}`;
const RETURN = `
  UPDATE assessment SET ${SEEN}, is_answered = true ${acts('', '')} WHERE ${OF_ATTEMPT}`;
// An overturned answer was never given: others assess the attempt anew.
const OVERTURN = `
  UPDATE assessment SET ${SEEN}, ${WAITS}, is_answered = false, wanted = needed, reviews = '{}',
    barred = barred || touched
  ${acts(', day, due', ', $5::date[], $6::date[]')} WHERE ${OF_ATTEMPT}`;
const INVOLVE = `
  UPDATE assessment SET ${SEEN}, involved = involved || act.committee::text[]
  ${acts(', committee', ', $5::text[]')} WHERE ${ACT}`;

/** What an event changes in the row of its micro-credential. */
export function assessmentChanges(event: Told): readonly Change[] {
  const { stream, ordinal, eventId } = event;
  const key = `${stream} assessment`;
  const change = (sql: string, attempt: number | null, ...more: readonly unknown[]): readonly Change[] => [
    { sql, row: [stream, ordinal, eventId, attempt, ...more], key },
  ];
  switch (event.type) {
    case 'credential.Started': {
      const { issuer, definition, educator, terms } = event.data;
      const row = [stream, issuer, definition, educator, terms.screened, terms.assessors, ordinal];
      return [{ ...START, row, key }];
    }
    case 'credential.EvidenceSubmitted': {
      const { attempt, on, due = null, submission = null } = event.data;
      return change(SUBMIT, attempt, on, due, submission);
    }
    case 'credential.ScreenPassed':
      return change(SCREEN, event.data.attempt, event.data.on, event.data.due ?? null);
    case 'credential.ReturnedIncomplete':
      return change(RETURN, event.data.attempt);
    case 'credential.AssessorAssigned':
      return change(TAKE, event.data.attempt, event.data.assessor);
    case 'credential.AssessorReleased':
      return change(RELEASE, event.data.attempt, event.data.assessor);
    case 'credential.ConflictDeclared':
      return change(CONFLICT, event.data.attempt, event.data.assessor);
    case 'credential.CoachMeetingHeld':
      return change(COACH, event.data.attempt, event.data.coach);
    case 'credential.Recommended': {
      const { attempt, on = null, due = null, assessor, recommendation } = event.data;
      return change(RECOMMEND, attempt, on, due, assessor, recommendation);
    }
    case 'credential.ThirdAssessorCalled':
      return change(CALL_THIRD, event.data.attempt, event.data.on, event.data.due ?? null);
    case 'credential.PassedBack': {
      const { attempt, on, due = null, assessor, toAnother } = event.data;
      return change(PASS_BACK, attempt, on, due, assessor, toAnother);
    }
    case 'credential.TakenBack':
      return change(TAKE_BACK, event.data.attempt, event.data.assessor);
    case 'credential.Awarded':
    case 'credential.NotYetEarned':
      return change(ANSWER, event.data.attempt, event.data.approver);
    case 'credential.AppealDecided': {
      const { against, outcome, attempt, on, due = null } = event.data;
      return against === 'not_yet' && outcome === 'overturned' ? change(OVERTURN, attempt, on, due) : [];
    }
    case 'credential.InvestigationOpened':
      return change(INVOLVE, null, [event.data.by, ...event.data.committee]);
    case 'credential.CommitteeMemberReplaced':
      return change(INVOLVE, null, [event.data.replacement]);
  }
}
