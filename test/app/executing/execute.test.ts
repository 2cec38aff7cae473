import { describe, expect, test } from '@jest/globals';
import { asGiven, execute, executeEach, type Request } from '../../../src/app/executing/execute.ts';
import type { EventLog } from '../../../src/app/log/event-log.ts';
import { type Ledger, readStream } from '../../../src/app/log/ledger.ts';
import type { Claimed } from '../../../src/domain/credit/events.ts';
import { credit } from '../../../src/domain/credit/index.ts';
import { isRefusal } from '../../../src/domain/decider.ts';
import { createMemoryVault } from '../../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../../src/infra/log/memory-log.ts';

const STREAM = 'credit-7a6f';
const target = { stream: STREAM, state: 'TN', educator: 'TN-100001' };
const workshop: Claimed['data'] = {
  educator: 'TN-100001',
  state: 'TN',
  kind: 'workshop',
  title: 'Reading for meaning',
  quantity: '7.5',
  unit: 'clock_hour',
  categories: [],
  completedOn: '2024-05-02',
  provider: 'Knox County',
};
const claim = asGiven({ type: 'Claim', ...workshop } as const);
const approve = asGiven({ type: 'Approve', capacity: 'agency' } as const);

describe('a command', () => {
  test('is recorded with who asked, for whom, in answer to what', async () => {
    const ledger = memoryLedger();
    const answer = await execute(ledger, credit, target, claim, request('c1'));
    expect(answer).toMatchObject({ stream: STREAM, revision: 0 });
    const [event] = await readStream(ledger, STREAM);
    expect(event?.metadata).toMatchObject({
      commandId: 'c1',
      correlationId: 'c1',
      causationId: 'c1',
      actor: 'agency:tn',
      state: 'TN',
      educator: 'TN-100001',
    });
  });

  test('sent again is answered as the first time, even when the stream has gone on since', async () => {
    const ledger = memoryLedger();
    const first = await execute(ledger, credit, target, claim, request('c1'));
    await execute(ledger, credit, target, approve, request('c2'));
    expect(await execute(ledger, credit, target, claim, request('c1'))).toEqual(first);
    expect(await ledger.log.head()).toBe(2);
  });

  test('with the id of another command is refused', async () => {
    const ledger = memoryLedger();
    await execute(ledger, credit, target, claim, request('c1'));
    const answer = await execute(ledger, credit, target, approve, request('c1'));
    expect(isRefusal(answer) && answer.refused).toBe('command_reused');
    expect(await ledger.log.head()).toBe(1);
  });

  test('sent again by somebody else is another command', async () => {
    const ledger = memoryLedger();
    await execute(ledger, credit, target, claim, request('c1'));
    const answer = await execute(ledger, credit, target, claim, { commandId: 'c1', actor: 'mallory' });
    expect(isRefusal(answer) && answer.refused).toBe('command_reused');
  });

  test('overtaken by another writer is decided anew on what that one left', async () => {
    const ledger = memoryLedger();
    await execute(ledger, credit, target, claim, request('c1'));
    const raced = overtakenOnce(ledger.log, () => execute(ledger, credit, target, approve, request('c2')));
    const answer = await execute({ ...ledger, log: raced }, credit, target, approve, request('c3'));
    expect(answer).toEqual({ stream: STREAM, revision: 1, events: [] });
    expect(await ledger.log.head()).toBe(2);
  });

  test('sent by fifty at once is carried out once, and each hears the same', async () => {
    const ledger = memoryLedger();
    const asked = Array.from({ length: 50 }, () => execute(ledger, credit, target, claim, request('c1')));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await ledger.log.head()).toBe(1);
  });

  test('whose reply was lost is not carried out again', async () => {
    const ledger = memoryLedger();
    const silent: EventLog = {
      ...ledger.log,
      append: async (...given) => {
        await ledger.log.append(...given);
        throw new Error('the connection broke before the answer came');
      },
    };
    await expect(execute({ ...ledger, log: silent }, credit, target, claim, request('c1'))).rejects.toThrow();
    expect(await execute(ledger, credit, target, claim, request('c1'))).toMatchObject({ revision: 0 });
    expect(await ledger.log.head()).toBe(1);
  });

  test('for an educator whose data was erased is refused', async () => {
    const ledger = memoryLedger();
    await ledger.vault.erase('TN-100001');
    const answer = await execute(ledger, credit, target, claim, request('c1'));
    expect(isRefusal(answer) && answer.refused).toBe('erased');
  });
});

