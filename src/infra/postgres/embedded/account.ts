import { stat } from 'node:fs/promises';
import { fault } from '../../../app/fault.ts';
import { runAs, type Account } from './run-as.ts';

const SYSTEM_USER = 'licensure-ledger';

/**
 * PostgreSQL refuses to run as root, so a root process runs it as the owner of the data, or, for new data, as a
 * system user of its own, made when missing. Everybody else runs it as themselves, and only on their own data.
 */
export async function accountFor(existingData: string | undefined): Promise<Account | undefined> {
  const ourselves = process.getuid?.();
  if (ourselves === undefined) return undefined;
  if (existingData === undefined) return ourselves === 0 ? systemUser() : undefined;
  const owner = await stat(existingData);
  if (owner.uid === 0) {
    throw fault(
      'data_of_root',
      `${existingData} belongs to root, and PostgreSQL does not run as root: give it to an ordinary user ` +
        `who can enter it (chown -R).`,
    );
  }
  if (ourselves === 0) return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  if (ourselves === owner.uid) return undefined;
  throw fault(
    'data_of_another_user',
    `${existingData} belongs to user number ${owner.uid}, but this process runs as number ${ourselves}: ` +
      `start it as that user or as root, or set DATA_DIR to a folder of your own.`,
  );
}

async function systemUser(): Promise<Account> {
  const existing = await findUser();
  if (existing !== undefined) return existing;
  const made = await runAs(undefined, 'useradd', [
    ...['--system', '--user-group', '--no-create-home'],
    ...['--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'],
    SYSTEM_USER,
  ]);
  // Another process may have made it meanwhile: what counts is that it exists.
  const user = await findUser();
  if (user !== undefined) return user;
  throw fault(
    'no_system_user',
    `PostgreSQL does not run as root, and the system user '${SYSTEM_USER}' could not be made: ${made.output}. ` +
      `Start as an ordinary user, make that user yourself, or set DATABASE_URL to a PostgreSQL that runs already.`,
  );
}

async function findUser(): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all([
    runAs(undefined, 'id', ['-u', SYSTEM_USER]),
    runAs(undefined, 'id', ['-g', SYSTEM_USER]),
  ]);
  if (!uid.succeeded || !gid.succeeded) return undefined;
  return { name: SYSTEM_USER, uid: Number(uid.output), gid: Number(gid.output) };
}
