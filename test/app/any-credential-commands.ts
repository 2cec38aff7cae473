import fc from 'fast-check';
import type { AgendaCommand } from '../../src/domain/agenda/index.ts';
import type { CredentialCommand } from '../../src/domain/credential/index.ts';
import type { DefinitionCommand } from '../../src/domain/definition/index.ts';
import type { SubmissionCommand } from '../../src/domain/submission/index.ts';
import type { Circumstances } from '../../src/domain/decider.ts';
import { CLOCKS, DEFINITION, START } from '../domain/credential-terms.ts';
import { TODAY } from '../domain/given.ts';
import type { Beginning } from './every-decider.ts';

// Few different values, so that commands meet each other; a bad one among them, so that some are refused.
const text = fc.constantFrom('words', 'other words', '', 'nul\u0000');
const due = fc.option(fc.constantFrom('2024-06-20', '2024-06-21'), { nil: undefined });
const artifact = fc.constantFrom('c'.repeat(64), 'd'.repeat(64), 'short');
const assessor = fc.constantFrom('grace', 'mary', 'joan');
const work = artifact.map((digest) => ({
  digest,
  requirement: 'lesson',
  kind: 'video',
  reference: 'store/1',
}));

const type = <T extends string>(name: T) => fc.constant(name);

/** A learner, three who assess, two who approve, three who vote, and a calendar that is a year ahead. */
export const REVIEWERS: readonly Circumstances[] = [
  { actor: 'ada', actorEducator: 'TN-1', today: TODAY },
  { actor: 'grace', actorEducator: 'TN-2', today: TODAY },
  ...['mary', 'joan', 'annie', 'eve', 'zoe'].map((actor) => ({ actor, today: TODAY })),
  { actor: 'calendar', today: '2025-06-15' },
];

/** Nothing a walk needs, in words good and bad. */
const aside: fc.Arbitrary<CredentialCommand> = fc.oneof(
  fc.constant<CredentialCommand>({ type: 'Start', ...START, title: 'Other' }),
  fc.record({ type: type('NameGap'), gap: text }),
  fc.record({ type: type('ReadCriteria') }),
  fc.record({ type: type('NoteLearning'), note: text }),
  fc.record({
    type: type('SubmitEvidence'),
    ...{ submission: fc.constantFrom('s-1', 's-2'), work: fc.array(work, { maxLength: 2 }) },
    ...{ attested: fc.boolean(), note: text, due },
  }),
  fc.record({ type: type('ReturnIncomplete'), lacks: text }),
  fc.constantFrom<CredentialCommand>({ type: 'Claim' }, { type: 'Claim', conflict: 'Tied.' }),
  fc.record({ type: type('Release') }),
  fc.record({ type: type('DeclareConflict'), because: text }),
  fc.record({
    type: type('ScoreCriterion'),
    ...{ criterion: fc.constantFrom('plans', 'sings'), level: fc.constantFrom('not_yet', 'golden') },
    feedback: text,
  }),
  fc.record({ type: type('PassBack'), assessor, toAnother: fc.boolean(), note: text, due }),
  fc.record({
    type: type('FlagIntegrity'),
    ...{ artifact, issue: fc.constantFrom('duplicate' as const, 'privacy' as const), note: text },
  }),
  fc.record({ type: type('RemoveArtifact'), artifact, because: text }),
  fc.record({ type: type('HoldCoachMeeting'), note: text }),
  fc.record({ type: type('FileAppeal'), because: text, due }),
  fc.record({
    type: type('DecideAppeal'),
    ...{ outcome: fc.constantFrom('upheld' as const, 'overturned' as const), because: text, due },
  }),
  fc.record({
    type: type('OpenInvestigation'),
    ...{ grounds: fc.constantFrom('dishonesty' as const, 'shared_work' as const), because: text },
    committee: fc.constantFrom(['eve'], ['mary', 'grace', 'eve']),
    respondBy: fc.constantFrom('2024-06-16', '2024-01-01'),
  }),
  fc.record({ type: type('Respond'), response: text }),
  fc.record({ type: type('Vote'), vote: fc.constantFrom('revoke' as const, 'keep' as const) }),
);

const SEEN = { type: 'ScoreCriterion', criterion: 'plans', level: 'met', feedback: 'Seen.' } as const;