describe('several commands upon one record', () => {
  const attest = asGiven({ type: 'Attest' } as const);
  const all = (...ids: readonly string[]) =>
    [claim, attest, approve].map((command, nth) => ({
      command,
      request: request(ids[nth] ?? `c${nth + 1}`),
    }));

  test('are answered and recorded as one after the other, and written at once', async () => {
    const together = memoryLedger();
    const apart = { ...memoryLedger(), vault: together.vault };
    const appends: number[] = [];
    const counted: EventLog = {
      ...together.log,
      append: (stream, revision, events) => {
        appends.push(events.length);
        return together.log.append(stream, revision, events);
      },
    };
    const answers = await executeEach({ ...together, log: counted }, credit, target, all());
    const singly = [];
    for (const { command, request: asked } of all()) {
      singly.push(await execute(apart, credit, target, command, asked));
    }
    expect(answers).toEqual(singly);
    expect(appends).toEqual([3]);
    expect(await contentOf(together)).toEqual(await contentOf(apart));
  });

  test('sent again are answered as the first time, with what was not sent then', async () => {
    const ledger = memoryLedger();
    const first = await executeEach(ledger, credit, target, all().slice(0, 2));
    const again = await executeEach(ledger, credit, target, all());
    expect(again.slice(0, 2)).toEqual(first);
    expect(again).toHaveLength(3);
    expect(await executeEach(ledger, credit, target, all())).toEqual(again);
    expect(await ledger.log.head()).toBe(3);
  });

  test('stand up to the first that is refused, and none is tried after it', async () => {
    const ledger = memoryLedger();
    const early = asGiven({ type: 'Approve', capacity: 'agency', on: '2024-05-01' } as const);
    const [first, second, third] = all();
    const asked = [first, { command: early, request: request('early') }, second, third].flatMap(
      (one) => one ?? [],
    );
    const answers = await executeEach(ledger, credit, target, asked);
    expect(answers).toMatchObject([{ revision: 0 }, { refused: expect.any(String) }]);
    expect(await ledger.log.head()).toBe(1);
  });

  test('stand up to the one whose id was used for another', async () => {
    const ledger = memoryLedger();
    await execute(ledger, credit, { ...target, stream: 'credit-other' }, claim, request('c2'));
    const head = await ledger.log.head();
    const reused = { ...ledger, log: reusedOnce(ledger.log, 'c2') };
    const answers = await executeEach(reused, credit, target, all());
    expect(answers).toMatchObject([{ revision: 0 }, { refused: 'command_reused' }]);
    expect(await ledger.log.head()).toBe(head + 1);
  });

  test('are all decided anew when somebody else was faster', async () => {
    const ledger = memoryLedger();
    const raced = overtakenOnce(ledger.log, () => execute(ledger, credit, target, claim, request('other')));
    const answers = await executeEach({ ...ledger, log: raced }, credit, target, all());
    expect(answers).toMatchObject([{ events: [] }, { revision: 1 }, { revision: 2 }]);
    expect(await ledger.log.head()).toBe(3);
  });
});

/** What was written, but for when. */
async function contentOf({ log }: Ledger) {
  return (await log.readAll(0, 100)).map(({ hash: _, recordedAt: __, ...event }) => event);
}

/** A log that knows the events of one command already, as those of another record. */
function reusedOnce(log: EventLog, commandId: string): EventLog {
  return {
    ...log,
    append: (stream, revision, events) => {
      const known = events.find(({ metadata }) => metadata.commandId === commandId);
      return known === undefined
        ? log.append(stream, revision, events)
        : Promise.resolve({ outcome: 'id_reused', id: known.id });
    },
  };
}

function request(commandId: string): Request {
  return { commandId, actor: 'agency:tn' };
}

function memoryLedger(): Ledger {
  const now = Date.parse('2024-06-15T18:00:00Z');
  return { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => now } };
}

/** A log in which somebody else writes right before our first append. */
function overtakenOnce(log: EventLog, other: () => Promise<unknown>): EventLog {
  let overtaken = false;
  return {
    ...log,
    append: async (...given) => {
      if (!overtaken) {
        overtaken = true;
        await other();
      }
      return log.append(...given);
    },
  };
}
