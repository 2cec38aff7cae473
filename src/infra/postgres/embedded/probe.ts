import pg from 'pg';
import { hasCode } from '../../../app/has-code.ts';
import { isPostgres, readPidFile } from './pid-file.ts';

export type Probe =
  /** No PostgreSQL runs on the data. */
  | { readonly state: 'absent' }
  /** One is starting, recovering or stopping. */
  | { readonly state: 'busy' }
  | { readonly state: 'ready'; readonly adminUrl: string };

/** Looks whether a PostgreSQL runs on that data directory and lets us in. */
export async function probe(data: string, password: string): Promise<Probe> {
  const file = await readPidFile(data);
  if (file === undefined || !(await isPostgres(file.pid))) return { state: 'absent' };
  const adminUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${file.port}/postgres`;
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'licensure-ledger probe' });
  // What breaks is told by the promises below.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return { state: 'ready', adminUrl };
  } catch (error) {
    if (isServerBusy(error)) return { state: 'busy' };
    throw error;
  }
}

/**
 * Whether the connection failed because the server is on its way up or down: it says so (57P01 admin_shutdown,
 * 57P02 crash_shutdown, 57P03 cannot_connect_now), or it does not listen yet or no longer.
 */
export function isServerBusy(error: unknown): boolean {
  return (
    hasCode(error, '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE') ||
    String(error).includes('Connection terminated')
  );
}
