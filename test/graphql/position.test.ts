import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { EventLog, Metadata } from '../../src/app/log/event-log.ts';
import { caughtUp, logProgress, type Position } from '../../src/app/queries/position.ts';
import { INDEX_BEHIND } from '../../src/app/queries/unanswered.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { AGENCY, OTHER_AGENCY, OTHER_TEACHER, TEACHER } from './cast.ts';

const METADATA: Metadata = {
  ...{ commandId: 'c', commandDigest: 'd', correlationId: 'c', causationId: 'c', actor: 'teacher-1' },
  ...{ educator: 'TN-100001', state: 'TN' },
};
const WRITTEN: Position = { stream: 'credit-1', revision: 0 };
const NOWHERE: Position = { stream: 'credit-2', revision: 0 };
const MOST_WAIT_MS = 200;

async function logOfOne(stream = 'credit-1', type = 'credit.Claimed') {
  const log = createMemoryLog();
  const event = {
    id: crypto.randomUUID(),
    type,
    version: 1,
    data: '{}',
    metadata: METADATA,
  };
  await log.append(stream, -1, [event]);
  return log;
}

/** `waited` says which came first, the answer or a timer that was set for an earlier moment than the most wait. */
async function waitAs(identity: typeof TEACHER, position: Position | undefined, log?: EventLog) {
  log ??= await logOfOne();
  const waiting = { log, progress: logProgress(log), mostWait: MOST_WAIT_MS };
  const answer = caughtUp(waiting, identity, position);
  const earlier = setTimeout(MOST_WAIT_MS / 4, true);
  const waited = await Promise.race([answer.then(() => false), earlier]);
  return { answer: await answer, waited };
}

describe('waiting for an event', () => {
  test('ends at once when it was seen, for whoever may know of it', async () => {
    for (const identity of [TEACHER, AGENCY, { ...OTHER_TEACHER, subject: 'teacher-1' }]) {
      expect(await waitAs(identity, WRITTEN)).toEqual({ answer: undefined, waited: false });
    }
    expect(await waitAs(OTHER_TEACHER, 1)).toEqual({ answer: undefined, waited: false });
    expect(await waitAs(OTHER_TEACHER, undefined)).toEqual({ answer: undefined, waited: false });
  });

  test('ends at once for an ordinal beyond the end of the ledger, where answers come from the ledger itself', async () => {
    expect(await waitAs(TEACHER, 2)).toEqual({ answer: INDEX_BEHIND, waited: false });
  });

  test('takes as long, and ends alike, for another’s event as for one that is not there', async () => {
    for (const identity of [OTHER_TEACHER, OTHER_AGENCY]) {
      expect(await waitAs(identity, WRITTEN)).toEqual({ answer: INDEX_BEHIND, waited: true });
      expect(await waitAs(identity, NOWHERE)).toEqual({ answer: INDEX_BEHIND, waited: true });
    }
  });

  test('tells nobody but its learner how far a micro-credential in the making is', async () => {
    const position = { stream: 'credential-1', revision: 0 };
    const making = await logOfOne('credential-1', 'credential.EvidenceSubmitted');
    expect(await waitAs(TEACHER, position, making)).toEqual({ answer: undefined, waited: false });
    expect(await waitAs(AGENCY, position, making)).toEqual({ answer: INDEX_BEHIND, waited: true });
    const awarded = await logOfOne('credential-1', 'credential.Awarded');
    expect(await waitAs(AGENCY, position, awarded)).toEqual({ answer: undefined, waited: false });
  });

  test('gives up on read models that do not come forward', async () => {
    const log = await logOfOne();
    const asked: number[] = [];
    const progress = {
      waitFor: (ordinal: number) => {
        asked.push(ordinal);
        return Promise.resolve(false);
      },
    };
    expect(await caughtUp({ log, progress }, TEACHER, WRITTEN)).toBe(INDEX_BEHIND);
    expect(asked).toEqual([1]);
  });
});
