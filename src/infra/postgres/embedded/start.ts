import { setTimeout as sleep } from 'node:timers/promises';
import { takeGuard, type Guard, type Part } from './guard.ts';
import { openHome, type Home } from './home.ts';
import { lastLogLines, launch, stopPostmaster, type Launched } from './postmaster.ts';
import { probe } from './probe.ts';

export interface EmbeddedSettings {
  /** Folder of everything that must outlive a restart; made when missing. */
  readonly dataDir: string;
  /** One server at a time; any number of guests beside it or alone. */
  readonly part: Part;
  /** Hears what an operator should read: where data are, what is adopted or awaited. */
  readonly log: (message: string) => void;
  /** Hears that the database ended though nobody asked it to. Nothing works after that: drain and exit. */
  readonly onLost: (because: Error) => void;
}

export interface Embedded {
  /** Superuser's connection to the database `postgres`. */
  readonly adminUrl: string;
  /** True when the database was running already. */
  readonly adopted: boolean;
  /** Stops the database if nobody else uses it, and waits for its end. Call it last. */
  stop(): Promise<void>;
}

/** Recovery after a crash reads what was written since the last checkpoint: at most minutes. */
const START_TIMEOUT_MS = 5 * 60_000;
const POLL_MS = 40;

/**
 * Runs PostgreSQL on the data folder, or joins the one that runs there already. Throws when another server uses the
 * folder, when the data are another version's or another user's, and when PostgreSQL does not start.
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<Embedded> {
  const home = await openHome(settings.dataDir, settings.log);
  const until = performance.now() + START_TIMEOUT_MS;
  let launched: Launched | undefined;
  while (performance.now() < until) {
    const found = await probe(home.data, home.password);
    if (found.state === 'ready') {
      const answer = await takeGuard(found.adminUrl, settings.part);
      if (answer.outcome === 'held') {
        return running(settings, home, found.adminUrl, launched === undefined, answer.guard);
      }
      if (answer.outcome === 'taken') throw takenBy(answer.holder, home.dataDir);
    }
    if (found.state === 'absent') launched = await launchAndWatch(home, launched);
    await sleep(POLL_MS);
  }
  throw new Error(
    `PostgreSQL in ${home.data} did not become ready within ${START_TIMEOUT_MS / 1000} s.\n${await lastLogLines(home.logFile)}`,
  );
}

async function launchAndWatch(home: Home, before: Launched | undefined): Promise<Launched> {
  if (before !== undefined) {
    const ended = await Promise.race([before.ended, sleep(POLL_MS)]);
    if (ended === undefined) return before;
    throw new Error(`PostgreSQL did not start (${ended}).\n${await lastLogLines(home.logFile)}`);
  }
  return launch(home);
}

function running(
  settings: EmbeddedSettings,
  home: Home,
  adminUrl: string,
  adopted: boolean,
  guard: Guard,
): Embedded {
  let stopping = false;
  if (adopted) settings.log(`Joined the PostgreSQL that already runs on ${home.data}.`);
  void guard.lost.then(async (because) => {
    if (stopping) return;
    settings.onLost(
      new Error(
        `PostgreSQL in ${home.data} was lost: ${because.message}\n${await lastLogLines(home.logFile)}`,
      ),
    );
  });
  return {
    adminUrl,
    adopted,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      if (await guard.closeForOthers()) await stopPostmaster(home);
      else await guard.end();
    },
  };
}

function takenBy(holder: string, dataDir: string): Error {
  return new Error(
    `another licensure-ledger (pid ${holder}) already uses ${dataDir}; stop it or set DATA_DIR to another folder`,
  );
}
