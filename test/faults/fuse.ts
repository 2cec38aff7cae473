import type { Pool, PoolClient } from 'pg';
import type { EventLog } from '../../src/app/log/event-log.ts';

/** Ends a process at one step of what it does, as kill -9 would: from then on it does nothing any more. */
export interface Fuse {
  through<T>(act: () => Promise<T>): Promise<T>;
  readonly isBlown: () => boolean;
}

/** Blows at the nth step: before it, or after it was done and before anybody heard. */
export function fuseAt(nth: number, when: 'before' | 'after'): Fuse {
  let steps = 0;
  let isBlown = false;
  const die = (): never => {
    isBlown = true;
    throw new Error('killed');
  };
  return {
    isBlown: () => isBlown,
    through: async (act) => {
      if (isBlown) return die();
      steps += 1;
      if (steps < nth) return act();
      if (steps === nth && when === 'after') await act();
      return die();
    },
  };
}

/** Every statement is a step; a connection whose process has died is not used again, so what was open is undone. */
export function fusedPool(pool: Pool, fuse: Fuse): Pool {
  return fused(pool, fuse, {
    connect: async () => {
      const client = await pool.connect();
      const release = () => {
        client.release(fuse.isBlown());
      };
      return fused(client, fuse, { release });
    },
  });
}

/** Every append is a step. */
export function fusedLog(log: EventLog, fuse: Fuse): EventLog {
  return { ...log, append: (...given) => fuse.through(() => log.append(...given)) };
}

function fused<T extends Pool | PoolClient>(real: T, fuse: Fuse, more: Readonly<Record<string, unknown>>): T {
  // pg declares a dozen forms of query; whichever is called is passed on as it is.
  const ask: (...given: unknown[]) => Promise<unknown> = real.query.bind(real);
  const own: Readonly<Record<string | symbol, unknown>> = {
    ...more,
    query: (...given: unknown[]) => fuse.through(() => ask(...given)),
  };
  return new Proxy(real, {
    get: (target, name) => {
      if (name in own) return own[name];
      const theirs: unknown = Reflect.get(target, name);
      return typeof theirs === 'function' ? (theirs.bind(target) as unknown) : theirs;
    },
  });
}
