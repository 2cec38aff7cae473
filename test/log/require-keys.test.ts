import { beforeEach, describe, expect, test } from '@jest/globals';
import { seal } from '../../src/app/log/envelope.ts';
import { isErased, type KeyVault } from '../../src/app/log/key-vault.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { requireKeys } from '../../src/infra/log/eventstore/require-keys.ts';
import { createFakeEventStore, type FakeEventStore } from './fake-event-store.ts';
import { newEvent } from './sample-events.ts';

const OTHER_KEYS = { code: 'other_keys', message: expect.stringContaining('npm run restore') as unknown };

let store: FakeEventStore;
let keys: KeyVault;
let othersKeys: KeyVault;
beforeEach(() => {
  store = createFakeEventStore();
  keys = createMemoryVault();
  othersKeys = createMemoryVault();
});

/** Puts somebody on record, as whoever has this vault would. */
async function register(educator: string, vault: KeyVault): Promise<void> {
  const { metadata } = newEvent({ metadata: { educator } });
  const key = await vault.keyFor(educator);
  if (isErased(key)) throw new Error(`${educator} was erased.`);
  const registered = { type: 'educator.Registered', data: { educator, givenName: 'Ada' } } as const;
  for (const event of seal(metadata, `educator-${educator}`, [registered], key))
    store.put(`educator-${educator}`, event);
}

function publish(policies: number): void {
  for (let nth = 0; nth < policies; nth += 1) store.put(`policy-${nth}`, newEvent());
}

describe('a database without keys', () => {
  test('begins on an empty server, and on one whose log concerns nobody yet', async () => {
    await requireKeys(store, keys);
    publish(101);
    await requireKeys(store, keys);
  });

  test('is refused where somebody is on record, however late, and named the first place that shows it', async () => {
    publish(250);
    await register('TN-1', othersKeys);
    await register('TN-2', othersKeys);
    await expect(requireKeys(store, keys)).rejects.toMatchObject(OTHER_KEYS);
    await expect(requireKeys(store, keys)).rejects.toThrow('event 251, in educator-TN-1, cannot be opened');
  });

  test('is refused also where nothing of them is sealed, for they have a key', async () => {
    store.put('credit-1', newEvent({ metadata: { educator: 'TN-1' } }));
    await expect(requireKeys(store, keys)).rejects.toMatchObject(OTHER_KEYS);
  });

  test('is refused though the server stops in the middle of its answer', async () => {
    publish(20);
    await register('TN-1', othersKeys);
    let answers = 0;
    const cutting: FakeEventStore = {
      ...store,
      readAll: async (from, limit) => {
        answers += 1;
        return (await store.readAll(from, limit)).slice(0, answers % 2 === 0 ? limit : answers - 1);
      },
    };
    await expect(requireKeys(cutting, keys)).rejects.toMatchObject(OTHER_KEYS);
  });
});

describe('a database with the keys of the log', () => {
  test('goes on, whoever was erased since', async () => {
    publish(3);
    for (const educator of ['TN-1', 'TN-2', 'TN-3']) await register(educator, keys);
    await requireKeys(store, keys);
    await keys.erase('TN-1');
    await requireKeys(store, keys);
    for (const educator of ['TN-2', 'TN-3']) await keys.erase(educator);
    await requireKeys(store, keys);
  });

  test('is refused where it made them itself for people whom the log had already', async () => {
    for (const educator of ['TN-1', 'TN-2']) await register(educator, othersKeys);
    await keys.erase('TN-1');
    await keys.keyFor('TN-2');
    await expect(requireKeys(store, keys)).rejects.toThrow('event 2, in educator-TN-2, cannot be opened');
  });

  test('is told what else is wrong with an event as it is', async () => {
    await register('TN-1', keys);
    store.forge(store.kept[0]?.position ?? 0, { version: 99 });
    await expect(requireKeys(store, keys)).rejects.toMatchObject({ code: 'unknown_version' });
  });
});
