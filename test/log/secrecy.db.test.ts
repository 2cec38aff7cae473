import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { seal } from '../../src/app/log/envelope.ts';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import type { Metadata } from '../../src/app/log/event-log.ts';
import { isErased } from '../../src/app/log/key-vault.ts';
import type { KeyVault } from '../../src/app/log/key-vault.ts';
import { openEvents } from '../../src/app/log/open-events.ts';
import { masterKeyFrom } from '../../src/infra/keys/master-key.ts';
import { openPostgresVault } from '../../src/infra/keys/postgres-vault.ts';
import { startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';

const EVERY_TABLE = `
  SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
  WHERE table_schema = 'ledger' AND table_type = 'BASE TABLE'`;

const person = {
  givenName: 'Wilhelmina',
  familyName: 'Zabriskie',
  birthDate: '1979-03-14',
  ssn: '987-65-4329',
  email: 'w.zabriskie@example.org',
};
const PIECES = ['Wilhelmina', 'Zabriskie', 'zabriskie', '1979', '03-14', '987-65', '4329', 'example.org'];

function registered(educator: string) {
  return { type: 'educator.Registered', data: { educator, state: 'TN', ...person } } as const;
}

function commandOf(educator: string): Metadata {
  return {
    commandId: 'c',
    commandDigest: 'd',
    correlationId: 'r',
    causationId: 'r',
    actor: 'agency:TN',
    educator,
  };
}

describe('personal data in the ledger', () => {
  let engine: PostgresEngine;
  let vault: KeyVault;

  beforeEach(async () => {
    engine = await startPostgresLog();
    vault = await openPostgresVault(engine.pool, masterKeyFrom(randomBytes(32).toString('base64')));
  });

  afterEach(() => engine.close());

  async function sealFor(educator: string) {
    const key = await vault.keyFor(educator);
    if (isErased(key)) throw new Error('nothing was erased yet');
    return seal(commandOf(educator), `educator-${educator}`, [registered(educator)], key);
  }

  test('stands in clear in no column of any table, neither as text nor as bytes', async () => {
    await engine.log.append('educator-TN-1', NO_STREAM, await sealFor('TN-1'));
    const tables = await engine.asAdmin(EVERY_TABLE);
    expect(tables.length).toBeGreaterThanOrEqual(4);
    const texts = await Promise.all(
      tables.map(async ({ name }) =>
        JSON.stringify(await engine.asAdmin(`SELECT t::text AS row FROM ${String(name)} t`)),
      ),
    );
    const everything = texts.join('\n');
    expect(everything).toContain('educator-TN-1');
    for (const piece of PIECES) {
      expect(everything).not.toContain(piece);
      expect(everything).not.toContain(Buffer.from(piece).toString('hex'));
      expect(everything).not.toContain(Buffer.from(piece).toString('base64').replace(/=+$/, ''));
    }
  });

  test('has the same bytes on a retry, so that the log knows the retry', async () => {
    const first = await engine.log.append('educator-TN-1', NO_STREAM, await sealFor('TN-1'));
    expect(await engine.log.append('educator-TN-1', NO_STREAM, await sealFor('TN-1'))).toEqual(first);
    expect(await engine.log.head()).toBe(1);
  });

  test('of two people of one name cannot be told to be equal', async () => {
    const [[one], [two]] = [await sealFor('TN-1'), await sealFor('TN-2')];
    const fields = (data = '{}') =>
      Object.values(JSON.parse(data) as object).map((value) => JSON.stringify(value));
    const shared = fields(one?.data).filter((field) => fields(two?.data).includes(field));
    expect(shared).toEqual(['"TN"']);
    expect(one?.id).not.toBe(two?.id);
  });

  test('reads back while the key stands, and as nothing once it is erased, hashes unharmed', async () => {
    await engine.log.append('educator-TN-1', NO_STREAM, await sealFor('TN-1'));
    const before = await engine.log.readStream('educator-TN-1');
    expect((await openEvents(before, vault))[0]?.data).toMatchObject(person);
    await vault.erase('TN-1');
    const after = await engine.log.readStream('educator-TN-1');
    expect(after).toEqual(before);
    expect((await openEvents(after, vault))[0]?.data).toEqual({
      educator: 'TN-1',
      state: 'TN',
      givenName: null,
      familyName: null,
      birthDate: null,
      ssn: null,
      email: null,
    });
  });
});
