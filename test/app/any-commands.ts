import fc from 'fast-check';
import type { ApplicationCommand } from '../../src/domain/application/index.ts';
import type { CalendarCommand } from '../../src/domain/calendar/index.ts';
import type { CreditCommand } from '../../src/domain/credit/index.ts';
import type { EducatorCommand } from '../../src/domain/educator/index.ts';
import type { EmployerCommand } from '../../src/domain/employer/index.ts';
import type { EmploymentCommand } from '../../src/domain/employment/index.ts';
import type { GoalCommand } from '../../src/domain/goal/index.ts';
import type { ImportCommand } from '../../src/domain/import/index.ts';
import type { LicenseCommand } from '../../src/domain/license/index.ts';
import type { OfferingCommand } from '../../src/domain/offering/index.ts';
import type { ConsequenceRead, PeriodCommand, RouteRead } from '../../src/domain/period/index.ts';
import type { PolicyCommand } from '../../src/domain/policy/index.ts';
import type { ProviderCommand } from '../../src/domain/provider/index.ts';
import type { ReminderCommand } from '../../src/domain/reminder/index.ts';
import type { ReviewCommand } from '../../src/domain/review/index.ts';
import type { SpendingCommand } from '../../src/domain/spending/index.ts';
import type { StatuteCommand } from '../../src/domain/statute/index.ts';
import { agenda, credential, definition, submission } from './any-credential-commands.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { anyLicenseCommands } from './any-license-commands.ts';

// Few different values, so that commands meet each other; a bad one among them, so that some are refused.
const day = fc.constantFrom('2024-01-31', '2024-06-15', '2024-02-29', '2023-02-29', '2025-01-01');
const state = fc.constantFrom('TN', 'PA', 'XX');
const educatorId = fc.constantFrom('TN-1', 'TN-2', 'nobody');
const text = fc.constantFrom('words', 'other words', '', 'nul\u0000');
const schoolYear = fc.constantFrom('2021-22', '2022-23', '2030-31', '2022-24');
const digest = fc.constantFrom('a'.repeat(64), 'b'.repeat(64), 'short');
const capacity = fc.constantFrom('employer' as const, 'agency' as const, 'committee' as const);
const periodId = fc.constantFrom('period-1', 'period-2');
const decision = fc.constantFrom(
  decisionThatIs('met', 'period-1'),
  decisionThatIs('not_met', 'period-1'),
  decisionThatIs('undetermined', 'period-2'),
);

// As tests that know no log name what was recorded.
const eventId = fc.constantFrom('event-0', 'event-1', 'event-2', 'another');

const type = <T extends string>(name: T) => fc.constant(name);
const mostly = (value: boolean) => fc.constantFrom(value, value, value, !value);

const educator: fc.Arbitrary<EducatorCommand> = fc.oneof(
  fc.record({ type: type('Register'), educator: educatorId, state, givenName: text, familyName: text }),
  fc.record(
    {
      type: type('RecordService'),
      ...{ state, schoolYear, employer: text, role: fc.constantFrom('teacher', 'A role') },
      days: fc.constantFrom(90, 180, 400),
      ...{ school: text, field: text, setting: fc.constantFrom('public', 'A kind') },
      licenseClass: fc.constantFrom('professional', 'A class'),
    },
    { requiredKeys: ['type', 'state', 'schoolYear', 'employer', 'role'] },
  ),
  fc.record(
    {
      type: type('RateEvaluation'),
      ...{ state, schoolYear, employer: text, score: fc.constantFrom('3', '5', '') },
      ...{ kind: fc.constantFrom('overall', 'growth', 'Over all'), on: day },
    },
    { requiredKeys: ['type', 'state', 'schoolYear', 'employer', 'score'] },
  ),
  fc.record({
    type: type('CertifyByBoard'),
    ...{ board: text, kind: fc.constantFrom('initial' as const, 'renewal' as const), on: day, until: day },
  }),
  fc.record({
    type: type('ConferDegree'),
    level: fc.constantFrom('master', 'A level'),
    institution: text,
    on: day,
  }),
  fc.record({ type: type('RecordTest'), test: text, passed: fc.boolean(), on: day }),
  fc.record(
    {
      type: type('RecordAct'),
      ...{ state, act: fc.constantFrom('vote', 'A vote'), by: fc.constantFrom('employer', 'agency') },
      ...{ on: day, quantity: fc.constantFrom('500', '-1') },
    },
    { requiredKeys: ['type', 'state', 'act', 'by', 'on'] },
  ),
  fc.record({
    type: type('RecordMeasure'),
    ...{
      state,
      measure: fc.constantFrom('team_size', ''),
      value: fc.constantFrom('2.18935', 'many'),
      on: day,
    },
  }),
  fc.record({
    type: type('DesignateRole'),
    state,
    role: fc.constantFrom('lead', 'A lead'),
    on: day,
    until: day,
  }),
  fc.record({ type: type('EndRole'), eventId, on: day, because: text }),
  fc.record({
    type: type('VerifyForeignCredential'),
    ...{ state: text, class: text, unencumbered: fc.boolean(), source: text, on: day },
  }),
  fc.record(
    { type: type('RecordAward'), credential: text, issuer: text, stack: text, on: day, until: day },
    { requiredKeys: ['type', 'credential', 'issuer', 'on'] },
  ),
  fc.record({ type: type('Retract'), eventId, because: text }),
  fc.record({ type: type('TakeBack'), eventId, because: text }),
  fc.record({
    type: type('Correct'),
    fact: fc.record({
      type: type('RateEvaluation'),
      ...{ state, schoolYear, employer: text, score: fc.constantFrom('3', '4', '5') },
      externalId: fc.constantFrom('E-1', 'E-2'),
    }),
    because: text,
  }),
);

