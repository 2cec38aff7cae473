import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { isPostgres, readPidFile } from '../../src/infra/postgres/embedded/pid-file.ts';
import type { Process } from './processes.ts';

/** Asks a server process to stop, and waits until it has. */
export async function stop(process: Process, signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<void> {
  process.signal(signal);
  await process.hears('stopped');
  await process.ended;
}

export async function connected(adminUrl: string | undefined): Promise<pg.Client> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  return client;
}

/** Leaves a text in the database at that address. */
export async function write({ adminUrl }: { readonly adminUrl?: string }, text: string): Promise<void> {
  const client = await connected(adminUrl);
  await client.query('CREATE TABLE IF NOT EXISTS written (text text)');
  await client.query('INSERT INTO written VALUES ($1)', [text]);
  await client.end();
}

/** Every text left there. */
export async function read({ adminUrl }: { readonly adminUrl?: string }): Promise<readonly string[]> {
  const client = await connected(adminUrl);
  const { rows } = await client.query<{ text: string }>('SELECT text FROM written');
  await client.end();
  return rows.map(({ text }) => text);
}

/** The process id of the PostgreSQL on the folder; undefined when none runs. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const data = await realpath(join(dataDir, 'postgres'));
  const file = await readPidFile(data);
  return file !== undefined && (await isPostgres(file.pid)) ? file.pid : undefined;
}
