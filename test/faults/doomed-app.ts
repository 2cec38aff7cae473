import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHome } from '../../src/infra/postgres/embedded/home.ts';
import { type RunningProgram, startProgram } from '../e2e/server.ts';
import { type DoubleProcess, startDoubleProcess } from '../eventstore-double/double-process.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { killPostgres } from './server.ts';

/** What is killed of a program whose log is in an EventStoreDB; each is then started again by whoever looks after it. */
export const BLOWS = ['the EventStoreDB', 'the app', 'both', 'a session'] as const;
export type Blow = (typeof BLOWS)[number];

/** The whole program over an EventStoreDB, to be killed. */
export interface DoomedApp {
  readonly program: () => RunningProgram;
  /** What the program is told by its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the EventStoreDB keeps what it was given. */
  readonly file: string;
  /** `kill -9`; resolves when all of it runs again. */
  strike(blow: Blow): Promise<void>;
  remove(): Promise<void>;
}

export async function startDoomedApp(): Promise<DoomedApp> {
  const dataDir = await newDataDir();
  const file = join(dirname(dataDir), 'eventstore');
  let double: DoubleProcess = await startDoubleProcess({ file });
  const { url, port } = double;
  const env = {
    ...{ DATA_DIR: dataDir, EVENTSTORE_URL: url, EXAMPLES: 'no', REMINDERS: 'off', LOG_LEVEL: 'error' },
    CLOCK: '2024-08-01T15:00:00Z',
  };
  let program = await startProgram(env);
  const startDouble = async () => {
    double = await startDoubleProcess({ file, port });
  };
  const startApp = async () => {
    program = await startProgram(env);
  };
  return {
    ...{ program: () => program, env, file },
    strike: async (blow) => {
      switch (blow) {
        case 'the EventStoreDB':
          await double.kill();
          return startDouble();
        case 'the app':
          await program.kill();
          return startApp();
        case 'both':
          // The program starts while nothing answers it yet.
          await Promise.all([program.kill(), double.kill()]);
          await Promise.all([startApp(), sleep(300).then(startDouble)]);
          return;
        case 'a session':
          // Of PostgreSQL: it ends them all and recovers; the program lives on, and finds its database again.
          return killPostgres(await openHome(dataDir, ignore), blow);
      }
    },
    remove: async () => {
      await Promise.all([program.kill(), double.kill()]);
      await removeDataDir(dataDir);
    },
  };
}

function ignore(): void {
  // Where data are is known.
}
