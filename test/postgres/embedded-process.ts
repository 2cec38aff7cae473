// The smallest program that uses the embedded PostgreSQL as the server and the import do. Arguments: data folder
// and part. Each thing it does is one line of JSON on stdout.
import pg from 'pg';
import type { Part } from '../../src/infra/postgres/embedded/guard.ts';
import { startEmbedded } from '../../src/infra/postgres/embedded/start.ts';

const [dataDir = '', part = 'server'] = process.argv.slice(2);

function say(event: string, more: object = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
}

try {
  const embedded = await startEmbedded({
    dataDir,
    part: part as Part,
    log: (message) => {
      say('log', { message });
    },
    onLost: (because) => {
      say('lost', { message: because.message });
      process.exit(1);
    },
  });
  const drain = async (): Promise<void> => {
    const client = new pg.Client(embedded.adminUrl);
    await client.connect();
    // Long enough that a signal which reached PostgreSQL too would have ended it.
    await client.query('SELECT pg_sleep(0.3)');
    await client.end();
    say('drained');
    await embedded.stop();
    say('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void drain());
  // The test run holds the other end: when it is killed, nothing of it may stay behind.
  process.stdin.once('end', () => void drain()).resume();
  if ('unref' in process.stdin) process.stdin.unref();
  say('ready', { adminUrl: embedded.adminUrl, adopted: embedded.adopted });
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  say('failed', { code, message });
  process.exitCode = 1;
}
