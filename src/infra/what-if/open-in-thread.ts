import { pino } from 'pino';
import type { Ledger } from '../../app/log/ledger.ts';
import { openPostgresVault } from '../keys/postgres-vault.ts';
import { openLog } from '../log/open-log.ts';
import { createLogger } from '../logger.ts';
import { createPool } from '../postgres/pool.ts';
import { systemClock } from '../system-clock.ts';
import type { ThreadData } from './thread-data.ts';

/** Opens the ledger in a thread, to read from, through a connection of its own. */
export async function openInThread({ appUrl, eventStoreUrl, master }: ThreadData): Promise<Ledger> {
  const logger = createLogger('warn', pino.destination(2));
  // Whatever is asked next is asked of another connection.
  const ignore = () => undefined;
  const pool = createPool({
    url: appUrl,
    applicationName: 'licensure-ledger what-if',
    size: 1,
    onError: ignore,
  });
  const vault = await openPostgresVault(pool, {
    id: master.id,
    wrapping: Buffer.from(master.wrapping),
    lookup: Buffer.from(master.lookup),
  });
  const { log } = await openLog(pool, { eventStoreUrl, writesIndex: false, vault, logger, onLost: ignore });
  return { log, vault, clock: systemClock() };
}
