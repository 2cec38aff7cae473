import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { derivedId } from '../../src/app/executing/ids.ts';
import { canonicalText } from '../../src/app/log/canonical-text.ts';
import { deriveEducatorKey } from '../../src/app/log/educator-key.ts';
import { seal } from '../../src/app/log/envelope.ts';
import type { StoredEvent } from '../../src/app/log/event-log.ts';
import type { MasterKey } from '../../src/infra/keys/master-key.ts';
import { wrap } from '../../src/infra/keys/wrapping.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';
import { copyRows } from '../../src/infra/postgres/copy-rows.ts';
import { inTransaction } from '../../src/infra/postgres/transaction.ts';
import type { Happening } from './happening.ts';
import { type Life, life } from './life.ts';

/** So many lives run at the same time; what happened in them lies scattered, by its days. */
const AT_ONCE = 400;
const COLUMNS = [
  ...['ordinal', 'stream', 'revision', 'id', 'type', 'version', 'data', 'metadata', 'educator', 'state'],
  ...['recorded_at', 'hash'],
];

/**
 * Writes so many events after those that are there, as the owner of the log may, by COPY: sealed, hashed and
 * numbered as if each had been appended: of invented educators from a number on. Answers the number after the last.
 */
export async function writeLog(owner: Pool, master: MasterKey, events: number, from = 0): Promise<number> {
  let number = from;
  for (let left = events; left > 0;) {
    const lives = Array.from({ length: AT_ONCE }, (_, nth) => life(number + nth));
    number += AT_ONCE;
    left -= await inTransaction(owner, async (client) => {
      await copyRows(
        client,
        'ledger.educator_keys',
        ['educator', 'wrapped_key', 'key_id'],
        keysOf(lives, master),
      );
      return writeLives(client, lives, left);
    });
  }
  await owner.query('ANALYZE ledger.events');
  await owner.query('ANALYZE ledger.educator_keys');
  return number;
}

async function writeLives(client: PoolClient, lives: readonly Life[], most: number): Promise<number> {
  const { rows } = await client.query<{ ordinal: number; recorded_at: number }>(
    'SELECT ordinal, recorded_at FROM ledger.head FOR UPDATE',
  );
  const [head = { ordinal: 0, recorded_at: 0 }] = rows;
  const happened = lives
    .flatMap((one) => one.happenings.map((happening) => ({ one, happening })))
    .sort((a, b) => (a.happening.on < b.happening.on ? -1 : Number(a.happening.on > b.happening.on)))
    .slice(0, most);
  const revisions = new Map<string, number>();
  const stored = happened.map(({ one, happening }, nth) => {
    const revision = (revisions.get(happening.stream) ?? -1) + 1;
    revisions.set(happening.stream, revision);
    return storedOf(one, happening, revision, head.ordinal + nth + 1, head.recorded_at + nth + 1);
  });
  await copyRows(client, 'ledger.events', COLUMNS, stored.map(rowOf));
  await client.query('UPDATE ledger.head SET ordinal = ordinal + $1, recorded_at = recorded_at + $1', [
    stored.length,
  ]);
  return stored.length;
}

function storedOf(
  { educator, state }: Life,
  { stream, event }: Happening,
  revision: number,
  ordinal: number,
  recordedAt: number,
): StoredEvent {
  const commandId = derivedId('bench', stream, revision);
  const metadata = {
    ...{
      commandId,
      correlationId: commandId,
      causationId: commandId,
      commandDigest: secretOf(commandId).toString('hex'),
    },
    ...{ actor: 'bench', state, educator },
  };
  const [sealed] = seal(metadata, stream, [event], keyOf(educator));
  if (sealed === undefined) throw new RangeError('an event was sealed to nothing');
  const unhashed = { ...sealed, stream, revision, ordinal, recordedAt };
  return { ...unhashed, hash: hashOf(unhashed) };
}

function rowOf({
  ordinal,
  stream,
  revision,
  id,
  type,
  version,
  data,
  metadata,
  recordedAt,
  hash,
}: StoredEvent) {
  const { educator, state } = metadata;
  return [
    ...[ordinal, stream, revision, id, type, version, data, canonicalText(metadata), educator, state],
    ...[recordedAt, Buffer.from(hash, 'hex')],
  ];
}

const keys = new Map<string, ReturnType<typeof deriveEducatorKey>>();

/** Those of the lives in hand. */
function keyOf(educator: string) {
  if (keys.size > 2 * AT_ONCE) keys.clear();
  const key = keys.get(educator) ?? deriveEducatorKey(secretOf(educator));
  keys.set(educator, key);
  return key;
}

function* keysOf(lives: readonly Life[], master: MasterKey) {
  for (const { educator } of lives) yield [educator, wrap(secretOf(educator), educator, master), master.id];
}

/** The same on each run: nobody's data depend on it. */
function secretOf(name: string): Buffer {
  return createHash('sha256').update(name).digest();
}
