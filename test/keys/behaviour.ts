import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { holdsSealed, seal } from '../../src/app/log/envelope.ts';
import { isErased } from '../../src/app/log/key-vault.ts';
import type { KeyVault } from '../../src/app/log/key-vault.ts';
import { openEvents } from '../../src/app/log/open-events.ts';

export interface Vault {
  readonly vault: KeyVault;
  close(): Promise<void>;
}

/** What every vault promises. */
export function describeVault(name: string, start: () => Promise<Vault>): void {
  describe(`the vault in ${name}`, () => {
    let opened: Vault;
    let vault: KeyVault;

    beforeEach(async () => {
      opened = await start();
      vault = opened.vault;
    });

    afterEach(() => opened.close());

    test('answers one key for an educator, however often and from however many sides it is asked', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => vault.keyFor('TN-1')));
      const again = await vault.keyFor('TN-1');
      for (const answer of answers) expect(answer).toEqual(again);
    });

    test('answers another key for another educator', async () => {
      expect(await vault.keyFor('TN-1')).not.toEqual(await vault.keyFor('TN-2'));
    });

    test('answers many keys at once, and makes none by that', async () => {
      const one = await vault.keyFor('TN-1');
      await vault.erase('TN-2');
      const keys = await vault.keysFor(['TN-1', 'TN-2', 'TN-3', 'TN-1']);
      expect(keys).toEqual(
        new Map<string, unknown>([
          ['TN-1', one],
          ['TN-2', { erased: true }],
        ]),
      );
      expect(await vault.keysFor(['TN-3'])).toEqual(new Map());
      expect(await vault.keysFor([])).toEqual(new Map());
    });

    test('never makes a key again once it is erased, nor for one who never had one', async () => {
      expect(isErased(await vault.keyFor('TN-1'))).toBe(false);
      for (const educator of ['TN-1', 'TN-1', 'TN-2']) await vault.erase(educator);
      for (const educator of ['TN-1', 'TN-2']) {
        expect(await vault.keyFor(educator)).toEqual({ erased: true });
        expect(await vault.keysFor([educator])).toEqual(new Map([[educator, { erased: true }]]));
      }
    });

    test('leaves nothing of what it sealed once the key is erased, and everybody else as they were', async () => {
      const events = [await sealedName('TN-1', 'Ada'), await sealedName('TN-2', 'Grace')];
      expect(events.map(holdsSealed)).toEqual([true, true]);
      expect(await names(events)).toEqual(['Ada', 'Grace']);
      await vault.erase('TN-1');
      expect(await names(events)).toEqual([null, 'Grace']);
    });

    async function sealedName(educator: string, givenName: string) {
      const key = await vault.keyFor(educator);
      if (isErased(key)) throw new Error('nothing was erased yet');
      const metadata = {
        commandId: 'c',
        commandDigest: 'd',
        correlationId: 'r',
        causationId: 'r',
        actor: 'a',
        educator,
      };
      const registered = { type: 'educator.Registered', data: { educator, givenName } } as const;
      const [event] = seal(metadata, `educator-${educator}`, [registered], key);
      if (event === undefined) throw new Error('one event in, one event out');
      return { ...event, stream: `educator-${educator}`, revision: 0, ordinal: 1, recordedAt: 0, hash: '' };
    }

    async function names(events: Parameters<typeof openEvents>[0]) {
      const opened = await openEvents(events, vault);
      return opened.map((event) => (event.type === 'educator.Registered' ? event.data.givenName : undefined));
    }

    test('hashes a name without the differences people do not mean, and with all others', () => {
      const same = ['María  José', ' maría josé ', 'MARÍA JOSÉ', 'Mari\u0301a Jose\u0301'];
      expect(new Set(same.map((name) => vault.lookupHash(name))).size).toBe(1);
      const other = ['María José', 'Maria Jose', 'María', 'José María', 'MaríaJosé'];
      expect(new Set(other.map((name) => vault.lookupHash(name))).size).toBe(other.length);
      expect(vault.lookupHash('María José')).toMatch(/^[0-9a-f]{64}$/);
    });
  });
}
