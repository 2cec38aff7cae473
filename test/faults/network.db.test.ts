import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AppendAnswer, NO_STREAM, type StoredEvent } from '../../src/app/log/event-log.ts';
import { pause } from '../../src/infra/pause.ts';
import { newEvents } from '../log/sample-events.ts';
import type { Dice } from './dice.ts';
import { CALM, type Weather } from './proxy.ts';
import { describeSeeded } from './seeded.ts';
import type { Sent } from './sent.ts';
import { type Networked, NETWORKS } from './through-proxy.ts';
import { writeUnderBlows } from './under-blows.ts';

describeSeeded('between the log and where it lives', (all) => {
  describe.each(NETWORKS)('a network to $name', ({ name, asksAgain, cycles, start }) => {
    const dice = all.named(name);
    let current: Networked;
    let stop: AbortController;
    beforeEach(async () => {
      stop = new AbortController();
      current = await start(4);
    });
    afterEach(async () => {
      stop.abort();
      await current.close();
    });

    test('loses a reply: what is asked again is answered for the first time', async () => {
      const { log, proxy, verdictOn } = current;
      const sent: Sent[] = [];
      let revision = NO_STREAM;
      for (let n = 0; n < 40; n += 1) {
        const events = newEvents(1 + dice.below(3));
        const append = (): Promise<AppendAnswer> => log.append('credit-1', revision, events);
        // A connection that is there already: else it would be the greeting of a new one that is lost.
        await log.head();
        if (dice.chance(0.4)) {
          proxy.weather.repliesToLose = 1;
          if (!asksAgain) await expect(append()).rejects.toThrow();
        }
        const answer = await append();
        sent.push({ stream: 'credit-1', expectedRevision: revision, events, answer });
        revision += events.length;
        expect(answer).toMatchObject({ outcome: 'appended', revision });
      }
      expect(proxy.lost()).toBeGreaterThan(5);
      expect(await verdictOn(sent)).toMatchObject({ violations: [], acknowledged: 40 });
    });

    test('changes its weather for ever: what is acknowledged is there once, and a reader misses nothing', async () => {
      const { log, proxy, verdictOn } = current;
      const reading = readOnAndOn(current, stop.signal);
      const sent = await writeUnderBlows({
        ...{ log, name: 'stormy', cycles, dice },
        blow: (own) => {
          change(proxy.weather, own);
          if (own.chance(0.5)) proxy.reset();
        },
      });
      Object.assign(proxy.weather, CALM);
      await reading.caughtUpWith(await log.head());
      stop.abort();
      const read = await reading.events;
      const verdict = await verdictOn(sent);
      expect(verdict.violations).toEqual([]);
      expect(verdict.acknowledged).toBeGreaterThan(100);
      expect(read.map(({ ordinal }) => ordinal)).toEqual(read.map((_, n) => n + 1));
      expect(asksAgain ? proxy.lost() : reading.breaks()).toBeGreaterThan(0);
    });

    test('lets nothing through: who appends is told in time, and answered once the way is open again', async () => {
      const { log, proxy, verdictOn } = current;
      const [before, during] = [newEvents(2), newEvents(2)];
      const answer = await log.append('credit-1', NO_STREAM, before);
      proxy.weather.blackhole = true;
      const asked = performance.now();
      await expect(log.append('credit-1', 1, during)).rejects.toThrow();
      await expect(log.head()).rejects.toThrow();
      expect(performance.now() - asked).toBeLessThan(10_000);
      proxy.weather.blackhole = false;
      const late = await log.append('credit-1', 1, during);
      expect(late).toEqual({ outcome: 'appended', revision: 3, ordinal: 4 });
      const sent = [
        { stream: 'credit-1', expectedRevision: NO_STREAM, events: before, answer },
        { stream: 'credit-1', expectedRevision: 1, events: during, answer: late },
      ];
      expect(await verdictOn(sent)).toMatchObject({ violations: [], acknowledged: 2 });
    });
  });
});

function change(weather: Weather, dice: Dice): void {
  Object.assign(weather, CALM, {
    latencyMs: dice.chance(0.3) ? dice.below(20) : 0,
    sliceBytes: dice.chance(0.3) ? 20 + dice.below(200) : undefined,
    repliesToLose: dice.chance(0.5) ? dice.below(3) : 0,
  });
}

/** Reads the log as a follower does: subscribes again after the last ordinal seen whenever it breaks. */
function readOnAndOn({ log }: Networked, signal: AbortSignal) {
  const seen: StoredEvent[] = [];
  let breaks = 0;
  let place = 0;
  const read = async (): Promise<readonly StoredEvent[]> => {
    while (!signal.aborted) {
      try {
        const onCaughtUp = (ordinal: number) => {
          place = ordinal;
        };
        const after = seen.at(-1)?.ordinal ?? 0;
        for await (const page of log.subscribeAll(after, signal, {}, onCaughtUp)) seen.push(...page);
      } catch {
        breaks += 1;
        await pause(10, signal);
      }
    }
    return seen;
  };
  return {
    events: read(),
    breaks: () => breaks,
    caughtUpWith: async (head: number) => {
      while (place < head && !signal.aborted) await pause(10, signal);
    },
  };
}