const credit: fc.Arbitrary<CreditCommand> = fc.oneof(
  fc.record({
    type: type('Claim'),
    ...{ educator: educatorId, state, kind: fc.constant('workshop'), title: text, provider: text },
    ...{ quantity: fc.constantFrom('7.5', '-1', '0.001'), unit: fc.constant('clock_hour'), completedOn: day },
    categories: fc.constantFrom([], ['content']),
  }),
  fc.record({ type: type('Attest') }),
  fc.record({ type: type('ReportByProvider'), provider: text, on: day }),
  fc.record({ type: type('Approve'), capacity, on: day }),
  fc.record({ type: type('Deny'), capacity, reason: fc.constant('duplicate' as const), because: text }),
  fc.record({ type: type('Withdraw'), because: text }),
  fc.record({
    type: type('Amend'),
    is: fc.record({
      ...{ kind: fc.constant('workshop'), title: text, provider: text, categories: fc.constant([]) },
      ...{ quantity: fc.constantFrom('7.5', '0'), unit: fc.constant('clock_hour'), completedOn: day },
    }),
    because: text,
  }),
  fc.record({ type: type('Appeal'), because: text }),
  fc.record({
    type: type('DecideAppeal'),
    ...{ capacity, outcome: fc.constantFrom('granted' as const, 'refused' as const), because: text },
  }),
  fc.record({ type: type('Reverse'), because: text }),
  fc.record({ type: type('Reverse'), review: fc.constantFrom('review-1', 'review-2') }),
  fc.record({ type: type('TakeBack'), eventId, because: text }),
  fc.record({
    type: type('Correct'),
    claim: fc.record({
      ...{ educator: educatorId, state: fc.constant('TN'), kind: fc.constant('workshop') },
      ...{ title: fc.constantFrom('one', 'two', 'three'), provider: fc.constant('p') },
      ...{ quantity: fc.constant('7.5'), unit: fc.constant('clock_hour'), completedOn: day },
      ...{ categories: fc.constant([]), externalId: fc.constant('A-1') },
    }),
    because: text,
  }),
);

const offered = {
  ...{ kind: fc.constant('workshop'), title: text, provider: fc.constantFrom('a', 'b') },
  ...{ quantity: fc.constantFrom('7.5', '-1'), unit: fc.constant('clock_hour'), closesOn: day },
  ...{ categories: fc.constant([]), costCents: fc.constantFrom(0, 12_000, 0.5) },
};

const offering: fc.Arbitrary<OfferingCommand> = fc.oneof(
  fc.record({
    type: type('Announce'),
    ...{ catalogue: fc.constantFrom('a', 'tn'), name: fc.constant('b'), ...offered },
  }),
  fc.record({ type: type('Amend'), ...offered, because: text }),
  fc.record({ type: type('Withdraw'), because: text }),
  fc.record({
    type: type('JudgeQuality'),
    ...{ state, standard: text, components: fc.array(fc.record({ component: text, met: fc.boolean() })) },
  }),
);

