import { setTimeout as sleep } from 'node:timers/promises';
import { fault } from '../../../app/fault.ts';
import { takeGuard, type Guard, type Part } from './guard.ts';
import type { Home } from './home.ts';
import { stopPostmaster } from './postmaster.ts';
import { probe } from './probe.ts';
import { lastLogLines } from './server-log.ts';

export interface Embedded {
  /** Superuser's connection to the database `postgres`. */
  readonly adminUrl: string;
  /** True when the database was running already. */
  readonly adopted: boolean;
  /** Stops the database if nobody else uses it, and waits for its end. Call it last, as often as you like. */
  stop(): Promise<void>;
}

interface Supervision {
  readonly part: Part;
  readonly log: (message: string) => void;
  readonly onLost: (because: Error) => void;
}

/** After one session crashed, PostgreSQL ends all and recovers: the guard is taken again within this time. */
const REGAIN_TIMEOUT_MS = 60_000;
const POLL_MS = 40;

/** A database that answers, with our part in it secured. */
export interface Reached {
  readonly adminUrl: string;
  readonly guard: Guard;
  /** True when somebody else had started the database. */
  readonly adopted: boolean;
}

/** Watches over a database we use, until we stop using it. */
export function supervise(home: Home, { part, log, onLost }: Supervision, reached: Reached): Embedded {
  let stopped: Promise<void> | undefined;
  const isStopping = () => stopped !== undefined;
  let guard: Promise<Guard | undefined> = Promise.resolve(reached.guard);

  const watch = async (watched: Guard): Promise<void> => {
    const because = await watched.lost;
    if (isStopping()) return;
    guard = regain(home, part);
    const regained = await guard;
    if (regained !== undefined) {
      log(`PostgreSQL in ${home.data} ended all sessions (${because.message}) and has recovered.`);
      return watch(regained);
    }
    if (isStopping()) return;
    const message = `PostgreSQL in ${home.data} is lost (${because.message}).\n${await lastLogLines(home.logFile)}`;
    onLost(fault('database_lost', message, because));
  };
  watch(reached.guard).catch((error: unknown) => {
    onLost(fault('database_lost', `PostgreSQL in ${home.data} is lost.`, error));
  });

  const stop = async (): Promise<void> => {
    const held = await guard;
    if (held === undefined) return;
    if (await held.closeToOthers()) await stopPostmaster(home);
    else await held.end();
  };
  return {
    adminUrl: reached.adminUrl,
    adopted: reached.adopted,
    stop: () => (stopped ??= stop()),
  };
}

/** Undefined when the database is gone or another server has it now. */
async function regain(home: Home, part: Part): Promise<Guard | undefined> {
  const until = performance.now() + REGAIN_TIMEOUT_MS;
  while (performance.now() < until) {
    const found = await probe(home.data, home.password);
    if (found.state === 'absent') return undefined;
    if (found.state === 'ready') {
      const answer = await takeGuard(found.adminUrl, part);
      if (answer.outcome === 'taken') return undefined;
      if (answer.outcome === 'held') return answer.guard;
    }
    await sleep(POLL_MS);
  }
  return undefined;
}
