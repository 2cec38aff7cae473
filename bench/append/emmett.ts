import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { claim } from './events.ts';
import type { Timed } from '../timed.ts';
import { write } from './writers.ts';

/** What the bench uses of `@event-driven-io/emmett-postgresql`. */
interface Emmett {
  readonly getPostgreSQLEventStore: (url: string, options: { connectionOptions: { pool: pg.Pool } }) => Store;
}

interface Store {
  readonly schema: { migrate(): Promise<unknown> };
  appendToStream(
    stream: string,
    events: readonly object[],
    options: { expectedStreamVersion: bigint | 'STREAM_DOES_NOT_EXIST' },
  ): Promise<{ readonly nextExpectedStreamVersion: bigint }>;
}

const POOL = 16;

export interface EmmettStore {
  readonly round: (writers: number, each: number) => Promise<Timed>;
  readonly close: () => Promise<void>;
}

/**
 * The store of Emmett on the same server, from a folder where whoever measures has installed it: it has no licence,
 * so that it cannot be among what this project needs (docs/decisions/020).
 */
export async function openEmmett(folder: string, url: string): Promise<EmmettStore> {
  const require = createRequire(join(resolve(folder), 'package.json'));
  const path = require.resolve('@event-driven-io/emmett-postgresql');
  const { getPostgreSQLEventStore } = (await import(pathToFileURL(path).href)) as Emmett;
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  let rounds = 0;
  return {
    round: (writers, each) => {
      const round = (rounds += 1);
      const versions = new Map<number, bigint>();
      return write(writers, each, async (writer, nth) => {
        const { type, data, metadata } = claim(writer, nth);
        const event = { type, data: JSON.parse(data) as object, metadata };
        const expectedStreamVersion = versions.get(writer) ?? 'STREAM_DOES_NOT_EXIST';
        const stream = `credit-emmett-${round}-${writer}`;
        const { nextExpectedStreamVersion } = await store.appendToStream(stream, [event], {
          expectedStreamVersion,
        });
        versions.set(writer, nextExpectedStreamVersion);
      });
    },
    close: () => pool.end(),
  };
}
