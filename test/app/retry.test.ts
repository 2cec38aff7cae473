import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '../../src/app/event-log.ts';
import { asGiven, execute } from '../../src/app/execute.ts';
import type { KeyVault } from '../../src/app/key-vault.ts';
import type { Ledger } from '../../src/app/ledger.ts';
import { calendar } from '../../src/domain/calendar/index.ts';
import { credential } from '../../src/domain/credential/index.ts';
import { credit } from '../../src/domain/credit/index.ts';
import type { Decider } from '../../src/domain/decider.ts';
import { educator } from '../../src/domain/educator/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { importing } from '../../src/domain/import/index.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { review } from '../../src/domain/review/index.ts';
import { spending } from '../../src/domain/spending/index.ts';
import { statute } from '../../src/domain/statute/index.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import * as commands from './any-commands.ts';

const ACTORS = [
  { actor: 'ada', actorEducator: 'TN-1' },
  { actor: 'grace', actorEducator: 'TN-2' },
  { actor: 'agency' },
];

/** Sends random commands, each a random number of times, and compares with sending each one once. */
function retriesChangeNothing<C extends object, E extends LedgerEvent, S>(
  decider: Decider<C, E, S>,
  anyCommand: fc.Arbitrary<C>,
  stream: string,
): Promise<void> {
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
}

describe('any command retried changes nothing', () => {
  test('upon an educator', () => retriesChangeNothing(educator, commands.upon.educator, 'educator-TN-1'));
  test('upon a credential', () => retriesChangeNothing(credential, commands.upon.credential, 'credential-1'));
  test('upon a credit', () => retriesChangeNothing(credit, commands.upon.credit, 'credit-1'));
  test('upon a period', () => retriesChangeNothing(period, commands.upon.period, 'period-1'));
  test('upon a license', () => retriesChangeNothing(license, commands.upon.license, 'license-TN-1'));
  test('upon a calendar', () => retriesChangeNothing(calendar, commands.upon.calendar, 'calendar-TN'));
  test('upon a policy', () => retriesChangeNothing(policy, commands.upon.policy, 'policy-TN'));
  test('upon the spending of credits', () =>
    retriesChangeNothing(spending, commands.upon.spending, 'spending-TN-1'));
  test('upon a review', () => retriesChangeNothing(review, commands.upon.review, 'review-1'));
  test('upon a statute', () => retriesChangeNothing(statute, commands.upon.statute, 'statute-TN-act'));
  test('upon an import', () => retriesChangeNothing(importing, commands.upon.importing, 'import-1'));
});

function contents(events: readonly StoredEvent[]) {
  return events.map(({ id, revision, data }) => ({ id, revision, data }));
}

function memoryLedger(vault: KeyVault): Ledger {
  const now = Date.parse('2024-06-15T18:00:00Z');
  return { log: createMemoryLog(), vault, clock: { now: () => now } };
}
