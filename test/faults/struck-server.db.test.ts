import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '../../src/infra/log/eventstore/event-store.ts';
import { openEventStore } from '../../src/infra/log/eventstore/open-event-store.ts';
import type { Patience } from '../../src/infra/log/eventstore/persistence.ts';
import { apart } from '../log/apart.ts';
import { testAgainstModel } from '../log/behaviour.ts';
import { indexedLogs } from '../log/indexed-engine.ts';
import { describeSubscriptions } from '../log/subscriptions.ts';
import { HOOKS, startStruck } from './hooks.ts';
import { describeSeeded } from './seeded.ts';

/** Who is struck again and again is asked for as long as anybody would be. */
const PATIENCE: Patience = { attemptMs: 300, giveUpMs: 20_000, firstPauseMs: 5 };
const QUIET_MS = 150;

describeSeeded('the log in an EventStoreDB', (dice) => {
  describe.each(HOOKS)('that $name now and then', (hook) => {
    let struck: Awaited<ReturnType<typeof startStruck>>;
    let store: EventStore;
    beforeAll(async () => {
      struck = await startStruck(hook, dice.named(hook.name));
      const onForeign = () => undefined;
      store = openEventStore({ url: struck.url, onForeign, patience: PATIENCE, quietMs: QUIET_MS });
    });
    afterAll(async () => {
      await store.close();
      await struck.close();
    });

    // That the index falls behind is the test's own doing.
    const ignore = () => undefined;
    const start = indexedLogs({ logger: { warn: ignore, error: ignore }, retryMs: 5 });
    const startLog = async () => start(await apart(store));
    testAgainstModel(startLog, 3);
    describeSubscriptions(startLog);

    test('was struck while it did', () => {
      expect(struck.strikes()).toBeGreaterThan(0);
    });
  });
});
