import type { Terms } from '../../src/domain/credential/index.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { EventOf, EventType } from '../../src/domain/events.ts';
import type { Taken } from '../../src/domain/license/events/route.ts';
import type { RouteDecision } from '../../src/domain/route-decision.ts';

const decision: Decision = {
  outcome: 'not_met',
  codes: ['short_of_total'],
  asOf: '2026-06-30',
  ordinal: 41,
  policy: { state: 'ZZ', strand: 'recertification', version: 3, digest: 'ab'.repeat(32) },
  selected: { by: 'expiration', day: '2026-06-30' },
  period: { id: 'period-ZZ-1-2021-07-01', startsOn: '2021-07-01', endsOn: '2026-06-30' },
  unit: 'hours',
  requirement: {
    ...{ id: 'hours', kind: 'amount', outcome: 'not_met', asks: 'Hours.', required: '60', counted: '7.5' },
    ...{ possible: '12', unit: 'hours', cites: ['rule'], codes: ['short_of_total'], events: ['e-1'] },
    ...{ missing: ['52.5 more hours by 30 June 2026.'], children: [] },
  },
  credits: [
    {
      ...{ source: 'credit-1', title: 'Fractions', claimed: '7.5 clock_hour', completedOn: '2024-03-14' },
      ...{ verdict: 'partly', worth: '12', counted: '7.5', restsOn: 'attestation', events: ['e-1'] },
      where: [{ node: 'hours', amount: '7.5', again: false }],
      reasons: [{ code: 'over_cap', because: '4.5 hours do not count.', cites: ['rule'] }],
    },
  ],
  missing: ['52.5 more hours by 30 June 2026.'],
  settings: [
    {
      ...{ setting: 'rounding', asks: 'How is it rounded?', value: null },
      outcomes: [{ value: 'down', outcome: 'not_met' }],
    },
  ],
  citations: {
    rule: { title: 'Rule', link: 'https://example.org', basis: 'regulation', verifiedOn: '2026-01-01' },
  },
  attestedOnly: '7.5',
  holdsUntil: '2026-07-01',
};

const AMENDED_WAS = {
  ...{ kind: 'workshop', title: 'Number lines', quantity: '2', unit: 'clock_hour', categories: [] },
  ...{ completedOn: '2024-03-15', provider: 'provider-1' },
};
const AMENDED_IS = { ...AMENDED_WAS, quantity: '8', topic: 'mathematics' };

const { credits: _c, attestedOnly: _a, selected: _s, ...answered } = decision;
const routeDecision: RouteDecision = {
  ...answered,
  ...{ outcome: 'met', codes: [], missing: [], holdsUntil: null },
  ...{ route: 'fallback', asks: 'The lower class.', gives: 'downgrade' },
};

/** With no more than must be. */
const taken: Taken = {
  ...{ by: 'agency-1', on: '2026-06-01', route: 'fallback', period: 'period-ZZ-1-2021-07-01' },
  ...{ class: 'professional', fields: ['Mathematics 7-12'], from: '2026-07-01', decision: routeDecision },
};

const statusChange = {
  ...{ by: 'agency-1', on: '2026-07-24', route: 'lapse', period: 'period-ZZ-1-2021-07-01' },
  ...{ from: '2026-07-01', decision: routeDecision },
};

const TERMS: Terms = {
  requirements: ['lesson'],
  criteria: [
    {
      ...{ criterion: 'plan', requirement: 'lesson' },
      levels: [
        { level: 'emerging', points: 0, demonstrates: false },
        { level: 'demonstrated', points: 2, demonstrates: true },
      ],
    },
  ],
  pass: { rule: 'percent', percent: 80 },
  ...{ assessors: 2, screened: true, coachAfter: 3, validMonths: 36 },
  clocks: {
    ...{ zone: 'America/Chicago', closed: ['2026-12-24'], screen: 1, assess: 5, decide: 5 },
    ...{ appeal: 20, answerAppeal: 10, respond: 10 },
  },
};

const OLD_TERMS: Terms = {
  requirements: [],
  criteria: [
    {
      criterion: 'plan',
      levels: [
        { level: 'not_yet', points: 0, demonstrates: false },
        { level: 'met', points: 1, demonstrates: true },
      ],
    },
  ],
  pass: { rule: 'every' },
  ...{ assessors: 1, screened: false },
};

/**
 * For every type of event what may stand in it: once with all there may be, and once with no more than must be.
 * The compiler asks for a type that is missing, and for a field that came or went.
 */
