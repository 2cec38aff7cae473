import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import type { StoredEvent } from '../../src/app/log/event-log.ts';
import type { KeyVault } from '../../src/app/log/key-vault.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { EVERY_DECIDER, type WithSubject } from './every-decider.ts';

const ACTORS = [
  { actor: 'ada', actorEducator: 'TN-1' },
  { actor: 'grace', actorEducator: 'TN-2' },
  { actor: 'agency' },
];

/** Sends random commands, each a random number of times, and compares with sending each one once. */
const retriesChangeNothing: WithSubject<Promise<void>> = ({ decider, anyCommand, stream }) => {
  const target = { stream, state: 'TN', educator: 'TN-1' };
  const sent = fc.record({
    command: anyCommand,
    by: fc.constantFrom(...ACTORS),
    again: fc.integer({ min: 0, max: 2 }),
  });
  return fc.assert(
    fc.asyncProperty(fc.array(sent, { maxLength: 25 }), async (sequence) => {
      // One vault for both: under the same keys the same command makes the same bytes.
      const vault = createMemoryVault();
      const once = memoryLedger(vault);
      const often = memoryLedger(vault);
      for (const [index, { command, by, again }] of sequence.entries()) {
        const request = { commandId: `command-${index}`, ...by };
        const send = (ledger: Ledger) => execute(ledger, decider, target, asGiven(command), request);
        const answer = await send(once);
        for (let time = 0; time <= again; time += 1) expect(await send(often)).toEqual(answer);
        // A command repeated under an id of its own says nothing new either.
        const before = await once.log.head();
        if ('stream' in answer && 'events' in answer && answer.events.length > 0 && again === 2) {
          const repeated = { ...request, commandId: `repeat-${index}` };
          const echo = await execute(once, decider, target, asGiven(command), repeated);
          expect(echo).toMatchObject({ events: [] });
        }
        expect(await once.log.head()).toBe(before);
      }
      expect(contents(await often.log.readStream(stream))).toEqual(
        contents(await once.log.readStream(stream)),
      );
    }),
    { numRuns: 60 },
  );
};

describe('any command retried changes nothing', () => {
  test.each(Object.entries(EVERY_DECIDER))('upon the decider of %s', (_, subject) =>
    subject(retriesChangeNothing),
  );
});

function contents(events: readonly StoredEvent[]) {
  return events.map(({ id, revision, data }) => ({ id, revision, data }));
}

function memoryLedger(vault: KeyVault): Ledger {
  const now = Date.parse('2024-06-15T18:00:00Z');
  return { log: createMemoryLog(), vault, clock: { now: () => now } };
}
