import pg from 'pg';
import { readPidFile } from './postmaster.ts';

export type Probe =
  /** No PostgreSQL runs on the data. */
  | { readonly state: 'absent' }
  /** One is starting, recovering or stopping. */
  | { readonly state: 'busy' }
  | { readonly state: 'ready'; readonly adminUrl: string };

/** SQLSTATE 57P03, cannot_connect_now: the server starts, recovers or stops. */
const CANNOT_CONNECT_NOW = '57P03';

/** Looks whether a PostgreSQL runs on that data directory and lets us in. */
export async function probe(data: string, password: string): Promise<Probe> {
  const file = await readPidFile(data);
  if (file === undefined || !isAlive(file.pid)) return { state: 'absent' };
  const adminUrl = adminUrlAt(file.port, password);
  try {
    await ask(adminUrl);
    return { state: 'ready', adminUrl };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === CANNOT_CONNECT_NOW || code === 'ECONNREFUSED' || code === 'ECONNRESET')
      return { state: 'busy' };
    throw error;
  }
}

function adminUrlAt(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

async function ask(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'licensure-ledger probe' });
  await client.connect();
  await client.end();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