const provider: fc.Arbitrary<ProviderCommand> = fc.oneof(
  fc.record({ type: type('Approve'), provider: fc.constantFrom('a', 'A b'), state, from: day, until: day }),
  fc.record({ type: type('Approve'), provider: fc.constant('a'), state, from: day }),
  fc.record({ type: type('EndApproval'), state, from: day, until: day, because: text }),
);

const kindOfEmployer = fc.constantFrom('public', 'nonpublic', 'Two words');
const employer: fc.Arbitrary<EmployerCommand> = fc.oneof(
  fc.record({
    ...{ type: type('Register'), employer: fc.constantFrom('a-district', ' '), state, name: text },
    setting: kindOfEmployer,
  }),
  fc.record({ type: type('Rename'), name: text }),
  fc.record({ type: type('Reclassify'), setting: kindOfEmployer, from: day, because: text }),
  fc.record({ type: type('Close'), until: day, because: text }),
  fc.record({ type: type('Retract'), eventId, because: text }),
);

const assignment = {
  position: fc.constantFrom('teacher', 'principal', 'A teacher'),
  ...{ field: text, fte: fc.constantFrom('1', '0.5', '3'), setting: kindOfEmployer },
};
const began = fc.record(
  {
    ...{ educator: educatorId, state, employer: text, ...assignment, on: day, until: day },
    externalId: fc.constantFrom('E-1', 'E-2'),
  },
  { requiredKeys: ['educator', 'state', 'employer', 'position', 'on'] },
);
const employment: fc.Arbitrary<EmploymentCommand> = fc.oneof(
  began.map((said) => ({ type: 'Begin' as const, ...said })),
  fc.record({ type: type('Correct'), employment: began, because: text }),
  fc.record(
    { type: type('ChangeAssignment'), ...assignment, on: day },
    { requiredKeys: ['type', 'position', 'on'] },
  ),
  fc.record({ type: type('BeginLeave'), on: day }),
  fc.record({ type: type('EndLeave'), on: day }),
  fc.record({ type: type('End'), on: day }),
  fc.record({ type: type('TakeBack'), eventId, because: text }),
);

const definitionName = fc.constantFrom('a.one', 'a.two', 'no dot');
const goal: fc.Arbitrary<GoalCommand> = fc.oneof(
  fc.record(
    {
      ...{ type: type('Set'), educator: educatorId, state, employer: text, goal: text },
      source: fc.constantFrom('teacher' as const, 'district' as const, 'evaluation' as const),
      definitions: fc.array(definitionName, { maxLength: 2 }),
    },
    { requiredKeys: ['type', 'educator', 'state', 'source', 'goal', 'definitions'] },
  ),
  fc.record({ type: type('Tie'), definition: definitionName }),
  fc.record({ type: type('Untie'), definition: definitionName }),
  fc.record(
    { type: type('Close'), outcome: fc.constantFrom('reached' as const, 'dropped' as const), because: text },
    { requiredKeys: ['type', 'outcome'] },
  ),
);

const spending: fc.Arbitrary<SpendingCommand> = fc.oneof(
  fc.record(
    {
      ...{
        type: type('Reserve'),
        way: fc.constantFrom('senior', 'late'),
        license: fc.constant('license-TN-1'),
      },
      for: fc.constantFrom('period-1', 'period-1#senior', 'application-1#event', 'nothing'),
      ...{ command: text, ordinal: fc.nat(2) },
      spends: fc.constantFrom(
        ...[[], [{ credit: 'credit-1', amount: '3' }], [{ credit: 'credit-1', amount: '0' }]],
      ),
    },
    { requiredKeys: ['type', 'for', 'license', 'command', 'ordinal', 'spends'] },
  ),
  fc.record({ type: type('Confirm'), reservation: eventId, act: text }),
  fc.record({
    type: type('Release'),
    reservation: eventId,
    because: fc.constantFrom('refused' as const, 'undone' as const),
  }),
);

