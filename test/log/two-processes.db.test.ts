import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { StoredEvent } from '../../src/app/log/event-log.ts';
import { hashOf } from '../../src/infra/log/event-hash.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { startPostgresLog } from './postgres-engine.ts';
import type { PostgresEngine } from './postgres-engine.ts';

const LOADER = pathToFileURL(join(projectRoot, 'test/support/typescript/register.mjs')).href;
const SCRIPT = join(projectRoot, 'test/log/writing-process.ts');
const PER_WRITER = 100;
/** Four writers, and one event to meet the other process. */
const PER_PROCESS = 4 * PER_WRITER + 1;

interface Acknowledged {
  readonly stream: string;
  readonly id: string;
  readonly revision: number;
  readonly ordinal: number;
}

async function writeInAProcess(url: string, name: string, other: string): Promise<readonly Acknowledged[]> {
  const args = ['--import', LOADER, SCRIPT, url, name, other, String(PER_WRITER)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Acknowledged);
}

describe('two processes that append at once', () => {
  let engine: PostgresEngine;
  let stop: AbortController;

  beforeEach(async () => {
    engine = await startPostgresLog();
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await engine.close();
  });

  async function readAlong(): Promise<readonly StoredEvent[]> {
    const seen: StoredEvent[] = [];
    for await (const page of engine.log.subscribeAll(0, stop.signal, { until: 2 * PER_PROCESS }))
      seen.push(...page);
    return seen;
  }

  test('lose nothing, double nothing, leave no gap, and a reader meanwhile skips nothing', async () => {
    const { appUrl } = engine.database;
    const [reader, ...writers] = await Promise.all([
      readAlong(),
      writeInAProcess(appUrl, 'one', 'two'),
      writeInAProcess(appUrl, 'two', 'one'),
    ]);
    const acknowledged = writers.flat().sort((a, b) => a.ordinal - b.ordinal);
    const stored = await engine.log.readAll(0, 3 * PER_PROCESS);

    expect(stored.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: 2 * PER_PROCESS }, (_, n) => n + 1),
    );
    expect(stored.map(({ stream, id, revision, ordinal }) => ({ stream, id, revision, ordinal }))).toEqual(
      acknowledged,
    );
    expect(reader).toEqual(stored);
    expect(stored.every((event) => hashOf(event) === event.hash)).toBe(true);
    const instants = stored.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    // They did write at once: neither waited for the other to be done.
    const names = stored.map(({ data }) => (JSON.parse(data) as { name: string }).name);
    expect(names.indexOf('two')).toBeLessThan(names.lastIndexOf('one'));
    expect(names.indexOf('one')).toBeLessThan(names.lastIndexOf('two'));
  });
});
