import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { MASTER_KEY_FILE } from '../../src/infra/keys/master-key-file.ts';
import { openLedger } from '../../src/infra/open-ledger.ts';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';

test('a ledger whose master key is missing is refused in silence, makes no other, and opens with the restored one', async () => {
  const dataDir = await newDataDir();
  const file = join(dataDir, MASTER_KEY_FILE);
  const said: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void said.push(line) });
  const open = () =>
    openLedger(readConfig({ DATA_DIR: dataDir }), {
      part: 'guest',
      logger,
      onLost: (because) => {
        throw because;
      },
    });
  await (await open()).close();

  await rename(file, `${file}.away`);
  await expect(open()).rejects.toMatchObject({ code: 'master_key_missing' });
  await expect(access(file)).rejects.toMatchObject({ code: 'ENOENT' });

  await rename(`${file}.away`, file);
  await (await open()).close();
  expect(said).toEqual([]);
  await removeDataDir(dataDir);
});
