import pg from 'pg';
import { fault } from '../../app/fault.ts';
import { type Course, inTransaction } from '../postgres/transaction.ts';

/** The right to write to one part of a build, as it was given. */
export interface Lease {
  /** `<build>/<part>` */
  readonly unit: string;
  readonly build: number;
  readonly part: string;
  /** Grows each time the unit changes hands. */
  readonly epoch: number;
}

/** Longer than this no owner may stand still in the middle of a write: its locks would hold its successor up. */
export const LEASE_MS = 4_000;

/**
 * What is computed from the log need not be on disk when it is confirmed: a server that dies forgets at most the last
 * moment of it, rows, place and marks together, and it is computed again. The log itself always is.
 */
export const RECOMPUTABLE = 'SET LOCAL synchronous_commit = off';

/**
 * Runs the work in one transaction that commits only if the lease is still the one that was given: its row is held
 * until then, so nobody can take it over in between (renewing it is not hindered). An owner that stands still in
 * the middle loses its connection, and with it what it has not committed. `opening` is further statements without
 * parameters that go with the first round trip.
 */
export function fenced<T>(
  pool: pg.Pool,
  lease: Lease,
  work: (client: pg.PoolClient, course: Course) => Promise<T>,
  opening = '',
): Promise<T> {
  const hold = `SELECT FROM read_models.lease
    WHERE unit = ${pg.escapeLiteral(lease.unit)} AND epoch = ${lease.epoch} FOR KEY SHARE`;
  const first = `SET LOCAL idle_in_transaction_session_timeout = ${LEASE_MS}; ${hold}; ${opening}`;
  return inTransaction(
    pool,
    async (client, { opened: [, held, ...opened], closeWith }) => {
      if (held?.rowCount !== 1) throw leaseLost(lease);
      return work(client, { opened, closeWith });
    },
    { opening: first },
  );
}

function leaseLost({ unit, epoch }: Lease): Error {
  return fault('lease_lost', `Another projector owns ${unit}: what was given with epoch ${epoch} is over.`);
}
