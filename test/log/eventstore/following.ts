import { describe, expect, test } from '@jest/globals';
import type { Stretch } from '../../../src/infra/log/eventstore/event-store.ts';
import type { Fault } from '../../eventstore-double/faults.ts';
import {
  asAnotherProgram,
  firstOf,
  idsOf,
  someEvents,
  type StoreOnDouble,
  withStore,
} from './store-on-double.ts';

const never = new AbortController().signal;

export function describeFollowing(): void {
  describe('following an EventStoreDB', () => {
    test('gives what is recorded, then what comes, from after a position on', async () => {
      await withStore(async ({ store }) => {
        const [before, later] = [someEvents(3), someEvents(2)];
        await store.write('s-1', -1, before);
        const [first] = await store.readAll(undefined, 1);
        const following = firstOf(store.follow(first?.position, never), 4);
        await store.write('s-1', 2, later);
        expect(idsOf(await following)).toEqual(idsOf([...before.slice(1), ...later]));
      });
    });

    test('gives an append whole, however slowly it is told of', async () => {
      await withStore(async ({ store, double }) => {
        const head = await store.head();
        const three = someEvents(3);
        const following = firstOf(store.follow(head, never), 1);
        double.faults.add({ call: 'subscribe', at: 'answering', fault: { kind: 'delay', ms: 30 } });
        await store.write('s-1', -1, three);
        expect(idsOf(await following)).toEqual(idsOf(three));
      });
    });

    test('moves on past what is not the ledger’s, and tells of what is nobody’s', async () => {
      await withStore(async ({ store, double, foreign }) => {
        const head = await store.head();
        double.recordSystemEvent();
        await store.write('s-1', -1, someEvents(1));
        await asAnotherProgram(double.url, 's-1');
        const stretches: Stretch[] = [];
        for await (const stretch of store.follow(head, never)) {
          stretches.push(stretch);
          if (stretch.position === (await store.head())) break;
        }
        expect(stretches.flatMap(({ events }) => events)).toHaveLength(1);
        expect(foreign).toEqual([{ stream: 's-1', revision: '1', position: await store.head() }]);
      });
    });

    test('ends without an error when it is told to, and leaves no subscription behind', async () => {
      await withStore(async ({ store, double }) => {
        const stop = new AbortController();
        const following = firstOf(store.follow(undefined, stop.signal), 9);
        await store.write('s-1', -1, someEvents(1));
        stop.abort();
        expect((await following).length).toBeLessThan(2);
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(double.endSubscriptions()).toBe(0);
      });
    });

    const ENDS: readonly [string, (on: StoreOnDouble) => void][] = [
      ['ends it', ({ double }) => double.endSubscriptions()],
      [
        'breaks the connection',
        ({ double }) => {
          double.dropConnections();
        },
      ],
      ['dies', ({ double }) => void double.restart()],
      ['is closed to us', ({ store }) => void store.close()],
    ];
    test.each(ENDS)('ends with an error when the server %s', async (_what, end) => {
      await withStore(async (on) => {
        await on.store.write('s-1', -1, someEvents(1));
        const stretches = on.store.follow(undefined, never)[Symbol.asyncIterator]();
        await stretches.next();
        end(on);
        await expect(
          (async () => {
            for (;;) if ((await stretches.next()).done) return;
          })(),
        ).rejects.toMatchObject({ code: 'subscription_ended' });
      });
    });

    const FAULTS: readonly [string, Fault][] = [
      ['never tells of an event', { kind: 'silence' }],
      ['tells of everything twice', { kind: 'duplicate' }],
      ['ends it in the middle', { kind: 'half_close' }],
      ['breaks the connection in the middle', { kind: 'drop' }],
      ['is late', { kind: 'delay', ms: 20 }],
    ];
    test.each(FAULTS)(
      'again after the last position loses and doubles nothing where a server %s',
      async (_what, fault) => {
        await withStore(async ({ store, double }) => {
          const events = someEvents(12);
          for (const [at, event] of events.entries()) await store.write('s-1', at - 1, [event]);
          double.faults.add({ call: 'subscribe', at: 'answering', fault, skip: 6, times: 3 });
          const seen: string[] = [];
          let after: number | undefined;
          let ends = 0;
          while (seen.length < events.length) {
            try {
              for await (const stretch of store.follow(after, never)) {
                seen.push(...idsOf(stretch.events));
                after = stretch.position;
                if (seen.length >= events.length) break;
              }
            } catch {
              ends += 1;
              if (ends > 20) break;
            }
          }
          expect(seen).toEqual(idsOf(events));
        });
      },
    );
  });
}