/** What brings a work forward, from its start to whatever may come of an award. */
const forward: fc.Arbitrary<CredentialCommand> = fc.oneof(
  fc.constantFrom<CredentialCommand>(
    { type: 'Start', ...START },
    { type: 'Start', ...START, terms: { ...START.terms, assessors: 2 } },
  ),
  fc.constant<CredentialCommand>({
    ...{ type: 'SubmitEvidence', submission: 's-3', attested: true, note: 'Again.' },
    work: [{ digest: 'c'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/3' }],
  }),
  fc.record({ type: type('PassScreen'), due }),
  fc.record({
    type: type('AssignAssessor'),
    assessor,
  }),
  fc.record({ type: type('TakeBack'), assessor, because: text }),
  fc.constant<CredentialCommand>(SEEN),
  fc.constantFrom<CredentialCommand>(
    ...[SEEN, SEEN, SEEN].map((seen) => ({ ...seen, criterion: 'reflects' })),
    { ...SEEN, criterion: 'reflects', level: 'not_yet' },
  ),
  fc.record({
    type: type('Recommend'),
    ...{ recommendation: fc.constantFrom('award' as const, 'not_yet' as const), due },
  }),
  fc.record({ type: type('CallThirdAssessor'), due }),
  fc.constantFrom<CredentialCommand>({ type: 'Award' }, { type: 'AnswerNotYet' }),
  fc.constant<CredentialCommand>({
    ...{ type: 'OpenInvestigation', grounds: 'dishonesty', because: 'Seen elsewhere.' },
    ...{ committee: ['eve', 'zoe', 'annie'], respondBy: '2024-07-01' },
  }),
  fc.record({
    type: type('ReplaceMember'),
    ...{
      member: fc.constantFrom('eve', 'zoe', 'annie'),
      replacement: fc.constantFrom('joan', 'grace', 'noa'),
    },
    ...{ because: text, learners: fc.constantFrom(undefined, ['ada'], ['noa']) },
  }),
  fc.constant<CredentialCommand>({ type: 'Respond', response: 'It is mine.' }),
  fc.constantFrom<CredentialCommand>({ type: 'Vote', vote: 'revoke' }, { type: 'Vote', vote: 'keep' }),
  fc.constant<CredentialCommand>({ type: 'FileAppeal', because: 'It is mine.' }),
  fc.constant<CredentialCommand>({ type: 'DecideAppeal', outcome: 'overturned', because: 'It is.' }),
  fc.constant<CredentialCommand>({ type: 'HoldCoachMeeting', note: 'Try with one class.' }),
  fc.record({ type: type('Expire') }),
);

export const credential = fc.oneof({ arbitrary: forward, weight: 7 }, { arbitrary: aside, weight: 1 });

const by = (actor: string): Circumstances => ({ actor, today: TODAY });
const LEARNER = { actor: 'ada', actorEducator: 'TN-1', today: TODAY };

type Begun = Beginning<CredentialCommand>;

const submitted = (assessors: 1 | 2): Begun => [
  { command: { type: 'Start', ...START, terms: { ...START.terms, assessors } }, by: LEARNER },
  {
    command: {
      ...{ type: 'SubmitEvidence', submission: 's-0', attested: true },
      work: [{ digest: 'd'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/0' }],
    },
    by: LEARNER,
  },
  { command: { type: 'PassScreen' }, by: by('mary') },
];

const reviewed = (actor: string, level: 'met' | 'not_yet'): Begun => [
  { command: { type: 'Claim' }, by: by(actor) },
  { command: SEEN, by: by(actor) },
  { command: { ...SEEN, criterion: 'reflects', level }, by: by(actor) },
  {
    command: { type: 'Recommend', recommendation: level === 'met' ? 'award' : 'not_yet' },
    by: by(actor),
  },
];

const ASSESSED: Begun = [...submitted(1), ...reviewed('grace', 'met')];
const SHOWN: Begun = submitted(1).slice(0, 2);
const FAILING: Begun = [...submitted(1), ...reviewed('grace', 'not_yet')];
const DIFFERING: Begun = [...submitted(2), ...reviewed('grace', 'met'), ...reviewed('joan', 'not_yet')];
const IN_HAND = ASSESSED.slice(0, 4);

const INVESTIGATED: Begun = [
  ...ASSESSED,
  { command: { type: 'Award' }, by: by('mary') },
  {
    command: {
      ...{ type: 'OpenInvestigation', grounds: 'dishonesty', because: 'Seen elsewhere.' },
      ...{ committee: ['eve', 'zoe', 'annie'], respondBy: '2024-07-01' },
    },
    by: by('mary'),
  },
  { command: { type: 'Respond', response: 'It is mine.' }, by: LEARNER },
];

/** What is far from the start is begun nearer to. */
export const BEGINNINGS = [SHOWN, IN_HAND, ASSESSED, FAILING, DIFFERING, INVESTIGATED];

const { by: _by, on: _on, ...content } = DEFINITION;
export const definition: fc.Arbitrary<DefinitionCommand> = fc.oneof(
  fc
    .record({
      ...{ version: fc.integer({ min: 1, max: 3 }), title: text },
      ...{ prerequisites: fc.constantFrom([], ['an-issuer.basics'], ['Basics']) },
      clocks: fc.constantFrom(CLOCKS, { ...CLOCKS, zone: 'Moon' }),
    })
    .map((drawn) => ({ type: 'Publish' as const, ...content, ...drawn })),
  fc.record({ type: type('Withdraw'), because: text }),
);

export const submission: fc.Arbitrary<SubmissionCommand> = fc.record({
  type: type('Open'),
  credential: fc.constantFrom('credential-1', 'credential-2'),
});

export const agenda: fc.Arbitrary<AgendaCommand> = fc.record({
  ...{ type: type('Enter'), act: type('expire') },
  record: fc.constantFrom('credential-1', 'credential-2', ''),
});
