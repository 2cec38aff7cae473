import type { ClientBase, Pool, PoolClient } from 'pg';
import { fault } from '../../app/fault.ts';

/**
 * Runs the work in one transaction on one connection of the pool, and answers what it answered once COMMIT held.
 * Throws what the work threw, after ROLLBACK; an error with code `not_committed` when the server rolled back
 * instead of committing; the connection's error when it broke (then nobody knows whether COMMIT arrived: the caller
 * must be able to repeat).
 */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  // The pool stops listening to a connection it has lent: unheard, its break would end the process.
  const markBroken = () => {
    broken = true;
  };
  client.on('error', markBroken);
  try {
    return await transactionOn(client, () => work(client), markBroken);
  } finally {
    client.off('error', markBroken);
    client.release(broken);
  }
}

/** The same on a connection the caller keeps. `onBroken` hears that not even ROLLBACK went through. */
export async function transactionOn<T>(
  client: ClientBase,
  work: () => Promise<T>,
  onBroken: () => void,
): Promise<T> {
  try {
    await client.query('BEGIN');
    const answer = await work();
    await commit(client);
    return answer;
  } catch (error) {
    // The first error is the one worth telling; a failed ROLLBACK only means the connection is of no more use.
    await client.query('ROLLBACK').catch(onBroken);
    throw error;
  }
}

/** An aborted transaction answers COMMIT with the tag ROLLBACK and no error: only the tag tells. */
async function commit(client: ClientBase): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command === 'COMMIT') return;
  throw fault(
    'not_committed',
    `The transaction was not committed (the server answered ${command}): an error inside it was swallowed.`,
  );
}
