import { describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../../src/app/log/event-log.ts';
import { createBell } from '../../src/infra/log/bell.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { subscription } from '../../src/infra/log/subscription.ts';
import { newEvents } from './sample-events.ts';

const EVENTS = 60;
const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Follows a log to which somebody appends, and answers the pages it was read in. */
async function pagesOf(appendsIn: (append: () => Promise<void>, seen: () => number) => Promise<void>) {
  const log = createMemoryLog();
  const bell = createBell();
  const stopping = new AbortController();
  const pages: number[] = [];
  let seen = 0;
  let appended = 0;
  const append = async () => {
    await log.append('credit-1', NO_STREAM + appended, newEvents(1));
    appended += 1;
    bell.ring();
  };
  const appending = appendsIn(append, () => seen);
  for await (const page of subscription(log, { bell, pollMs: 1_000 }, 0, stopping.signal)) {
    pages.push(page.length);
    seen += page.length;
    // Work upon a page takes a while; in a steady stream more has come by then.
    await tick();
    await tick();
    if (seen === EVENTS) stopping.abort();
  }
  await appending;
  return pages;
}

describe('who follows the log', () => {
  test('reads a steady stream in pages that grow, and all of it', async () => {
    const pages = await pagesOf(async (append) => {
      for (let nth = 0; nth < EVENTS; nth += 1) {
        await append();
        await tick();
      }
    });
    expect(pages.reduce((sum, length) => sum + length, 0)).toBe(EVENTS);
    expect(Math.max(...pages)).toBeGreaterThan(5);
  });

  test('is given each event by itself where the next comes only after it was seen', async () => {
    const pages = await pagesOf(async (append, seen) => {
      for (let nth = 0; nth < EVENTS; nth += 1) {
        await append();
        while (seen() <= nth) await tick();
        // Seen, and worked upon.
        for (let wait = 0; wait < 5; wait += 1) await tick();
      }
    });
    expect(pages).toEqual(Array.from({ length: EVENTS }, () => 1));
  });
});
