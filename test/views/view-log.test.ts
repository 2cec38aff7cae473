import { describe, expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import type { RecordView } from '../../src/app/record-views.ts';
import { createViewLog } from '../../src/infra/views/view-log.ts';

const VIEW: RecordView = {
  ...{ educator: 'TN-1', viewedAt: 0, viewer: 'agency-tn', query: 'renewalStatus', amongOthers: false },
  ...{ roles: ['agency'], state: 'TN', employer: null, issuer: null },
};

const of = (educator: string): RecordView => ({ ...VIEW, educator });

/** A database that takes statements, or fails as long as it is told to. */
function database() {
  const written: string[][] = [];
  const self = {
    isDown: false,
    written,
    pool: {
      options: {},
      query: ({ values }: { values: [string[]] }) => {
        if (self.isDown) return Promise.reject(new Error('The network is gone, and this names Lovelace.'));
        written.push(values[0]);
        return Promise.resolve({ rows: [] });
      },
    } as unknown as Pool,
  };
  return self;
}

function started(mostWaiting = 3) {
  const store = database();
  const lines: object[] = [];
  const counts = { wrote: 0, failed: 0, lost: 0 };
  const log = createViewLog({
    ...{ pool: store.pool, mostWaiting, logger: { error: (line: object) => void lines.push(line) } },
    observe: {
      wrote: (views) => void (counts.wrote += views),
      failed: () => void (counts.failed += 1),
      lost: (views) => void (counts.lost += views),
    },
  });
  return { log, store, lines, counts };
}

describe('notes of who viewed what', () => {
  test('are written together, each once', async () => {
    const { log, store, counts } = started();
    log.note([of('TN-1'), of('TN-2')]);
    log.note([of('TN-1'), { ...VIEW, viewedAt: 3_599_999 }]);
    expect(store.written).toEqual([]);
    await log.close();
    log.note([of('TN-1')]);
    await log.close();
    expect([store.written, counts.wrote]).toEqual([[['TN-1', 'TN-2']], 2]);
  });

  test('that cannot be written are kept, told and counted, and written once that is possible', async () => {
    const { log, store, lines, counts } = started();
    store.isDown = true;
    log.note([of('TN-1')]);
    await expect(log.read({ educator: 'TN-1', window: { size: 1, from: 'start' } })).rejects.toThrow();
    expect([counts, lines]).toMatchObject([{ failed: 1, lost: 0 }, [{ alarm: 'record_views', waiting: 1 }]]);
    expect(JSON.stringify(lines)).not.toContain('Lovelace');
    store.isDown = false;
    await log.close();
    expect([store.written, counts.wrote]).toEqual([[['TN-1']], 1]);
  });

  test('beyond as many as may wait are lost, which is told and counted', async () => {
    const { log, store, lines, counts } = started(3);
    store.isDown = true;
    log.note(['TN-1', 'TN-2', 'TN-3', 'TN-4', 'TN-5'].map(of));
    expect([counts.lost, lines]).toMatchObject([2, [{ lost: 2 }]]);
    await log.close();
    expect(counts.lost).toBe(5);
  });
});
