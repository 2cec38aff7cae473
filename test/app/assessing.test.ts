import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { askCredential, type CredentialAsk } from '../../src/app/commands/credential.ts';
import { askDefinition } from '../../src/app/commands/definition.ts';
import { askEducator } from '../../src/app/commands/educator.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import { type Ledger, readStream, stateOf } from '../../src/app/log/ledger.ts';
import { submissionFor } from '../../src/app/queries/credential/submission.ts';
import { credential as decider } from '../../src/domain/credential/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { DEFINITION } from '../domain/credential-terms.ts';
import { ADA, AGENCY, APPROVER, ASSESSOR, OTHER_ASSESSOR, OTHER_TEACHER, TEACHER } from '../graphql/cast.ts';

const { by: _, on: _on, ...content } = DEFINITION;
const work = [{ digest: 'a'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/1' }];

let now: number;
let nth: number;
let ledger: Ledger;

const at = (day: string) => Date.parse(`${day}T17:00:00.000Z`);
const callerOf = (identity: Identity) => ({ identity, commandId: derivedId('assessing', (nth += 1)) });

/** The code of a refusal; else the stream that was written. */
async function ask(identity: Identity, what: CredentialAsk): Promise<string> {
  const answer = await askCredential(ledger, callerOf(identity), what);
  return isRefusal(answer) ? answer.refused : answer.stream;
}

async function submit(learner: Identity): Promise<{ readonly stream: string; readonly submission: string }> {
  const definition = 'an-issuer.lesson-study';
  const command = { type: 'Start', educator: learner.educator ?? '', definition } as const;
  const stream = await ask(learner, { command });
  const credential = stream.slice('credential-'.length);
  await ask(learner, { credential, command: { type: 'SubmitEvidence', work, attested: true } });
  const { current } = stateOf(decider, await readStream(ledger, stream));
  const submission = current?.submission ?? '';
  await ask(ASSESSOR, { submission, command: { type: 'PassScreen' } });
  return { stream, submission };
}

const score = (submission: string, criterion: string): CredentialAsk => ({
  submission,
  command: { type: 'ScoreCriterion', criterion, level: 'met', feedback: 'Seen.' },
});

async function earn(learner: Identity): Promise<void> {
  const { submission } = await submit(learner);
  await ask(ASSESSOR, { submission, command: { type: 'Claim' } });
  for (const criterion of ['plans', 'reflects']) await ask(ASSESSOR, score(submission, criterion));
  await ask(ASSESSOR, { submission, command: { type: 'Recommend', recommendation: 'award' } });
  await ask(APPROVER, { submission, command: { type: 'Award' } });
}

beforeEach(async () => {
  now = at('2024-07-01');
  nth = 0;
  ledger = { log: createMemoryLog(() => now), vault: createMemoryVault(), clock: { now: () => now } };
  const { state, givenName, familyName } = ADA;
  for (const { educator = '' } of [TEACHER, OTHER_TEACHER]) {
    const registration = { type: 'Register', educator, state, givenName, familyName } as const;
    await askEducator(ledger, callerOf(AGENCY), { educator, command: registration });
  }
  const stack = {
    ...{ definition: 'studies', stack: ['an-issuer.lesson-study'], reviews: true },
    criteria: [],
  };
  await askDefinition(ledger, callerOf(APPROVER), { command: { type: 'Publish', ...content } });
  const published = { type: 'Publish', ...content, ...stack, requirements: [] } as const;
  await askDefinition(ledger, callerOf(APPROVER), { command: published });
});

describe('who assesses', () => {
  test('is never the learner, and no answer tells the approver who that is', async () => {
    const { stream, submission } = await submit(TEACHER);
    const assign = (assessor: string) =>
      ask(APPROVER, { submission, command: { type: 'AssignAssessor', assessor } });
    expect(await assign(APPROVER.subject)).toBe('assigns_self');
    expect(await assign(TEACHER.subject)).toBe(stream);
    const takeBack = { type: 'TakeBack', assessor: TEACHER.subject, because: 'Nothing came.' } as const;
    // Also with a token that does not say which educator they are.
    for (const learner of [TEACHER, { ...ASSESSOR, subject: TEACHER.subject }]) {
      expect(await ask(learner, score(submission, 'plans'))).toBe('own_work');
      expect(await submissionFor(ledger, learner, submission)).toBeUndefined();
    }
    expect(await ask({ ...APPROVER, subject: TEACHER.subject }, { submission, command: takeBack })).toBe(
      'own_work',
    );
    expect(await ask(APPROVER, { submission, command: takeBack })).toBe(stream);
    expect(await assign('assessor-2')).toBe(stream);
  });

  test('does so by a stack as long as they hold it, and then gives back or has taken what they hold', async () => {
    await earn(OTHER_TEACHER);
    // Twelve months from 1 July 2024 end on 30 June.
    now = at('2025-06-30');
    const { stream, submission } = await submit(TEACHER);
    expect(await ask(OTHER_TEACHER, { submission, command: { type: 'Claim' } })).toBe(stream);
    expect(await ask(OTHER_TEACHER, score(submission, 'plans'))).toBe(stream);
    now = at('2025-07-01');
    const recommend = { type: 'Recommend', recommendation: 'award' } as const;
    const flag = {
      type: 'FlagIntegrity',
      artifact: 'a'.repeat(64),
      issue: 'plagiarism',
      note: 'Old.',
    } as const;
    expect(await ask(OTHER_TEACHER, score(submission, 'reflects'))).toBe('right_ended');
    expect(await ask(OTHER_TEACHER, { submission, command: recommend })).toBe('right_ended');
    expect(await ask(OTHER_TEACHER, { submission, command: flag })).toBe('right_ended');
    const take = { type: 'TakeBack', assessor: OTHER_TEACHER.subject, because: 'No longer held.' } as const;
    expect(await ask(ASSESSOR, { submission, command: take })).toBe('not_found');
    expect(await ask(APPROVER, { submission, command: take })).toBe(stream);
    expect(await ask(OTHER_TEACHER, { submission, command: { type: 'Release' } })).toBe('not_found');
    expect(await ask(OTHER_ASSESSOR, { submission, command: { type: 'Claim' } })).toBe(stream);
    expect(await ask(OTHER_ASSESSOR, score(submission, 'plans'))).toBe(stream);
  });

  test('needs the right when an approver gives them work, too, and may always give it back', async () => {
    const { stream, submission } = await submit(TEACHER);
    const assign = { type: 'AssignAssessor', assessor: OTHER_TEACHER.subject } as const;
    expect(await ask(APPROVER, { submission, command: assign })).toBe(stream);
    expect(await ask(OTHER_TEACHER, score(submission, 'plans'))).toBe('right_ended');
    expect(await ask(OTHER_TEACHER, { submission, command: { type: 'Release' } })).toBe(stream);
  });
});