const applied = fc.constantFrom('license-TN-1', 'license-TN-1', 'license-TN-2', 'license-PA-1');
const fields = fc.constantFrom(['Mathematics 7-12'], ['Physics 7-12'], ['A', 'B'], [], ['']);
const application: fc.Arbitrary<ApplicationCommand> = fc.oneof(
  fc.record({
    ...{ type: type('File'), educator: educatorId, state, kind: type('license'), fields },
    class: fc.constantFrom('practitioner', 'No word'),
  }),
  fc.record({
    ...{ type: type('File'), educator: educatorId, state, kind: type('endorsement'), fields },
    ...{ class: fc.constant('practitioner'), license: applied },
  }),
  fc.record({ type: type('Amend'), fields }),
  fc.record({ type: type('Withdraw') }),
  fc.record(
    {
      ...{ type: type('Grant'), license: applied, from: day, until: fc.option(day), decision },
      ...{ because: text, reservation: text },
    },
    { requiredKeys: ['type', 'license', 'from', 'until'] },
  ),
  fc.record({ type: type('AbandonGrant'), reservation: text }),
  fc.record({ type: type('SetGrantAside'), grant: eventId, license: applied, code: text }),
  fc.record({ type: type('Deny'), because: text, decision }, { requiredKeys: ['type', 'because'] }),
);

const review: fc.Arbitrary<ReviewCommand> = fc.oneof(
  fc.record({
    type: type('Open'),
    ...{ educator: educatorId, state, subject: fc.constantFrom('credit' as const, 'decision' as const) },
    ...{ of: text, because: fc.constant('credit_reversed' as const), restedOn: text, cause: text },
  }),
  fc.record({
    type: type('Decide'),
    outcome: fc.constantFrom('stands' as const, 'reversed' as const, 'referred' as const),
    because: text,
  }),
);

const opened = { strand: 'recertification', owner: 'license', license: 'license-TN-1' } as const;
const later = fc.constantFrom('2025-01-01', '2026-06-30', '2027-06-30', '2026-02-30');
const route = fc.constantFrom('act_55', 'hardship', 'A route');
const read = { version: 1, digest: 'a'.repeat(64) };
const routeRead: fc.Arbitrary<RouteRead> = fc.record({
  ...{ route, concerns: mostly(true), startedBy: fc.constantFrom(['holder'], ['holder', 'employer'], []) },
  isOpen: fc.constantFrom('open' as const, 'open' as const, 'closed' as const, 'unknown' as const),
  ...{ opensOn: fc.option(day), closesOn: fc.option(day), endsOn: fc.option(later) },
  outcome: fc.constantFrom('met' as const, 'met' as const, 'undetermined' as const, 'not_met' as const),
  ...{ missing: fc.constantFrom([], ['A letter lacks.']), policy: fc.constant(read), cites: fc.constant([]) },
});
const consequence: fc.Arbitrary<ConsequenceRead> = fc.record({
  ...{ consequence: fc.constantFrom('lapse' as const, 'inactivation' as const), route },
  ...{ startedBy: fc.constant(['statute']), status: fc.option(fc.constant('lapsed')) },
  ...{ policy: fc.constant(read), because: fc.constant('It lapses.') },
});
const period: fc.Arbitrary<PeriodCommand> = fc.oneof(
  fc.record({ type: type('Open'), educator: educatorId, state, startsOn: day, endsOn: day }).map((span) => ({
    ...span,
    ...opened,
  })),
  fc.record({
    type: type('Complete'),
    on: day,
    renewal: fc.constantFrom('license-TN-1@2', 'license-TN-1@3'),
  }),
  fc.record({ type: type('Suspend'), from: day, ground: fc.constantFrom('duty', 'A duty'), because: text }),
  {
    weight: 3,
    arbitrary: fc.record(
      { type: type('Resume'), on: day, endsOn: later, because: text },
      { requiredKeys: ['type', 'on', 'because'] },
    ),
  },
  fc.record({
    type: type('RequestExtension'),
    ...{ capacity: fc.constantFrom('holder' as const, 'employer' as const), law: routeRead },
  }),
  fc.record({ type: type('GrantExtension'), law: routeRead }),
  fc.record({ type: type('DenyExtension'), route, because: text }),
  fc.record({
    type: type('ExtendByStatute'),
    ...{ route, on: day, from: fc.oneof(day, later), endsOn: later, statute: text },
    ...{ policy: fc.constant(read), cites: fc.constant([]) },
  }),
  fc.record(
    { type: type('Close'), law: fc.option(consequence), awaitsAnswer: fc.boolean(), because: text },
    { requiredKeys: ['type', 'law', 'awaitsAnswer'] },
  ),
  fc.record({ type: type('EndWithLicense'), because: text }),
  fc.record({ type: type('Reopen'), because: text, until: day }, { requiredKeys: ['type', 'because'] }),
  fc.record({ type: type('TakeBack'), because: text }),
);

