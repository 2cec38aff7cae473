import { resolve } from 'node:path';
import pg from 'pg';
import { findServerPid } from './guard.ts';
import { findData } from './home.ts';
import { findPassword } from './password.ts';
import { probe } from './probe.ts';

export interface Running {
  /** Superuser's connection to the database `postgres`. */
  readonly adminUrl: string;
  /** Process id of the server that uses the database; undefined for an orphan or a guest's. */
  readonly serverPid: number | undefined;
}

/**
 * The database that runs on a data folder now, and whose it is. Both are asked of PostgreSQL itself, since a file
 * of ours would outlive a killed process.
 */
export async function findRunning(dataDir: string): Promise<Running | undefined> {
  const folder = resolve(dataDir);
  const data = await findData(folder);
  const password = await findPassword(folder);
  if (data === undefined || password === undefined) return undefined;
  const found = await probe(data, password);
  if (found.state !== 'ready') return undefined;
  const client = new pg.Client({
    connectionString: found.adminUrl,
    application_name: 'licensure-ledger probe',
  });
  await client.connect();
  try {
    return { adminUrl: found.adminUrl, serverPid: await findServerPid(client) };
  } finally {
    await client.end();
  }
}
