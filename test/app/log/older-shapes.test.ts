import { expect, test } from '@jest/globals';
import { startedUnderTerms } from '../../../src/app/log/older-shapes.ts';
import type { CredentialEvent, Started } from '../../../src/domain/credential/events.ts';
import { credential } from '../../../src/domain/credential/index.ts';
import { isRefusal } from '../../../src/domain/decider.ts';
import { recorded, TODAY } from '../../domain/given.ts';

const OLD = {
  ...{ educator: 'TN-1', definition: 'd', title: 'Questioning', issuer: 'An Issuer' },
  criteria: ['Plan', 'Reflect'],
};

test('a micro-credential from before definitions goes on: assessed, answered and tried again', () => {
  const started = { type: 'credential.Started', data: startedUnderTerms(OLD) as unknown as Started['data'] };
  const attempt = 1;
  const score = { attempt, assessor: 'grace', feedback: 'Seen.' };
  const past = [
    started,
    {
      type: 'credential.EvidenceSubmitted',
      data: { attempt, on: TODAY, artifacts: ['a'.repeat(64)], attested: true },
    },
    { type: 'credential.AssessorAssigned', data: { attempt, assessor: 'grace' } },
    { type: 'credential.CriterionScored', data: { ...score, criterion: 'Plan', met: true } },
  ] as readonly CredentialEvent[];
  let state = past.reduce(
    (before, event) => credential.evolve(before, recorded(event, 0)),
    credential.initial,
  );
  const steps = [
    [{ type: 'ScoreCriterion', criterion: 'Reflect', level: 'not_yet', feedback: 'Not.' }, 'grace'],
    [{ type: 'Recommend', recommendation: 'not_yet' }, 'grace'],
    [{ type: 'AnswerNotYet' }, 'annie'],
  ] as const;
  for (const [command, actor] of steps) {
    const answer = credential.decide(command, state, { actor, today: TODAY });
    if (isRefusal(answer)) throw new Error(answer.because);
    expect(answer).toHaveLength(1);
    state = answer.reduce((before, event) => credential.evolve(before, recorded(event, 0)), state);
  }
  expect(state.current?.answer).toBe('not_yet');
  const work = [{ digest: 'b'.repeat(64), requirement: 'all', kind: 'video', reference: 'store/2' }];
  const again = credential.decide(
    { type: 'SubmitEvidence', submission: 's-2', work, attested: true, note: 'Again.' },
    state,
    { actor: 'ada', actorEducator: 'TN-1', today: TODAY },
  );
  expect(again).toMatchObject([{ type: 'credential.EvidenceSubmitted', data: { attempt: 2 } }]);
});