export const SAMPLES: { readonly [T in EventType]: readonly EventOf<T>['data'][] } = {
  'agenda.Entered': [{ record: 'credential-1', act: 'expire' }],
  'calendar.DayBegan': [
    { state: 'ZZ', on: '2026-03-02', previous: '2026-02-27' },
    { state: 'ZZ', on: '2026-03-02', previous: null },
  ],
  'credential.Started': [
    {
      ...{ educator: 'ZZ-1', issuer: 'issuer-1', definition: 'formative-1', version: 2 },
      ...{ title: 'Formative assessment', terms: TERMS },
    },
    {
      ...{ educator: 'ZZ-1', issuer: 'issuer-1', definition: 'formative-1', version: 0 },
      ...{ title: 'Formative assessment', terms: OLD_TERMS },
    },
  ],
  'credential.GapNamed': [{ on: '2026-02-01', gap: 'Ask so that all think.' }],
  'credential.CriteriaRead': [{ on: '2026-02-02', version: 2 }],
  'credential.LearningNoted': [{ on: '2026-02-03', note: 'Waited five seconds. It helps.' }],
  'credential.EvidenceSubmitted': [
    { attempt: 1, on: '2026-03-02', artifacts: ['cd'.repeat(32)], attested: true },
    {
      ...{ attempt: 2, on: '2026-03-09', artifacts: ['ce'.repeat(32)], attested: true },
      ...{ submission: 'submission-9', note: 'Another lesson.', due: '2026-03-10' },
      work: [
        {
          ...{ digest: 'ce'.repeat(32), requirement: 'lesson', kind: 'video' },
          reference: 'store/5f2c',
        },
      ],
    },
  ],
  'credential.CoachMeetingHeld': [
    { attempt: 3, coach: 'coach-1', on: '2026-05-04', note: 'Try with one class.' },
  ],
  'credential.ReturnedIncomplete': [
    { attempt: 1, by: 'screener-1', on: '2026-03-03', lacks: 'The video does not open.' },
  ],
  'credential.ScreenPassed': [
    { attempt: 1, by: 'screener-1', on: '2026-03-03', due: '2026-03-10' },
    { attempt: 1, by: 'screener-1', on: '2026-03-03' },
  ],
  'credential.AssessorAssigned': [{ attempt: 1, assessor: 'assessor-7' }],
  'credential.AssessorReleased': [{ attempt: 1, assessor: 'assessor-7', on: '2026-03-04' }],
  'credential.ConflictDeclared': [
    { attempt: 1, assessor: 'assessor-7', on: '2026-03-04', because: 'I know the room.' },
  ],
  'credential.CriterionScored': [
    { attempt: 1, assessor: 'assessor-7', criterion: 'plan', met: false, feedback: 'Écris plus clair. 分数' },
    {
      ...{ attempt: 2, assessor: 'assessor-7', criterion: 'plan', met: true, level: 'demonstrated' },
      feedback: 'Clear.',
    },
  ],
  'credential.Recommended': [
    { attempt: 1, assessor: 'assessor-7', recommendation: 'not_yet' },
    {
      ...{ attempt: 2, assessor: 'assessor-7', recommendation: 'award', on: '2026-03-11' },
      due: '2026-03-18',
    },
  ],
  'credential.ThirdAssessorCalled': [
    { attempt: 2, by: 'approver-2', on: '2026-03-12', due: '2026-03-19' },
    { attempt: 2, by: 'approver-2', on: '2026-03-12' },
  ],
  'credential.PassedBack': [
    {
      ...{ attempt: 2, by: 'approver-2', assessor: 'assessor-7', toAnother: true },
      ...{ note: 'Look at the second clip.', on: '2026-03-12', due: '2026-03-19' },
    },
    {
      ...{ attempt: 2, by: 'approver-2', assessor: 'assessor-7', toAnother: false },
      ...{ note: 'Look at the second clip.', on: '2026-03-12' },
    },
  ],
  'credential.TakenBack': [
    {
      ...{ attempt: 2, by: 'approver-2', assessor: 'assessor-7', on: '2026-03-12' },
      because: 'Nothing came for two weeks.',
    },
  ],
  'credential.IntegrityFlagged': [
    {
      ...{ attempt: 2, by: 'assessor-7', artifact: 'ce'.repeat(32), issue: 'privacy' },
      ...{ note: 'A student is named.', on: '2026-03-11' },
    },
  ],
  'credential.ArtifactRemoved': [
    {
      ...{ attempt: 2, by: 'approver-2', artifact: 'ce'.repeat(32), on: '2026-03-12' },
      because: 'A student is named.',
    },
  ],
  'credential.Awarded': [
    { attempt: 2, approver: 'approver-2', on: '2026-04-01' },
    { attempt: 2, approver: 'approver-2', on: '2026-04-01', validUntil: '2029-03-31' },
  ],
  'credential.NotYetEarned': [
    { attempt: 1, approver: 'approver-2', feedback: [{ criterion: 'plan', feedback: 'Say for whom.' }] },
    {
      ...{ attempt: 1, approver: 'approver-2', on: '2026-03-16', appealBy: '2026-04-13' },
      feedback: [{ criterion: 'plan', feedback: 'Say for whom.' }],
    },
  ],
  'credential.AppealFiled': [
    {
      ...{ against: 'not_yet', attempt: 1, because: 'The plan names them.', on: '2026-03-20' },
      due: '2026-04-03',
    },
    { against: 'revocation', attempt: 2, because: 'It is my work.', on: '2026-06-01' },
  ],
  'credential.AppealDecided': [
    {
      ...{ against: 'not_yet', attempt: 1, by: 'approver-3', outcome: 'overturned' },
      ...{ because: 'It does.', on: '2026-04-01', due: '2026-04-08' },
    },
    {
      ...{ against: 'revocation', attempt: 2, by: 'approver-3', outcome: 'upheld' },
      ...{ because: 'It is not.', on: '2026-06-10' },
    },
  ],
  'credential.InvestigationOpened': [
    {
      ...{ by: 'approver-2', grounds: 'not_own_work', because: 'The same text was seen elsewhere.' },
      ...{ committee: ['member-1', 'member-2', 'member-3'], on: '2026-05-01', respondBy: '2026-05-15' },
    },
  ],
  'credential.CommitteeMemberReplaced': [
    {
      ...{ by: 'approver-3', member: 'member-2', replacement: 'member-4', on: '2026-05-16' },
      because: 'No longer here.',
    },
  ],
  'credential.LearnerResponded': [{ response: 'We wrote it together.', on: '2026-05-04' }],
  'credential.Voted': [{ by: 'member-1', vote: 'revoke', on: '2026-05-16' }],
  'credential.InvestigationClosed': [{ on: '2026-05-18', revoke: 1, keep: 2 }],
  'credential.Revoked': [
    {
      ...{ on: '2026-05-18', grounds: 'not_own_work', because: 'The same text was seen elsewhere.' },
      ...{ revoke: 2, keep: 0, appealBy: '2026-06-15' },
    },
    {
      ...{ on: '2026-05-18', grounds: 'not_own_work', because: 'The same text was seen elsewhere.' },
      ...{ revoke: 2, keep: 0 },
    },
  ],
  'credential.Restored': [{ on: '2026-06-10' }],
  'credential.Expired': [{ on: '2029-04-01' }],
  'employer.Registered': [
    {
      ...{ employer: 'a-district', state: 'ZZ', name: 'A District', setting: 'public' },
      ...{ by: 'agency-1', on: '2026-01-05' },
    },
  ],
  'employer.Renamed': [{ name: 'Another District', by: 'agency-1', on: '2026-01-06' }],
  'employer.Reclassified': [
    {
      ...{ setting: 'charter', from: '2026-07-01', because: 'It was chartered.' },
      ...{ by: 'agency-1', on: '2026-01-07' },
    },
  ],
  'employer.Closed': [
    { until: '2027-06-30', because: 'Its pupils went elsewhere.', by: 'agency-1', on: '2026-01-08' },
  ],
  'employer.Retracted': [{ eventId: 'e-1', because: 'A slip.' }],
  'employment.Began': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', employer: 'a-district', setting: 'public', position: 'teacher' },
      ...{ field: 'mathematics', fte: '0.5', on: '2024-08-01', until: '2025-06-30', externalId: 'E-1' },
    },
    { educator: 'ZZ-1', state: 'ZZ', employer: 'a-district', position: 'teacher', on: '2024-08-01' },
  ],
  'employment.AssignmentChanged': [
    {
      ...{ position: 'principal', field: 'administration', fte: '1', setting: 'charter' },
      on: '2025-01-06',
    },
    { position: 'principal', on: '2025-01-06' },
  ],
  'employment.LeaveBegan': [{ on: '2025-02-03' }],
  'employment.LeaveEnded': [{ on: '2025-03-31' }],
  'employment.Ended': [{ on: '2025-06-30' }],
  'employment.Retracted': [{ eventId: 'e-1', because: 'It was somebody else.' }],
  'goal.Set': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', source: 'district', employer: 'a-district', by: 'district-1' },
      ...{ goal: 'Hears every pupil once a lesson.', definitions: ['an-issuer.lesson-study'] },
      on: '2026-01-05',
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', source: 'teacher', by: 'ada', on: '2026-01-05' },
      ...{ goal: 'Asks before telling.', definitions: [] },
    },
  ],
  'goal.CredentialTied': [{ definition: 'an-issuer.questions', by: 'ada', on: '2026-01-06' }],
  'goal.CredentialUntied': [{ definition: 'an-issuer.questions', by: 'ada', on: '2026-02-06' }],
  'goal.Closed': [
    { outcome: 'reached', because: 'Seen in three lessons.', by: 'ada', on: '2026-06-01' },
    { outcome: 'dropped', by: 'ada', on: '2026-06-01' },
  ],
  'definition.Published': [
    {
      ...TERMS,
      ...{ issuer: 'issuer-1', definition: 'formative-1', version: 2, title: 'Formative assessment' },
      competency: 'Asks so that all think.',
      requirements: [{ requirement: 'lesson', asks: 'A lesson on video.' }],
      criteria: [
        {
          ...{ criterion: 'plan', requirement: 'lesson', asks: 'Says for whom.' },
          levels: [
            { level: 'emerging', points: 0, demonstrates: false, describes: 'For nobody.' },
            { level: 'demonstrated', points: 2, demonstrates: true, describes: 'For all.' },
          ],
        },
      ],
      ...{
        prerequisites: ['issuer-1.basics'],
        stack: [],
        reviews: false,
        by: 'approver-1',
        on: '2026-01-05',
      },
    },
    {
      ...{ issuer: 'issuer-1', definition: 'assessment', version: 1, title: 'Assessment' },
      ...{ competency: 'Assesses.', requirements: [], criteria: [], pass: { rule: 'every' } },
      ...{ assessors: 1, screened: true, prerequisites: [], stack: ['issuer-1.formative-1'] },
      ...{ reviews: true, by: 'approver-1', on: '2026-01-05' },
    },
  ],
  'definition.Withdrawn': [{ version: 2, because: 'Replaced.', by: 'approver-1', on: '2026-09-01' }],
  'offering.Announced': [
    {
      ...{
        catalogue: 'issuer-1',
        name: 'fractions',
        provider: 'issuer-1',
        kind: 'course',
        title: 'Fractions',
      },
      ...{ quantity: '3', unit: 'semester_hour', categories: ['content'], topic: 'mathematics' },
      ...{
        level: 'graduate',
        participation: 'taken',
        assessed: true,
        costCents: 45_050,
        takesDays: 90,
        states: ['ZZ', 'ZY'],
      },
      ...{ opensOn: '2026-02-01', closesOn: '2026-03-31', credential: 'issuer-1.formative-1' },
      ...{ by: 'approver-1', on: '2026-01-05' },
    },
    {
      ...{ catalogue: 'zz', name: 'number-lines', provider: 'provider-1', kind: 'workshop' },
      ...{ title: 'Number lines', quantity: '2', unit: 'clock_hour', categories: [] },
      ...{ by: 'agency-1', on: '2026-01-05' },
    },
    {
      ...{ catalogue: 'zz', name: 'number-talks', provider: 'provider-1', kind: 'module' },
      ...{ title: 'Number talks', quantity: '2', unit: 'clock_hour', categories: [] },
      ...{ delivery: 'self_paced', field: 'Mathematics 7-12', by: 'agency-1', on: '2026-01-05' },
    },
  ],
  'offering.Amended': [
    {
      ...{ provider: 'issuer-1', kind: 'course', title: 'Fractions', quantity: '2', unit: 'semester_hour' },
      ...{
        categories: ['content'],
        topic: 'mathematics',
        level: 'graduate',
        participation: 'taken',
        assessed: false,
      },
      ...{ costCents: 0, takesDays: 0, states: ['ZZ'], opensOn: '2026-02-01', closesOn: '2026-02-01' },
      ...{
        credential: 'issuer-1.formative-1',
        because: 'A shorter one.',
        by: 'approver-1',
        on: '2026-01-06',
      },
    },
    {
      ...{ provider: 'provider-1', kind: 'workshop', title: 'Number lines', quantity: '2.5' },
      ...{ unit: 'clock_hour', categories: [], because: 'Longer.', by: 'agency-1', on: '2026-01-06' },
    },
    {
      ...{ provider: 'provider-1', kind: 'module', title: 'Number talks', quantity: '2' },
      ...{ unit: 'clock_hour', categories: [], delivery: 'live', field: 'Arts', because: 'Held live.' },
      ...{ by: 'agency-1', on: '2026-01-06' },
    },
  ],
  'offering.Withdrawn': [{ because: 'Nobody teaches it.', by: 'approver-1', on: '2026-09-01' }],
  'offering.QualityJudged': [
    {
      ...{ state: 'ZZ', standard: 'Standard 2023', by: 'agency-1', on: '2026-02-01' },
      components: [
        { component: '1.1 Competency', met: true },
        { component: '1.2 Evidence', met: false },
      ],
    },
  ],
  'provider.Approved': [
    {
      ...{ provider: 'provider-1', state: 'ZZ', from: '2026-01-01', until: '2028-12-31' },
      ...{ by: 'agency-1', on: '2025-12-01' },
    },
    { provider: 'provider-1', state: 'ZZ', from: '2029-01-01', by: 'agency-1', on: '2025-12-01' },
  ],
  'provider.ApprovalEnded': [
    {
      ...{ state: 'ZZ', from: '2026-01-01', until: '2026-06-30', because: 'Closed.' },
      ...{ by: 'agency-1', on: '2026-06-01' },
    },
  ],
  'submission.Opened': [{ credential: 'credential-1' }],
  'credit.Claimed': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'course', title: 'Fractions', quantity: '7.5' },
      ...{ unit: 'semester_hour', categories: ['content'], topic: 'mathematics', level: 'graduate' },
      ...{ participation: 'taken', grade: 'B+', assessed: true, completedOn: '2024-03-14' },
      ...{ provider: 'provider-1', evidence: 'artifact-9', credential: 'credential-1', externalId: 'X-1' },
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'workshop', title: 'Number lines', quantity: '2' },
      ...{ unit: 'clock_hour', categories: [], completedOn: '2024-03-15', provider: 'provider-1' },
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'service', title: 'Mentoring', quantity: '10' },
      ...{ unit: 'clock_hour', categories: [], completedOn: '2024-06-30', provider: 'district-1' },
      ofEvent: 'e-3',
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'workshop', title: 'Number lines', quantity: '2' },
      ...{ unit: 'clock_hour', categories: [], completedOn: '2024-03-15', provider: 'provider-1' },
      claimedOn: '2024-03-16',
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'course', title: 'Fractions', quantity: '7.5' },
      ...{ unit: 'semester_hour', categories: [], completedOn: '2024-03-14', provider: 'provider-1' },
      ...{ delivery: 'self_paced', field: 'Mathematics 7-12', score: 92.5, appliedAfterwards: true },
    },
  ],
  'credit.Attested': [{ by: 'ZZ-1', on: '2024-03-15' }],
  'credit.Approved': [
    { by: 'district-1', capacity: 'employer', on: '2024-03-17' },
    { by: 'district-1', capacity: 'committee', on: '2024-03-17' },
  ],
  'credit.ProviderReported': [
    { provider: 'provider-1', on: '2024-03-16' },
    { provider: 'provider-1', on: '2024-03-16', externalId: 'R-1' },
  ],
  'credit.Retracted': [{ eventId: 'e-1', because: 'The file named somebody else.' }],
  'credit.Denied': [
    {
      ...{ by: 'agency-1', capacity: 'agency', reason: 'undocumented', on: '2024-03-18' },
      because: 'No certificate was sent.',
    },
    {
      ...{ by: 'agency-1', capacity: 'regional_committee', reason: 'duplicate', on: '2024-03-18' },
      because: 'It was claimed before.',
    },
  ],
  'credit.Amended': [
    {
      ...{ by: 'ZZ-1', was: AMENDED_WAS, is: AMENDED_IS, on: '2024-03-20' },
      because: 'It was eight hours.',
    },
    {
      ...{ by: 'ZZ-1', was: AMENDED_WAS, on: '2024-03-20', because: 'It was taken at home.' },
      is: { ...AMENDED_WAS, delivery: 'self_paced', field: 'Arts', score: 80, appliedAfterwards: false },
    },
  ],
  'credit.Appealed': [{ by: 'ZZ-1', because: 'The certificate came by post.', on: '2024-03-21' }],
  'credit.AppealDecided': [
    {
      ...{ by: 'agency-2', capacity: 'agency', outcome: 'granted', on: '2024-03-22' },
      because: 'It has come.',
    },
    {
      ...{ by: 'agency-2', capacity: 'agency', outcome: 'granted', on: '2024-03-22' },
      because: 'It has come.',
      overrules: { by: 'district-1', capacity: 'employer', on: '2024-03-18' },
    },
  ],
  'credit.Reversed': [
    { by: 'agency-2', review: 'review-1', on: '2024-03-23' },
    { by: 'agency-2', because: 'The provider sold certificates.', on: '2024-03-23' },
  ],
  'credit.Withdrawn': [{ by: 'ZZ-1', because: 'Sent twice.', on: '2024-03-19' }],
  'educator.Registered': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', givenName: 'Zoë', familyName: "O'Neill-李" },
      ...{ birthDate: '1980-02-29', ssn: '000-00-0000', email: 'zoe@example.org' },
    },
    { educator: 'ZZ-1', state: 'ZZ', givenName: 'Zoë', familyName: 'Li' },
  ],
  'educator.ServiceRecorded': [
    {
      ...{ state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', role: 'teacher' },
      ...{ days: 180, fte: '0.5' },
    },
    { state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', role: 'teacher' },
    { state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', role: 'teacher', externalId: 'S-1' },
    {
      ...{ state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', role: 'teacher', school: 'school-1' },
      ...{ setting: 'charter', field: 'Mathematics 7-12', licenseClass: 'provisional' },
    },
  ],
  'educator.EvaluationRated': [
    { state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', score: '5' },
    { state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', score: '5', externalId: 'E-1' },
    {
      ...{ state: 'ZZ', schoolYear: '2024-25', employer: 'district-1', score: 'skilled' },
      ...{ kind: 'summative', on: '2025-04-28', externalId: 'E-2' },
    },
  ],
  'educator.BoardCertified': [
    { board: 'NBPTS', kind: 'renewal', on: '2024-11-30', until: '2029-11-30' },
    {
      ...{ board: 'NBPTS', kind: 'initial', on: '2024-11-30', until: '2029-11-30' },
      ...{ field: 'Mathematics, early adolescence', externalId: 'B-1' },
    },
  ],
  'educator.DegreeConferred': [
    { level: 'master', field: 'mathematics', institution: 'university-1', on: '2015-05-20' },
    { level: 'bachelor', institution: 'university-1', on: '2010-05-20' },
    { level: 'bachelor', institution: 'university-1', on: '2010-05-20', externalId: 'D-1' },
  ],
  'educator.TestTaken': [
    { test: 'content-5161', field: 'mathematics', score: 164, passed: true, on: '2020-01-18' },
    { test: 'content-5161', on: '2020-01-18' },
  ],
  'educator.ActRecorded': [
    {
      ...{ state: 'ZZ', act: 'background_check', on: '2026-01-05', by: 'agency', result: 'clear' },
      ...{ about: 'mathematics', from: '2026-01-01', until: '2026-12-31' },
    },
    { state: 'ZZ', act: 'background_check', on: '2026-01-05', by: 'agency' },
    { state: 'ZZ', act: 'penalty_paid', on: '2026-01-05', by: 'educator', quantity: '500' },
  ],
  'educator.MeasureRecorded': [
    {
      ...{ state: 'ZZ', measure: 'growth_index', value: '2.000001', school: 'school-1' },
      ...{ schoolYear: '2024-25', on: '2025-08-01' },
    },
    { state: 'ZZ', measure: 'growth_index', value: '-1', on: '2025-08-01' },
  ],
  'educator.RoleDesignated': [
    {
      ...{ state: 'ZZ', role: 'master', program: 'program-1', school: 'school-1', field: 'mathematics' },
      ...{ on: '2025-07-01', until: '2030-06-30' },
    },
    { state: 'ZZ', role: 'master', on: '2025-07-01' },
  ],
  'educator.RoleEnded': [{ eventId: 'e-9', on: '2026-01-31', because: 'Left the school.' }],
  'educator.AwardRecorded': [
    {
      ...{ credential: 'IL1', issuer: 'issuer-9', stack: 'inclusive-leadership', competency: 'Leads teams' },
      ...{ score: 3.5, on: '2024-11-30', until: '2029-11-29' },
    },
    { credential: 'IL1', issuer: 'issuer-9', on: '2024-11-30' },
  ],
  'educator.ForeignCredentialVerified': [
    {
      ...{ state: 'YY', class: 'standard', field: 'mathematics', unencumbered: true },
      ...{ issuedOn: '2018-07-01', validUntil: '2028-06-30', source: 'clearinghouse', on: '2026-02-01' },
    },
    { state: 'YY', class: 'standard', unencumbered: false, source: 'clearinghouse', on: '2026-02-01' },
  ],
  'educator.Retracted': [{ eventId: 'e-2', because: 'Recorded for somebody else.' }],
  'license.Issued': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', number: 'ZZ-1-1', class: 'professional' },
      ...{ fields: ['Mathematics 7-12'], issuedOn: '2016-07-01' },
      ...{ validFrom: '2021-07-01', expiresOn: '2026-06-30', application: 'application-1' },
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', number: 'ZZ-1-1', class: 'professional', fields: [] },
      ...{ validFrom: '2021-07-01', expiresOn: null },
    },
  ],
  'license.PlanApproved': [{ by: 'district-1', capacity: 'employer', on: '2021-09-01' }],
  'license.Retracted': [{ eventId: 'e-1', because: 'The file named somebody else.' }],
  'license.RenewalApplied': [{ by: 'ZZ-1', period: 'period-ZZ-1-2021-07-01', on: '2026-05-01' }],
  'license.Renewed': [
    {
      ...{ by: 'agency-1', on: '2026-06-01', period: 'period-ZZ-1-2021-07-01' },
      ...{ validFrom: '2026-07-01', expiresOn: '2031-06-30' },
      decision: { ...decision, outcome: 'met', codes: [], missing: [], holdsUntil: null },
    },
    {
      ...{ by: 'agency-1', on: '2026-06-01', period: 'period-ZZ-1-2021-07-01' },
      ...{ validFrom: '2026-07-01', expiresOn: null, reservation: 'e-5' },

      decision: { ...decision, outcome: 'met', codes: [], missing: [], holdsUntil: null },
    },
  ],
  'license.RenewalSetAside': [{ period: 'period-ZZ-1-2021-07-01', reservation: 'e-5' }],
  'license.RenewalDenied': [
    {
      ...{ by: 'agency-1', on: '2026-06-01', period: 'period-ZZ-1-2021-07-01', decision },
      because: 'The hours are not complete.',
    },
    {
      ...{ by: 'agency-1', on: '2026-07-02', period: 'period-ZZ-1-2021-07-01', decision },
      because: 'It came a day late.',
      barred: { code: 'too_late', because: 'Applications to renew were taken until 2026-06-30.' },
    },
  ],
  'license.RenewalWindowOpened': [
    {
      ...{ period: 'period-ZZ-1-2021-07-01', on: '2025-07-01', opensOn: '2025-07-01' },
      closesOn: '2026-06-30',
    },
    { period: 'period-ZZ-1-2021-07-01', on: '2025-07-02', opensOn: '2025-07-01', closesOn: null },
  ],
  'license.ApplicationWithdrawn': [
    { by: 'ZZ-1', on: '2026-05-02', what: 'renewal', period: 'period-ZZ-1-2021-07-01' },
    { by: 'ZZ-1', on: '2026-05-02', what: 'election', period: 'period-ZZ-1-2021-07-01' },
  ],
  'license.ElectionMade': [
    {
      ...{ by: 'ZZ-1', on: '2026-05-03', route: 'fallback', strand: 'recertification' },
      period: 'period-ZZ-1-2021-07-01',
    },
  ],
  'license.ElectionDenied': [
    {
      ...{ by: 'agency-1', on: '2026-06-01', route: 'fallback', period: 'period-ZZ-1-2021-07-01' },
      ...{ because: 'The hours are not complete.', decision: { ...routeDecision, outcome: 'not_met' } },
    },
  ],
  'license.Advanced': [
    {
      ...taken,
      ...{ class: 'senior', status: 'valid' },
      term: { validFrom: '2026-06-01', expiresOn: '2031-05-31', saidBy: 'law' },
    },
    taken,
    { ...taken, decision: { ...routeDecision, credits: decision.credits }, reservation: 'e-5' },
  ],
  'license.GrantAbandoned': [{ route: 'senior', period: 'period-ZZ-1-2021-07-01', reservation: 'e-5' }],
  'license.Downgraded': [
    { ...taken, term: { validFrom: '2026-07-01', expiresOn: '2031-06-30', saidBy: 'agency' } },
  ],
  'license.Reinstated': [
    { ...taken, status: 'valid', term: { validFrom: '2026-06-01', expiresOn: '2031-05-31', saidBy: 'law' } },
  ],
  'license.Reissued': [
    { ...taken, class: 'lifetime', term: { validFrom: '2026-06-01', expiresOn: null, saidBy: 'law' } },
  ],
  'license.RenewedConditionally': [
    {
      ...{ ...taken, status: 'registered' },
      term: { validFrom: '2026-07-01', expiresOn: '2031-06-30', saidBy: 'law' },
    },
  ],
  'license.LapseProposed': [
    {
      ...{ by: 'reactor:reminder-clerk', on: '2026-07-01', route: 'lapse', period: 'period-ZZ-1-2021-07-01' },
      ...{ gives: 'lapse', status: 'lapsed', from: '2026-07-01', noticeDays: 21, decision: routeDecision },
    },
    {
      ...{ by: 'agency-1', on: '2026-07-01', route: 'inactivity', period: 'period-ZZ-1-2021-07-01' },
      ...{ gives: 'inactivation', status: 'inactive', from: '2026-07-01', noticeDays: null },
      decision: routeDecision,
    },
  ],
  'license.LapseNoticeServed': [
    {
      ...{ by: 'agency-1', on: '2026-07-03', method: 'certified_mail', servedOn: '2026-07-02' },
      notBefore: '2026-07-23',
    },
  ],
  'license.LapseWithdrawn': [
    {
      ...{ by: 'agency-1', on: '2026-07-04', period: 'period-ZZ-1-2021-07-01' },
      because: 'The hours were reported late.',
    },
  ],
  'license.Lapsed': [{ ...statusChange, status: 'lapsed' }],
  'license.Expired': [{ ...statusChange, status: 'expired' }],
  'license.Inactivated': [{ ...statusChange, status: 'inactive' }],
  'license.EndorsementAdded': [
    {
      ...{ by: 'agency-1', field: 'Physics 7-12', on: '2023-08-01', validUntil: '2028-07-31' },
      application: 'application-2',
    },
    { by: 'agency-1', field: 'Physics 7-12', on: '2023-08-01' },
  ],
  'license.EndorsementRenewed': [
    { by: 'agency-1', field: 'Physics 7-12', on: '2028-05-01', validUntil: '2033-07-31' },
  ],
  'license.EndorsementDropped': [
    { by: 'agency-1', field: 'Physics 7-12', on: '2029-08-01', because: 'At the wish of the holder.' },
  ],
  'license.OrderEntered': [
    {
      ...{ by: 'agency-1', on: '2026-03-02', order: 'restriction', reference: 'Order 26-014' },
      ...{ fields: ['Physics 7-12'], finalOn: '2026-03-01', from: '2026-03-15', until: '2027-03-14' },
    },
    {
      ...{ by: 'agency-1', on: '2026-03-02', order: 'suspension', reference: 'Order 26-015' },
      ...{ fields: [], finalOn: '2026-03-01', from: '2026-03-15' },
    },
  ],
  'license.OrderLifted': [
    { by: 'agency-1', on: '2026-09-02', reference: 'Order 26-015', from: '2026-09-01' },
  ],
  'license.StatusBegan': [
    { by: 'agency-1', on: '2026-07-02', status: 'retired', from: '2026-07-01', until: '2027-06-30' },
    { by: 'agency-1', on: '2026-07-02', status: 'retired', from: '2026-07-01' },
  ],
  'license.StatusEnded': [{ by: 'agency-1', on: '2026-09-02', status: 'retired', from: '2026-09-01' }],
  'license.Surrendered': [
    { by: 'agency-1', on: '2026-10-02', from: '2026-10-01', because: 'Retired abroad.' },
  ],
  'license.Rescinded': [
    { by: 'agency-1', on: '2026-10-02', because: 'Issued to another person of the same name.' },
  ],
  'license.Corrected': [
    {
      ...{ by: 'agency-1', on: '2026-10-02', because: 'The field was misspelt.' },
      was: { class: 'professional', fields: ['Mathematics 7-12'], issuedOn: '2016-07-01' },
      is: { class: 'professional', fields: ['Mathematics 6-12'], issuedOn: '2016-07-01' },
    },
  ],
  'period.Opened': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', strand: 'recertification', owner: 'license' },
      ...{ license: 'license-ZZ-1-1', startsOn: '2021-07-01', endsOn: '2026-06-30' },
    },
  ],
  'period.Suspended': [
    {
      ...{ by: 'agency-1', on: '2023-02-01', from: '2023-01-09', ground: 'active_duty' },
      because: 'Orders of 2 January.',
    },
  ],
  'period.Resumed': [
    {
      ...{ by: 'agency-1', on: '2024-01-09', from: '2026-06-30', endsOn: '2027-06-30' },
      because: 'A year of duty, by the letter of the Department.',
    },
  ],
  'period.ExtensionRequested': [
    {
      ...{ by: 'teacher-1', capacity: 'holder', route: 'hardship', on: '2026-02-01', endsOn: '2026-06-30' },
      because: 'I was ill.',
    },
    { by: 'district-1', capacity: 'employer', route: 'hardship', on: '2026-02-01', endsOn: '2026-06-30' },
  ],
  'period.ExtensionDenied': [
    { by: 'agency-1', route: 'hardship', on: '2026-03-01', because: 'The illness ended in 2024.' },
  ],
  'period.Extended': [
    {
      ...{ way: 'statute', by: 'reactor:statute-keeper', route: 'act_55', on: '2022-07-08' },
      ...{ from: '2026-06-30', endsOn: '2027-06-30', policy: { version: 3, digest: 'ab'.repeat(32) } },
      ...{ cites: ['rule'], statute: 'statute-ZZ-act_55@0' },
    },
    {
      ...{ way: 'request', by: 'agency-1', route: 'hardship', on: '2026-03-01', from: '2026-06-30' },
      ...{ endsOn: '2027-06-30', policy: { version: 3, digest: 'ab'.repeat(32) }, cites: ['rule'] },
    },
  ],
  'period.Closed': [
    {
      ...{ by: 'reactor:period-closer', on: '2026-07-01', consequence: 'lapse', route: 'lapse' },
      ...{ startedBy: ['statute'], status: 'lapsed', policy: { version: 3, digest: 'ab'.repeat(32) } },
      because: 'A license not renewed lapses.',
    },
    { by: 'agency-1', on: '2026-07-01', consequence: 'none', because: 'The holder retired.' },
  ],
  'period.Reopened': [
    { by: 'agency-1', on: '2026-09-01', because: 'The evaluation of the last year arrived.' },
    { by: 'agency-1', on: '2026-09-01', because: 'A transcript is on its way.', until: '2026-12-31' },
  ],
  'statute.Enacted': [
    {
      ...{ by: 'agency-1', on: '2022-08-01', state: 'ZZ', strand: 'recertification', route: 'act_55' },
      ...{ policy: { version: 3, digest: 'ab'.repeat(32) }, periods: 1200, seen: 'cd'.repeat(32) },
      ...{ ordinal: 40_000, because: 'Act 55 of 2022.' },
    },
  ],
  'statute.Advanced': [{ enactment: 0, through: 'period-ZZ-1-2021-07-01', extended: 500 }],
  'statute.CarriedOut': [{ enactment: 0, extended: 1199 }],
  'period.Completed': [{ on: '2026-06-01', renewal: 'license-ZZ-1-1@4' }],
  'review.Opened': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', subject: 'decision', of: 'license-ZZ-1-1@4', on: '2026-09-01' },
      ...{ because: 'credit_reversed', restedOn: 'credit-1', cause: 'e-6' },
    },
  ],
  'application.Filed': [
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'license', class: 'initial', fields: ['Physics 7-12'] },
      on: '2026-05-01',
    },
    {
      ...{ educator: 'ZZ-1', state: 'ZZ', kind: 'endorsement', class: 'initial', fields: ['Chemistry 7-12'] },
      ...{ license: 'license-ZZ-1', on: '2026-05-02' },
    },
  ],
  'application.Amended': [{ by: 'teacher-1', on: '2026-05-03', fields: ['Physics 7-12', 'Biology 7-12'] }],
  'application.Withdrawn': [{ by: 'teacher-1', on: '2026-05-04' }],
  'application.Granted': [
    {
      ...{ by: 'agency-1', on: '2026-05-05', license: 'license-ZZ-2', class: 'initial' },
      ...{ fields: ['Physics 7-12'], from: '2026-07-01', until: '2029-06-30', decision },
    },
    {
      ...{ by: 'agency-1', on: '2026-05-05', license: 'license-ZZ-1', class: 'initial' },
      ...{ fields: ['Chemistry 7-12'], from: '2026-05-05', until: null, because: 'Her transcript shows it.' },
    },
    {
      ...{ by: 'agency-1', on: '2026-05-05', license: 'license-ZZ-2', class: 'initial', fields: [] },
      ...{ from: '2026-07-01', until: '2029-06-30', decision, reservation: 'e-5' },
    },
  ],
  'application.GrantAbandoned': [{ reservation: 'e-5' }],
  'application.GrantSetAside': [
    { grant: 'e-1', license: 'license-ZZ-2', code: 'license_number_taken', on: '2026-05-05' },
  ],
  'application.Denied': [
    { by: 'agency-1', on: '2026-05-06', because: 'No degree is on record.', decision },
    { by: 'agency-1', on: '2026-05-06', because: 'No degree is on record.' },
  ],
  'review.Decided': [{ by: 'agency-2', outcome: 'stands', because: 'Enough is left.', on: '2026-09-02' }],
  'spending.Reserved': [
    {
      ...{ for: 'period-ZZ-1-2021-07-01', license: 'license-ZZ-1-1', command: 'command-1', ordinal: 41 },
      ...{ on: '2026-06-01', spends: [{ credit: 'credit-1', amount: '7.5' }] },
    },
    {
      ...{ for: 'period-ZZ-1-2021-07-01#senior', way: 'senior', license: 'license-ZZ-1-1' },
      ...{ command: 'command-1', ordinal: 41, on: '2026-06-01' },
      spends: [{ credit: 'credit-1', amount: '7.5' }],
    },
    {
      ...{ for: 'application-1#e-6', license: 'license-ZZ-2', command: 'command-1', ordinal: 41 },
      ...{ on: '2026-06-01', spends: [{ credit: 'credit-1', amount: '7.5' }] },
    },
  ],
  'spending.Confirmed': [{ reservation: 'e-5', act: 'license-ZZ-1-1@4' }],
  'spending.Released': [{ reservation: 'e-5', because: 'not_acted' }],
  'period.Retracted': [{ eventId: 'e-1', because: 'Its license was taken back.' }],
  'policy.Published': [
    {
      ...{ state: 'ZZ', strand: 'recertification', version: 3, schema: 1, digest: 'ab'.repeat(32) },
      text: 'schema: 1\nstate: ZZ\n',
    },
  ],
  'policy.SettingConfirmed': [
    {
      ...{ state: 'ZZ', strand: 'recertification', setting: 'rounding', value: 'down' },
      ...{ by: 'agency-1', because: 'Counsel read it so.', on: '2026-01-02' },
    },
  ],
  'import.Started': [{ kind: 'activities', file: 'activities.csv', digest: 'ef'.repeat(32) }],
  'import.RowRefused': [{ row: 7, column: 'completed_on', code: 'bad_day', remedy: 'Write a day.' }],
  'import.Completed': [
    { rows: 100, accepted: 99, refused: 1 },
    { rows: 100, accepted: 99, refused: 1, corrected: 3 },
  ],
  'import.RevertAsked': [{ by: 'admin-1', because: 'The wrong file.', preview: 'ab'.repeat(32) }],
  'import.FactKept': [
    { eventId: 'e-1', stream: 'license-ZZ-1', code: 'acted_upon', because: 'It was renewed since.' },
  ],
  'import.Reverted': [{ retracted: 98, kept: 1 }],
  'reminder.Due': [
    {
      ...{ period: 'period-ZZ-1-2021-07-01', about: 'deadline', deadline: '2026-06-30' },
      ...{ daysBefore: 90, acts: ['awaiting_plan'], on: '2026-04-01', ordinal: 41 },
    },
    {
      ...{ period: 'period-ZZ-1-2021-07-01', about: 'ended', deadline: '2026-06-30' },
      ...{ on: '2026-07-01', ordinal: 42 },
    },
  ],
  'reminder.MetNoted': [{ period: 'period-ZZ-1-2021-07-01', on: '2026-04-01', ordinal: 43 }],
};
