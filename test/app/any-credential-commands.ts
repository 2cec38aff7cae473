import fc from 'fast-check';
import type { CredentialCommand } from '../../src/domain/credential/index.ts';
import type { DefinitionCommand } from '../../src/domain/definition/index.ts';
import type { SubmissionCommand } from '../../src/domain/submission/index.ts';
import { CLOCKS, DEFINITION, START } from '../domain/credential-terms.ts';

// Few different values, so that commands meet each other; a bad one among them, so that some are refused.
const text = fc.constantFrom('words', 'other words', '', 'nul\u0000');
const due = fc.option(fc.constantFrom('2024-06-20', '2024-06-21'), { nil: undefined });
const artifact = fc.constantFrom('a'.repeat(64), 'b'.repeat(64), 'short');
const assessor = fc.constantFrom('grace', 'mary', 'agency');
const work = artifact.map((digest) => ({
  digest,
  requirement: 'lesson',
  kind: 'video',
  reference: 'store/1',
}));

const type = <T extends string>(name: T) => fc.constant(name);

/** What brings a work forward comes often, so that random sequences reach far. */
export const credential: fc.Arbitrary<CredentialCommand> = fc.oneof(
  { arbitrary: fc.constant<CredentialCommand>({ type: 'Start', ...START }), weight: 6 },
  fc.constant<CredentialCommand>({ type: 'Start', ...START, title: 'Other' }),
  fc.record({ type: type('NameGap'), gap: text }),
  fc.record({ type: type('ReadCriteria') }),
  fc.record({ type: type('NoteLearning'), note: text }),
  {
    arbitrary: fc.record({
      type: type('SubmitEvidence'),
      ...{ submission: fc.constantFrom('s-1', 's-2'), work: fc.array(work, { maxLength: 2 }) },
      ...{ attested: fc.boolean(), note: text, due },
    }),
    weight: 3,
  },
  {
    arbitrary: fc.constant<CredentialCommand>({
      ...{ type: 'SubmitEvidence', submission: 's-3', attested: true, note: 'Again.' },
      work: [{ digest: 'c'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/3' }],
    }),
    weight: 6,
  },
  { arbitrary: fc.record({ type: type('PassScreen'), due }), weight: 6 },
  fc.record({ type: type('ReturnIncomplete'), lacks: text }),
  { arbitrary: fc.record({ type: type('AssignAssessor'), assessor }), weight: 3 },
  fc.record({ type: type('Claim') }),
  fc.record({ type: type('Release') }),
  fc.record({ type: type('DeclareConflict'), because: text }),
  {
    arbitrary: fc.record({
      type: type('ScoreCriterion'),
      ...{ criterion: fc.constantFrom('plans', 'reflects', 'sings') },
      ...{ level: fc.constantFrom('met', 'not_yet', 'golden'), feedback: text },
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      type: type('ScoreCriterion'),
      ...{ criterion: fc.constantFrom('plans', 'reflects'), level: type('met'), feedback: type('Seen.') },
    }),
    weight: 8,
  },
  {
    arbitrary: fc.record({
      type: type('Recommend'),
      recommendation: fc.constantFrom('award' as const, 'not_yet' as const),
      due,
    }),
    weight: 6,
  },
  fc.record({ type: type('CallThirdAssessor'), due }),
  fc.record({ type: type('PassBack'), assessor, toAnother: fc.boolean(), note: text, due }),
  fc.record({
    type: type('FlagIntegrity'),
    ...{ artifact, issue: fc.constantFrom('duplicate' as const, 'privacy' as const), note: text },
  }),
  fc.record({ type: type('RemoveArtifact'), artifact, because: text }),
  { arbitrary: fc.constantFrom<CredentialCommand>({ type: 'Award' }, { type: 'AnswerNotYet' }), weight: 6 },
  fc.record({ type: type('HoldCoachMeeting'), note: text }),
  fc.record({ type: type('FileAppeal'), because: text, due }),
  fc.record({
    type: type('DecideAppeal'),
    ...{ outcome: fc.constantFrom('upheld' as const, 'overturned' as const), because: text, due },
  }),
  fc.record({
    type: type('OpenInvestigation'),
    ...{ grounds: fc.constantFrom('dishonesty' as const, 'shared_work' as const), because: text },
    committee: fc.constantFrom(['mary', 'agency', 'eve'], ['mary'], ['mary', 'grace', 'eve']),
    respondBy: fc.constantFrom('2024-06-16', '2024-01-01'),
  }),
  fc.record({ type: type('Respond'), response: text }),
  fc.record({ type: type('Vote'), vote: fc.constantFrom('revoke' as const, 'keep' as const) }),
  fc.record({ type: type('Expire') }),
);

const { by: _, on: _on, ...content } = DEFINITION;
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
