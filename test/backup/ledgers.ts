import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { pino } from 'pino';
import { PROJECTIONS } from '../../projections/index.ts';
import { readConfig } from '../../src/config.ts';
import { KEPT } from '../../src/infra/backup/tables.ts';
import { type OpenLedger, openLedger } from '../../src/infra/open-ledger.ts';
import { createPool } from '../../src/infra/postgres/pool.ts';
import { type DatabaseUrls, dropDatabase, prepareDatabase } from '../../src/infra/postgres/roles.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { prepareTables } from '../../src/infra/projector/tables.ts';
import { testAdminUrl } from '../support/database.ts';
import { readTables } from '../support/read-tables.ts';

export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

export interface EmptyDatabase extends DatabaseUrls {
  drop(): Promise<void>;
}

/** A database of the two roles in which nothing was ever migrated. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const name = `test_${randomUUID()}`;
  const urls = await prepareDatabase(testAdminUrl(), name);
  return { ...urls, drop: () => dropDatabase(testAdminUrl(), name) };
}

/** The ledger in a database, with the vault that production has; the log may be elsewhere. */
export function open({ appUrl, migratorUrl }: DatabaseUrls, eventStoreUrl = ''): Promise<OpenLedger> {
  const config = readConfig({
    ...{ DATABASE_URL: appUrl, MIGRATOR_DATABASE_URL: migratorUrl, MASTER_KEY },
    ...{ JWT_ISSUER: 'https://id.example/', JWT_AUDIENCE: 'licensure-ledger' },
    ...{ JWKS_URL: 'https://id.example/jwks.json', EVENTSTORE_URL: eventStoreUrl },
  });
  return openLedger(config, { part: 'guest', logger: pino({ level: 'silent' }), onLost: rethrow });
}

/** Every table that a backup keeps, as COPY writes it, and the head. */
export async function keptTables({ migratorUrl }: DatabaseUrls): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    const copies: Record<string, string> = {};
    for (const { name, order } of [...KEPT, { name: 'ledger.head', order: 'ordinal' }]) {
      const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
        name,
      ]);
      if (rows[0]?.there !== true) continue;
      copies[name] = await text(client.query(to(`COPY (SELECT * FROM ${name} ORDER BY ${order}) TO STDOUT`)));
    }
    return copies;
  } finally {
    await client.end();
  }
}

/** Every read table once a projector has seen the whole log. */
export async function builtTables({ jurist, pool, database }: OpenLedger): Promise<Record<string, string>> {
  const migrator = createPool({
    ...{ url: database.migratorUrl, applicationName: 'test tables', size: 1, onError: rethrow },
  });
  await prepareTables(migrator, PROJECTIONS);
  await migrator.end();
  const logger = { info: () => undefined, warn: rethrow, error: rethrow };
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, logger });
  try {
    if (!(await projector.progress.waitFor(await jurist.ledger.log.head(), 20_000)))
      throw new Error('The projector did not come to the end.');
    return await readTables(pool);
  } finally {
    await projector.stop();
  }
}

export function rethrow(error: unknown): never {
  throw error;
}
