import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../../app/fault.ts';
import { hasCode } from '../../../app/has-code.ts';

/** The administrator's password, made by the first start and readable by its user only. */
export async function findPassword(dataDir: string): Promise<string | undefined> {
  const file = fileIn(dataDir);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'EISDIR')) {
      throw fault('password_wrong', `${file} is a folder: restore that file from a backup.`, error);
    }
    if (!hasCode(error, 'EACCES')) throw error;
    throw fault(
      'password_closed',
      `${file} is closed to this user: run as the user who started the ledger.`,
      error,
    );
  }
}

export async function getPassword(dataDir: string): Promise<string> {
  const password = await findPassword(dataDir);
  if (password !== undefined) return password;
  throw fault(
    'password_missing',
    `${fileIn(dataDir)} is missing, and without it nobody can sign in to the data beside it: put it back.`,
  );
}

/** What to say when PostgreSQL refuses the password (28P01 invalid_password); any other error as it is. */
export function passwordProblem(dataDir: string, error: unknown): unknown {
  if (!hasCode(error, '28P01')) return error;
  return fault(
    'password_wrong',
    `${fileIn(dataDir)} does not hold the password of the data beside it, and without it nobody can sign in to ` +
      'them: restore that file from a backup and start again.',
    error,
  );
}

/** Written whole before it gets its name; of two starts at once, one makes it and both read it. */
export async function makePassword(dataDir: string): Promise<string> {
  const unfinished = `${fileIn(dataDir)}.${process.pid}.unfinished`;
  const handle = await open(unfinished, 'w', 0o600);
  await handle.writeFile(randomBytes(32).toString('base64url'));
  await handle.sync();
  await handle.close();
  try {
    await link(unfinished, fileIn(dataDir));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(unfinished);
  }
  return getPassword(dataDir);
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'postgres-password');
}
