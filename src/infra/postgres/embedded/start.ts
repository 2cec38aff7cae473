import { setTimeout as sleep } from 'node:timers/promises';
import { fault } from '../../../app/fault.ts';
import { takeGuard, type Part } from './guard.ts';
import { openHome, type Home } from './home.ts';
import { passwordProblem } from './password.ts';
import { launch, type Launched, stopPostmaster } from './postmaster.ts';
import { probe } from './probe.ts';
import { lastLogLines } from './server-log.ts';
import { supervise, type Embedded, type Reached } from './supervise.ts';

export interface EmbeddedSettings {
  /** Folder of everything that must outlive a restart; made when missing. */
  readonly dataDir: string;
  /** One server at a time; any number of guests beside it or alone. */
  readonly part: Part;
  /** Hears what an operator should read: where data are, what was joined. */
  readonly log: (message: string) => void;
  /** Hears that the database ended though nobody asked it to. Nothing works after that: exit. */
  readonly onLost: (because: Error) => void;
}

/** Recovery after a crash reads what was written since the last checkpoint: at most minutes. */
const START_TIMEOUT_MS = 5 * 60_000;
/** Longer than this is told, so that nobody takes a recovery for a hang. */
const SAY_AFTER_MS = 5_000;
const POLL_MS = 40;
const LAUNCHES = 50;
const RELAUNCH_PAUSE_MS = 200;

/**
 * Runs PostgreSQL on the data folder, or joins the one that runs there already. Throws, saying what to do, when
 * another server uses the folder (`in_use`), when its password file is not that of the data (`password_wrong`), when the data are another version's or another user's, and when
 * PostgreSQL does not start (`start_failed`, with the end of its log).
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<Embedded> {
  const home = await openHome(settings.dataDir, settings.log);
  const reached = await reach(home, settings);
  if (reached.adopted) settings.log(`Joined the PostgreSQL that already runs on ${home.data}.`);
  return supervise(home, settings, reached);
}

/** Starts what is absent, waits for what is busy, takes the guard of what is ready. */
async function reach(home: Home, { part, log }: EmbeddedSettings): Promise<Reached> {
  const slow = performance.now() + SAY_AFTER_MS;
  let said = false;
  const until = performance.now() + START_TIMEOUT_MS;
  let launched: Launched | undefined;
  let launches = 0;
  while (performance.now() < until) {
    const found = await probe(home.data, home.password).catch((error: unknown) =>
      refused(home, launched, error),
    );
    if (found.state === 'ready') {
      const answer = await takeGuard(found.adminUrl, part);
      const adopted = launched === undefined || launched.ended() !== undefined;
      if (answer.outcome === 'held') return { adminUrl: found.adminUrl, guard: answer.guard, adopted };
      if (answer.outcome === 'taken') throw inUse(home, answer.serverPid);
    } else if (found.state === 'absent' && (await mayLaunch(launched, launches))) {
      launched = await launch(home);
      launches += 1;
    }
    if (!said && performance.now() > slow) {
      log(`PostgreSQL on ${home.data} is recovering, starting or stopping: waiting for it.`);
      said = true;
    }
    await sleep(POLL_MS);
  }
  throw fault(
    'start_failed',
    `PostgreSQL in ${home.data} was not ready after ${START_TIMEOUT_MS / 1000} s.\n${await lastLogLines(home.logFile)}`,
  );
}

/** With a wrong password nobody else can have joined what we launched: it would run on for nobody. */
async function refused(home: Home, launched: Launched | undefined, error: unknown): Promise<never> {
  const problem = passwordProblem(home.dataDir, error);
  if (problem !== error && launched !== undefined && launched.ended() === undefined)
    await stopPostmaster(home);
  throw problem;
}

/**
 * What passes by itself: another program took the port between our asking for a free one and using it, and, after
 * PostgreSQL was killed, its sessions still hold its shared memory until they notice; or another start was faster.
 */
const PASSING = /could not bind|pre-existing shared memory block|lock file .* already exists/;

async function mayLaunch(before: Launched | undefined, launches: number): Promise<boolean> {
  if (before === undefined) return true;
  const ended = before.ended();
  if (ended === undefined) return false;
  const log = await before.log();
  if (!PASSING.test(log) || launches >= LAUNCHES) {
    throw fault('start_failed', `PostgreSQL did not start (${ended}).\n${log}`);
  }
  await sleep(RELAUNCH_PAUSE_MS);
  return true;
}

function inUse({ dataDir }: Home, serverPid: number): Error {
  return fault(
    'in_use',
    `another licensure-ledger (pid ${serverPid}) already uses ${dataDir}; stop it or set DATA_DIR to another folder`,
  );
}