const statute: fc.Arbitrary<StatuteCommand> = fc.oneof(
  fc.record({
    type: type('Enact'),
    ...{ state, strand: type('recertification'), route, policy: fc.constant(read), periods: fc.nat(2) },
    ...{ seen: digest, present: digest, ordinal: fc.constant(7), because: text },
  }),
  fc.record({
    type: type('Advance'),
    ...{ enactment: fc.nat(2), through: fc.constantFrom('period-1', 'period-2'), extended: fc.nat(2) },
  }),
  fc.record({ type: type('CarryOut'), enactment: fc.nat(2), extended: fc.nat(2) }),
);

const tooLate = fc.constant({ code: 'too_late', because: 'It is too late.' });

const license: fc.Arbitrary<LicenseCommand> = fc.oneof(
  fc.record({
    type: type('Issue'),
    ...{ educator: educatorId, state, number: fc.constantFrom('1', '2', 'no number') },
    ...{ class: fc.constant('professional'), fields: fc.constant(['Math']), validFrom: day, expiresOn: day },
  }),
  fc.record({ type: type('ApprovePlan'), capacity: fc.constantFrom('supervisor', 'A word'), on: day }),
  fc.record(
    { type: type('ApplyForRenewal'), period: periodId, opensOn: fc.option(day), barred: tooLate },
    { requiredKeys: ['type', 'period', 'opensOn'] },
  ),
  fc.record({ type: type('Renew'), period: periodId, decision, validFrom: day, expiresOn: fc.option(day) }),
  fc.record(
    { type: type('DenyRenewal'), period: periodId, decision, because: text, barred: tooLate },
    { requiredKeys: ['type', 'period', 'decision', 'because'] },
  ),
  fc.record({ type: type('SetRenewalAside'), period: periodId, reservation: text }),
  fc.record({ type: type('TakeBack'), eventId, because: text }),
  fc.record({ type: type('OpenRenewalWindow'), period: periodId, opensOn: day, closesOn: fc.option(day) }),
  fc.record({ type: type('WithdrawApplication') }),
  ...anyLicenseCommands({ day, text }),
);

const calendar: fc.Arbitrary<CalendarCommand> = fc.record({ type: type('BeginDay'), state, on: day });

const strand = fc.constantFrom('recertification', 'career');
const policy: fc.Arbitrary<PolicyCommand> = fc.oneof(
  fc.record({
    type: type('Publish'),
    ...{ state, strand, version: fc.integer({ min: 1, max: 3 }), schema: fc.constant(1), digest, text },
  }),
  fc.record({
    type: type('ConfirmSetting'),
    ...{ state, strand, setting: fc.constantFrom('version_day', 'A word'), value: text, because: text },
  }),
);

const importing: fc.Arbitrary<ImportCommand> = fc.oneof(
  fc.record({ type: type('Start'), kind: fc.constant('licenses'), file: text, digest }),
  fc.record({
    type: type('RefuseRows'),
    rows: fc.array(
      fc.record({ row: fc.integer({ min: 1, max: 3 }), column: text, code: text, remedy: text }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ type: type('Complete'), rows: fc.nat(3), accepted: fc.nat(3), refused: fc.nat(3) }),
  fc.record({ type: type('AskRevert'), because: text, preview: digest }),
  fc.record({
    type: type('KeepFacts'),
    facts: fc.array(fc.record({ eventId: text, stream: text, code: text, because: text }), { maxLength: 2 }),
  }),
  fc.record({ type: type('FinishRevert'), retracted: fc.nat(3), kept: fc.nat(3) }),
);

const reminder: fc.Arbitrary<ReminderCommand> = fc.oneof(
  fc.record({
    type: type('Remind'),
    about: fc.constantFrom('deadline' as const, 'application' as const, 'fell_short' as const),
    ...{ period: periodId, deadline: day, daysBefore: fc.constantFrom(30, 90), on: day },
    ordinal: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ type: type('NoteMet'), period: periodId, on: day, ordinal: fc.integer({ min: 1, max: 3 }) }),
);

export const upon = {
  ...{
    educator,
    credential,
    definition,
    submission,
    agenda,
    credit,
    period,
    license,
    calendar,
    policy,
    reminder,
    importing,
  },
  ...{ spending, review, statute, application, offering, provider, goal },
  ...{ employer, employment },
};
