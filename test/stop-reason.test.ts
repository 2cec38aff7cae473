import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../src/app/fault.ts';
import { ConfigError } from '../src/config.ts';
import { LogGone } from '../src/infra/log/log-gone.ts';
import { breakReason, stopReason } from '../src/stop-reason.ts';

async function thrownBy(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('what is printed when a start failed', () => {
  test('is one sentence with the path and what to do, for an error of the file system', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stop-reason-'));
    const file = join(folder, 'file');
    await writeFile(file, '');
    const reasons = await Promise.all(
      [
        readFile(join(folder, 'none')),
        readFile(join(file, 'below')),
        writeFile(file, '', { flag: 'wx' }),
        writeFile(folder, ''),
      ].map(async (attempt) => stopReason(await thrownBy(attempt))),
    );
    await rm(folder, { recursive: true });
    expect(reasons).toEqual([
      `${join(folder, 'none')} does not exist: check the path.`,
      `${join(file, 'below')} leads through a file where a folder is expected: check the path.`,
      `${file} exists already and is in the way: move it, or name another path.`,
      `${folder} is a folder where a file is expected: move it, or name another path.`,
    ]);
  });

  test('is one sentence with the address and what to do, where no database answers', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    const refused = await thrownBy(once(connect(port, '127.0.0.1'), 'connect'));
    const reason =
      `No database can be reached (connect ECONNREFUSED 127.0.0.1:${port}): look whether it runs, and whether its ` +
      'address is right.';
    expect(stopReason(refused)).toBe(reason);
    // A name with several addresses.
    expect(stopReason(new AggregateError([refused, refused]))).toBe(reason);
  });

  test('is the message of an expected failure, and the stack of a bug', () => {
    expect(stopReason(new ConfigError('Set PORT.'))).toBe('Set PORT.');
    expect(stopReason(fault('a_code', 'Do this.'))).toBe('Do this.');
    expect(stopReason(new TypeError('A bug.'))).toContain('stop-reason.test');
    expect(stopReason('a text')).toBe('a text');
  });
});

describe('what is printed when an import breaks off', () => {
  test('says that the same command goes on with it, where what stopped it passes', () => {
    expect(breakReason(new LogGone('The EventStoreDB did not answer.'))).toBe(
      'The EventStoreDB did not answer.\nThe work broke off there; what it recorded stays. Once that is mended run ' +
        'the same command again: it goes on.',
    );
  });

  test('is what is printed of any other error, where going on would change nothing', async () => {
    const missing = await thrownBy(readFile('/no/such.csv'));
    expect(breakReason(missing)).toBe('/no/such.csv does not exist: check the path.');
    expect(breakReason(fault('a_code', 'Do this.'))).toBe('Do this.');
  });
});
