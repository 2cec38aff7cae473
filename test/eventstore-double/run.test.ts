import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UnavailableError } from '@eventstore/db-client';
import { type DoubleProcess, type DoubleProcessOptions, startDoubleProcess } from './double-process.ts';
import { all, anEvent, connect, failure, reached } from './raw-client.ts';

let folder: string;
const started: DoubleProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventstore-double-'));
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((double) => double.kill()));
  rmSync(folder, { recursive: true });
});

async function start(options: DoubleProcessOptions): Promise<DoubleProcess> {
  const double = await startDoubleProcess(options);
  started.push(double);
  return double;
}

test('a double of its own that is killed in a batch keeps what it answered for, and what it had written', async () => {
  const file = join(folder, 'log');
  const first = await start({ file });
  const client = connect(first.url);
  await client.appendToStream('a', [anEvent(), anEvent()]);
  await first.order({ do: 'add', rule: { call: 'batchAppend', at: 'answering', fault: { kind: 'die' } } });
  const inDoubt = [anEvent(), anEvent()];
  expect(await failure(client.appendToStream('a', inDoubt, { expectedRevision: 1n }))).toBeInstanceOf(
    UnavailableError,
  );
  await first.gone;
  const second = await start({ file, port: first.port });
  const again = connect(second.url);
  await reached(again);
  const answer = await again.appendToStream('a', inDoubt, { expectedRevision: 1n });
  expect(answer.nextExpectedRevision).toBe(3n);
  expect(await all(again.readStream('a'))).toHaveLength(4);
  await Promise.all([client.dispose(), again.dispose()]);
});
