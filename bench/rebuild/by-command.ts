import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fault } from '../../src/app/fault.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import type { Stage } from './stage.ts';

/** What a process came to. */
export interface Ran {
  readonly seconds: number;
  /** Most memory (MiB resident) it was seen with, in all and in the first tenth of the time. */
  readonly peak: number;
  readonly earlyPeak: number;
}

const LOOK_EACH_MS = 250;

/** `npm run rebuild` in a process of its own: every projection anew, compared with what is read, and put in use. */
export async function rebuildByCommand({ ledger, database }: Stage): Promise<Ran> {
  const script = fileURLToPath(new URL('../../src/rebuild.js', import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd: projectRoot,
    stdio: ['ignore', process.stderr, process.stderr],
    env: {
      ...process.env,
      ...{ DATABASE_URL: database.appUrl, MIGRATOR_DATABASE_URL: database.migratorUrl },
      ...{ MASTER_KEY: ledger.secret, JWT_ISSUER: 'https://issuer.example.org', JWT_AUDIENCE: 'bench' },
      JWKS_URL: 'https://issuer.example.org/keys',
    },
  });
  const memory: { readonly at: number; readonly size: number }[] = [];
  const looking = setInterval(() => {
    void residentOf(child.pid).then((size) => memory.push({ at: performance.now() - began, size }));
  }, LOOK_EACH_MS);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw fault('rebuild_failed', `npm run rebuild ended with ${String(code)}.`);
  } finally {
    clearInterval(looking);
  }
  const took = performance.now() - began;
  const peakOf = (seen: typeof memory) => Math.max(...seen.map(({ size }) => size));
  return {
    seconds: took / 1000,
    peak: peakOf(memory),
    earlyPeak: peakOf(memory.filter(({ at }) => at <= took / 10)),
  };
}

/** MiB. */
async function residentOf(pid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({
    stdout: '0',
  }));
  return Number(stdout) / 1024;
}
