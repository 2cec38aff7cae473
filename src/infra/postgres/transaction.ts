import type { ClientBase, Pool, PoolClient, QueryResult } from 'pg';
import { fault } from '../../app/fault.ts';

export interface Terms {
  /** Statements without parameters that go to the server together with BEGIN: a round trip less. */
  readonly opening?: string;
  /**
   * The longest it may take, however silent the network is: the server's own limit for one statement and a little
   * more when not given. 0 is for ever.
   */
  readonly withinMs?: number;
}

/** What a transaction is given besides its connection. */
export interface Course {
  /** What the opening statements answered, in their order. */
  readonly opened: readonly QueryResult[];
  /** Statements without parameters that are to go to the server together with COMMIT. */
  readonly closeWith: (statements: string) => void;
}

type Work<T> = (client: PoolClient, course: Course) => Promise<T>;

/** How much longer than the server's own limit for one statement a transaction may take. */
const GRACE_MS = 2_000;

/**
 * Runs the work in one transaction on one connection of the pool, and answers what it answered once COMMIT held.
 * Throws what the work threw, after ROLLBACK; an error with code `not_committed` when the server rolled back
 * instead of committing; the connection's error when it broke, and one with code `not_answered` when it took too
 * long, which breaks it (then nobody knows whether COMMIT arrived: the caller must be able to repeat).
 */
export async function inTransaction<T>(pool: Pool, work: Work<T>, terms: Terms = {}): Promise<T> {
  const { opening = '', withinMs = limitOf(pool) } = terms;
  const client = await pool.connect();
  let broken = false;
  // The pool stops listening to a connection it has lent: unheard, its break would end the process.
  const markBroken = () => {
    broken = true;
  };
  client.on('error', markBroken);
  try {
    const running = courseOn(client, (course) => work(client, course), markBroken, opening);
    return await inTime(running, withinMs, markBroken);
  } finally {
    client.off('error', markBroken);
    client.release(broken);
  }
}

function limitOf(pool: Pool): number {
  const limit = Number(pool.options.statement_timeout ?? 0);
  return limit === 0 ? 0 : limit + GRACE_MS;
}

async function inTime<T>(running: Promise<T>, ms: number, onLate: () => void): Promise<T> {
  if (ms === 0) return running;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(fault('not_answered', `The database did not end a transaction within ${ms / 1000} s.`));
    }, ms);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The same on a connection the caller keeps, without a limit. `onBroken` hears that not even ROLLBACK went through. */
export function transactionOn<T>(
  client: ClientBase,
  work: () => Promise<T>,
  onBroken: () => void,
): Promise<T> {
  return courseOn(client, work, onBroken, '');
}

async function courseOn<T>(
  client: ClientBase,
  work: (course: Course) => Promise<T>,
  onBroken: () => void,
  opening: string,
): Promise<T> {
  try {
    const [, ...opened] = await several(client, `BEGIN; ${opening}`);
    let closing = '';
    const answer = await work({
      opened,
      closeWith: (statements) => {
        closing = statements;
      },
    });
    await commit(client, closing);
    return answer;
  } catch (error) {
    // The first error is the one worth telling; a failed ROLLBACK only means the connection is of no more use.
    await client.query('ROLLBACK').catch(onBroken);
    throw error;
  }
}

/** An aborted transaction answers COMMIT with the tag ROLLBACK and no error: only the tag tells. */
async function commit(client: ClientBase, closing: string): Promise<void> {
  const command = (await several(client, `${closing}; COMMIT`)).at(-1)?.command;
  if (command === 'COMMIT') return;
  throw fault(
    'not_committed',
    `The transaction was not committed (the server answered ${command ?? 'nothing'}): an error inside it was swallowed.`,
  );
}

/** Several statements without parameters in one round trip, each with its answer. */
async function several(client: ClientBase, statements: string): Promise<readonly QueryResult[]> {
  const answers: QueryResult | readonly QueryResult[] = await client.query(statements);
  return 'rows' in answers ? [answers] : answers;
}
