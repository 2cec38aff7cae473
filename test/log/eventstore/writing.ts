import { describe, expect, test } from '@jest/globals';
import { END } from '../../../src/app/log/event-log.ts';
import {
  anEvent,
  asAnotherProgram,
  idsOf,
  keptBy,
  someEvents,
  UNHURRIED,
  withStore,
} from './store-on-double.ts';

export function describeWriting(): void {
  describe('an EventStoreDB asked through its client', () => {
    test('gives back every byte it was given, as JSON where that gives the same bytes', async () => {
      const texts = [
        '{"on":"2024-08-01","title":"Mañana 😀"}',
        '{"amount":"1.50","n":{"a":[1,null,true]}}',
        '{"b": 1}',
        '{"10":1,"9":2}',
        '{"a":1,"a":2}',
        '{"n":1.0}',
        '{"n":12345678901234567890}',
        '[1,2]',
        '"text"',
        'no JSON at all',
        '\uFEFF{}',
        '{"\\ud800":1}',
      ];
      await withStore(async ({ store, double }) => {
        const events = texts.map(anEvent);
        await store.write('license-1', -1, events);
        expect(await store.readStream('license-1', 0, 100)).toEqual(
          events.map((event, revision) => ({
            ...event,
            ...{ stream: 'license-1', revision, position: expect.any(Number) },
            recordedAt: expect.any(Number),
          })),
        );
        const kept = double.records().filter(({ stream }) => stream === 'license-1');
        expect(kept.map(({ data }) => Buffer.from(data).toString('utf8'))).toEqual(texts);
        expect(kept.map(({ json }) => json)).toEqual(texts.map((_text, at) => at < 2 || at === 11));
      });
    });

    test('keeps when a copied event was recorded first', async () => {
      await withStore(async ({ store }) => {
        await store.write('license-1', -1, [{ ...anEvent(), recordedAt: 1_234_567_890_123 }]);
        const [event] = await store.readStream('license-1', 0, 1);
        expect(event?.recordedAt).toBe(1_234_567_890_123);
      });
    });

    test('writes after the revision it is told and no other, and the same again once', async () => {
      await withStore(async ({ store, double }) => {
        const events = someEvents(3);
        expect(await store.write('license-1', 0, someEvents(1))).toEqual({
          ...{ outcome: 'wrong_revision', actual: -1 },
        });
        expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
        expect(await store.write('license-1', -1, events)).toEqual({ outcome: 'written' });
        expect(await store.write('license-1', -1, someEvents(1))).toEqual({
          ...{ outcome: 'wrong_revision', actual: 2 },
        });
        expect(keptBy(double)).toEqual(idsOf(events));
      });
    });

    test('reads streams and the log in parts, and leaves out what is not the ledger’s', async () => {
      await withStore(async ({ store, double }) => {
        const [a, b, c, d] = someEvents(4);
        if (!a || !b || !c || !d) throw new Error('four');
        await store.write('s-1', -1, [a, b]);
        await asAnotherProgram(double.url, 's-1');
        double.recordSystemEvent();
        await store.write('s-1', 2, [c]);
        await store.write('s-2', -1, [d]);
        expect(idsOf(await store.readStream('s-1', 0, 3))).toEqual(idsOf([a, b, c]));
        expect(idsOf(await store.readStream('s-1', 1, 1))).toEqual([b.id]);
        expect(idsOf(await store.readStreamBackwards('s-1', END, 2))).toEqual(idsOf([c, b]));
        expect(idsOf(await store.readStreamBackwards('s-1', 1, 9))).toEqual([a.id]);
        expect(await store.readStreamBackwards('s-1', 0, 9)).toEqual([]);
        expect(await store.readStream('none', 0, 9)).toEqual([]);
        expect(await store.readStream('$user-admin', 0, 9)).toEqual([]);
        const all = await store.readAll(undefined, 9);
        expect(idsOf(all)).toEqual(idsOf([a, b, c, d]));
        expect(idsOf(await store.readAll(all[1]?.position, 2))).toEqual(idsOf([b, c]));
        expect(await store.head()).toBe(all[3]?.position);
        double.recordSystemEvent();
        expect(await store.head()).toBeGreaterThan(all[3]?.position ?? 0);
      });
    });

    test('is not asked for what it cannot take: names of its own, and more than it takes at once', async () => {
      await withStore(
        async ({ store, double }) => {
          await expect(store.write('$license-1', -1, someEvents(1))).rejects.toMatchObject({
            ...{ code: 'bad_stream', message: expect.stringMatching(/begin with \$/) },
          });
          const text = (bytes: number) => anEvent(JSON.stringify({ text: 'x'.repeat(bytes) }));
          const beside = 2 * 'license.Renewed'.length + '{"text":""}'.length;
          const { version, metadata } = text(0);
          const most = 1_048_576 - beside - JSON.stringify({ version, metadata }).length;
          await expect(store.write('license-1', -1, [text(most + 1)])).rejects.toMatchObject({
            ...{
              code: 'append_too_large',
              message: expect.stringMatching(/1048577 bytes; .* 1048576 at once/),
            },
          });
          await expect(store.write('license-1', -1, [text(600_000), text(600_000)])).rejects.toMatchObject({
            code: 'append_too_large',
          });
          expect(keptBy(double)).toEqual([]);
          expect(await store.write('license-1', -1, [text(most)])).toEqual({ outcome: 'written' });
        },
        ...UNHURRIED,
      );
    });

    test('says what to set where the server takes less at once than it should', async () => {
      await withStore(
        async ({ store }) => {
          await expect(store.write('license-1', -1, someEvents(9))).rejects.toMatchObject({
            ...{ code: 'eventstore_refused', message: expect.stringMatching(/Set its MaxAppendSize to/) },
          });
        },
        { maxAppendBytes: 1_000 },
      );
    });

    test('is not asked at an address that cannot be used, which is said without its password', async () => {
      const { openEventStore } = await import('../../../src/infra/log/eventstore/open-event-store.ts');
      const opening = (url: string) => () => openEventStore({ url, onForeign: () => undefined });
      expect(opening('esdb://a:c2VjcmV0@host?tlsCAFile=/none/ca.crt')).toThrow(
        /^EVENTSTORE_URL names the file \/none\/ca.crt as tlsCAFile, which cannot be read/,
      );
      expect(opening('esdb://a:c2VjcmV0@')).toThrow(/^EVENTSTORE_URL (?!.*c2VjcmV0)/);
    });

    test('is asked by one client in a process, which is shared, and by none once it is closed', async () => {
      const { openEventStore } = await import('../../../src/infra/log/eventstore/open-event-store.ts');
      const onForeign = () => undefined;
      await withStore(async ({ store, double }) => {
        expect(() => openEventStore({ url: 'esdb://127.0.0.1:1?tls=false', onForeign })).toThrow(
          /connection to another EventStoreDB/,
        );
        const second = openEventStore({ url: double.url, onForeign });
        await second.close();
        await second.close();
        expect(await store.write('s-1', -1, someEvents(1))).toEqual({ outcome: 'written' });
        await store.close();
        await expect(store.head()).rejects.toMatchObject({ code: 'not_answered' });
      });
    });
  });
}
