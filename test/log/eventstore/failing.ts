import { describe, expect, test } from '@jest/globals';
import type { Fault, Moment } from '../../eventstore-double/faults.ts';
import { startDouble } from '../../eventstore-double/double.ts';
import { idsOf, keptBy, PATIENCE, someEvents, UNHURRIED, withStore } from './store-on-double.ts';

const MOMENTS: readonly Moment[] = ['asked', 'answering'];
const WHEN = { asked: 'before it is written', answering: 'after it is written' } as const;

const PASSING: readonly [string, Fault][] = [
  ['is late with its answer', { kind: 'delay', ms: 50 }],
  ['never answers', { kind: 'silence' }],
  ['breaks the connection', { kind: 'drop' }],
  ['is not ready', { kind: 'unavailable' }],
  ['answers twice', { kind: 'duplicate' }],
  ['ends the call', { kind: 'half_close' }],
];

const cases = PASSING.flatMap(([what, fault]) => MOMENTS.map((at) => [what, WHEN[at], fault, at] as const));

export function describeFailing(): void {
  describe('an append to an EventStoreDB', () => {
    test.each(cases)('is written once by a server that %s once, %s', async (_what, _when, fault, at) => {
      await withStore(async ({ store, double }) => {
        const [first, then] = [someEvents(2), someEvents(2)];
        await store.write('license-1', -1, first);
        double.faults.add({ call: 'append', at, fault, times: 1 });
        expect(await store.write('license-1', 1, then)).toEqual({ outcome: 'written' });
        expect(keptBy(double)).toEqual(idsOf([...first, ...then]));
      });
    });

    test.each(MOMENTS)('is written once by a server that dies when %s and comes back', async (at) => {
      await withStore(async ({ store, double }) => {
        const events = someEvents(3);
        await store.head();
        double.faults.add({ call: 'append', at, fault: { kind: 'die' }, times: 1 });
        const back = new Promise<void>((resolve, reject) => {
          setTimeout(() => void double.restart().then(resolve, reject), 100);
        });
        expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
        await back;
        expect(keptBy(double)).toEqual(idsOf(events));
        expect(idsOf(await store.readStream('license-1', 0, 9))).toEqual(idsOf(events));
      });
    });

    test('is looked for in the stream when no answer ever came', async () => {
      await withStore(
        async ({ store, double }) => {
          const events = someEvents(3);
          double.faults.add({ call: 'append', at: 'answering', fault: { kind: 'silence' } });
          expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
          expect(keptBy(double)).toEqual(idsOf(events));
        },
        {},
        { ...PATIENCE, attemptMs: 150, giveUpMs: 400 },
      );
    });

    test('that nobody answered is told once, and once more when the server is back', async () => {
      await withStore(
        async ({ store, double, news }) => {
          await store.head();
          double.kill();
          const gone = someEvents(1);
          await expect(store.write('license-1', -1, gone)).rejects.toMatchObject({ code: 'not_answered' });
          await expect(store.head()).rejects.toMatchObject({ code: 'not_answered' });
          await double.restart();
          await store.write('license-1', -1, gone);
          await store.head();
          expect(news).toMatchObject([
            { answers: false, because: expect.stringContaining('did not answer an append to license-1') },
            { answers: true },
          ]);
        },
        {},
        { ...PATIENCE, giveUpMs: 400 },
      );
    });

    test('that nobody answered and nobody finds fails as one that may be tried again', async () => {
      await withStore(
        async ({ store, double }) => {
          double.faults.add({ call: 'append', at: 'asked', fault: { kind: 'silence' } });
          await expect(store.write('license-1', -1, someEvents(1))).rejects.toMatchObject({
            code: 'not_answered',
            message: expect.stringMatching(/did not answer an append to license-1 within 0.4 s: /),
          });
        },
        {},
        { ...PATIENCE, attemptMs: 150, giveUpMs: 400 },
      );
    });

    test('comes too late where another was written while nobody answered', async () => {
      await withStore(async ({ store, double }) => {
        const others = someEvents(2);
        double.faults.add({ call: 'append', at: 'asked', fault: { kind: 'silence' }, times: 1 });
        const ours = store.write('license-1', -1, someEvents(1));
        await new Promise((resolve) => setTimeout(resolve, 50));
        await store.write('license-1', -1, others);
        expect(await ours).toEqual({ outcome: 'wrong_revision', actual: 1 });
        expect(keptBy(double)).toEqual(idsOf(others));
      });
    });

    test('is a call of its own, never the one that all of a process share', async () => {
      await withStore(async ({ store, double }) => {
        double.faults.add({ call: 'batchAppend', at: 'asked', fault: { kind: 'die' } });
        const events = someEvents(2);
        expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
        expect(keptBy(double)).toEqual(idsOf(events));
      });
    });

    test('is not held up by another that is never answered', async () => {
      await withStore(
        async ({ store, double }) => {
          double.faults.add({ call: 'append', at: 'asked', fault: { kind: 'silence' }, times: 1 });
          let isHeld = true;
          const held = store.write('license-1', -1, someEvents(1)).finally(() => (isHeld = false));
          await Promise.all([2, 3, 4].map(async (n) => store.write(`license-${n}`, -1, someEvents(1))));
          expect(isHeld).toBe(true);
          expect(await held).toEqual({ outcome: 'written' });
        },
        ...UNHURRIED,
      );
    });

    test('goes on to the leader, and so does what is read', async () => {
      const leader = await startDouble();
      try {
        await withStore(async ({ store, double }) => {
          const events = someEvents(2);
          const fault = { kind: 'not_leader', host: '127.0.0.1', port: leader.port } as const;
          for (const call of ['append', 'read', 'subscribe'] as const) {
            double.faults.add({ call, at: 'asked', fault });
          }
          expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
          expect([keptBy(double), keptBy(leader)]).toEqual([[], idsOf(events)]);
          expect(idsOf(await store.readStream('license-1', 0, 9))).toEqual(idsOf(events));
        });
      } finally {
        await leader.close();
      }
    });
  });

  describe('a read of an EventStoreDB', () => {
    const readable = PASSING.filter(([, { kind }]) => kind !== 'half_close' && kind !== 'duplicate');
    test.each(readable)('is answered by a server that %s once', async (_what, fault) => {
      await withStore(async ({ store, double }) => {
        const events = someEvents(3);
        await store.write('license-1', -1, events);
        for (const ask of [
          async () => store.readStream('license-1', 0, 9),
          async () => store.readAll(undefined, 9),
        ]) {
          double.faults.add({ call: 'read', at: 'asked', fault, times: 1 });
          expect(idsOf(await ask())).toEqual(idsOf(events));
        }
      });
    });

    test('takes once what a server tells twice, also where it looks for an append', async () => {
      await withStore(async ({ store, double }) => {
        const fault = { kind: 'duplicate' } as const;
        const events = someEvents(3);
        double.faults.add({ call: 'append', at: 'answering', fault, times: 1 });
        double.faults.add({ call: 'read', at: 'answering', fault });
        expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
        const [first, second, last] = idsOf(events);
        expect(idsOf(await store.readStream('license-1', 0, 2))).toEqual([first, second]);
        expect(idsOf(await store.readStreamBackwards('license-1', 3, 2))).toEqual([last, second]);
        expect(idsOf(await store.readAll(undefined, 9))).toEqual(idsOf(events));
      });
    });

    test('of where its log ends is not taken in by a call that a server ends early', async () => {
      await withStore(async ({ store, double }) => {
        const head = await store.head();
        double.faults.add({ call: 'read', at: 'asked', fault: { kind: 'half_close' }, times: 1 });
        expect(await store.head()).toBe(head);
      });
    });

    test('of a server that is not there says so in time, and where to look', async () => {
      await withStore(
        async ({ store, double }) => {
          double.kill();
          await expect(store.head()).rejects.toMatchObject({
            code: 'not_answered',
            message: expect.stringMatching(
              / s: connect ECONNREFUSED .* Look whether it runs where EVENTSTORE_URL says/,
            ),
          });
        },
        {},
        { ...PATIENCE, attemptMs: 150, giveUpMs: 400 },
      );
    });
  });
}
