import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/infra/project-root.ts';
import { type DoubleProcess, startDoubleProcess } from '../eventstore-double/double-process.ts';
import type { Dice } from './dice.ts';

const LOADER = pathToFileURL(join(projectRoot, 'test/support/typescript/register.mjs')).href;
const SCRIPT = join(projectRoot, 'test/faults/indexing-process.ts');

interface Killable {
  kill(): Promise<void>;
}

/** An EventStoreDB and who indexes it, each a process, killed while others append. */
export interface KilledEventStore {
  readonly url: string;
  /** Kills one of them with -9 at a moment drawn, and starts it again. */
  strike(which: 'server' | 'indexer'): Promise<void>;
  stop(): Promise<void>;
}

export async function startKilledEventStore(
  databaseUrl: string,
  file: string,
  dice: Dice,
): Promise<KilledEventStore> {
  let server: DoubleProcess = await startDoubleProcess({ file });
  const { url, port } = server;
  let indexer = await startIndexing(databaseUrl, url);
  return {
    url,
    strike: async (which) => {
      await sleep(dice.below(200));
      if (which === 'server') {
        await server.kill();
        server = await startDoubleProcess({ file, port });
      } else {
        await indexer.kill();
        indexer = await startIndexing(databaseUrl, url);
      }
    },
    stop: async () => {
      await Promise.all([server.kill(), indexer.kill()]);
    },
  };
}

async function startIndexing(databaseUrl: string, url: string): Promise<Killable> {
  const child = spawn(process.execPath, ['--import', LOADER, SCRIPT, databaseUrl, url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    gone.then(() => {
      throw new Error('The indexer ended before it had begun.');
    }),
  ]);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
