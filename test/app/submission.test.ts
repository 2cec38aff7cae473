import { expect, test } from '@jest/globals';
import type { Caller } from '../../src/app/commands/caller.ts';
import { askCredential } from '../../src/app/commands/credential.ts';
import { askDefinition } from '../../src/app/commands/definition.ts';
import { askEducator } from '../../src/app/commands/educator.ts';
import { findSubmission } from '../../src/app/credential/submission.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { DEFINITION } from '../domain/credential-terms.ts';
import { ADA, AGENCY, APPROVER, TEACHER } from '../graphql/cast.ts';

const NOW = Date.parse('2024-07-01T17:00:00.000Z');
const { by: _, on: _on, ...content } = DEFINITION;
const work = [{ digest: 'a'.repeat(64), requirement: 'lesson', kind: 'video', reference: 'store/1' }];

const callerOf = (identity: Caller['identity'], nth: number): Caller => ({
  identity,
  commandId: derivedId('test', nth),
});

test('an attempt is found by its reviewers once, when its server died before it was recorded', async () => {
  const log = createMemoryLog(() => NOW);
  const ledger: Ledger = { log, vault: createMemoryVault(), clock: { now: () => NOW } };
  const { educator, state, givenName, familyName } = ADA;
  const registration = { type: 'Register', educator, state, givenName, familyName } as const;
  await askEducator(ledger, callerOf(AGENCY, 1), { educator, command: registration });
  await askDefinition(ledger, callerOf(APPROVER, 2), { command: { type: 'Publish', ...content } });
  const begun = await askCredential(ledger, callerOf(TEACHER, 3), {
    command: { type: 'Start', educator, definition: 'an-issuer.lesson-study' },
  });
  if (isRefusal(begun)) throw new Error(begun.because);

  const dying: Ledger = {
    ...ledger,
    log: {
      ...log,
      append: (stream, revision, events) => {
        if (stream === begun.stream) throw new Error('killed');
        return log.append(stream, revision, events);
      },
    },
  };
  const ask = {
    credential: begun.stream.slice('credential-'.length),
    command: { type: 'SubmitEvidence', work, attested: true },
  } as const;
  await expect(askCredential(dying, callerOf(TEACHER, 4), ask)).rejects.toThrow('killed');
  const opened = (await log.readAll(0, 100, { types: ['submission.Opened'] })).map(({ stream }) => stream);
  expect(opened).toHaveLength(1);
  const id = opened[0]?.slice('submission-'.length) ?? '';
  expect(await findSubmission(ledger, id)).toBeUndefined();

  for (const time of [1, 2]) {
    const answer = await askCredential(ledger, callerOf(TEACHER, 4), ask);
    expect({ time, events: isRefusal(answer) ? answer : answer.events.length }).toEqual({ time, events: 1 });
  }
  const found = await findSubmission(ledger, id);
  expect(found?.attempt).toMatchObject({ attempt: 1, submission: id });
  expect(await log.readAll(0, 100, { types: ['submission.Opened'] })).toHaveLength(1);
  // Nobody who reads the records of an educator or a state comes across the id.
  const [event] = await log.readStream(`submission-${id}`);
  expect(event?.metadata).toMatchObject({ actor: 'ledger' });
  expect(event?.metadata).not.toHaveProperty('educator');
  expect(event?.metadata).not.toHaveProperty('state');
  expect(JSON.stringify(event?.metadata)).not.toContain(derivedId('test', 4));
});
