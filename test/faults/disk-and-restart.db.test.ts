import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AppendAnswer, NO_STREAM } from '../../src/app/log/event-log.ts';
import { newEvent } from '../log/sample-events.ts';
import { type Home, HOMES } from './homes.ts';
import { describeSeeded } from './seeded.ts';
import type { Sent } from './sent.ts';
import { writeUnderBlows } from './under-blows.ts';

const MOST_ATTEMPTS = 10;

describeSeeded('where the log lives and goes away for a while', (dice) => {
  describe.each(HOMES)('$name', ({ name, fill, start }) => {
    let home: Home;
    beforeAll(async () => {
      home = await start();
    });
    afterAll(() => home.remove());

    test('to be restarted under load loses nothing, and holds nobody up for good', async () => {
      const { log, restart, close } = await home.openLog('restarted');
      const sent = await writeUnderBlows({
        ...{ log, name: 'restarted', cycles: 4, dice: dice.named(name) },
        blow: () => restart(),
      });
      const verdict = await close(sent);
      expect(verdict.violations).toEqual([]);
      expect(verdict.acknowledged).toBeGreaterThan(20);
    });

    test('for lack of room refuses what does not fit, keeps what it has, and takes the rest later', async () => {
      const { log, restart, comeBack, close } = await home.openLog('full');
      await restart(fill.mostFileBytes);
      const sent: Sent[] = [];
      const append = async (nth: number, data: string) => {
        const stream = `credit-${nth}`;
        const events = [newEvent({ data })];
        const one: Sent = { stream, expectedRevision: NO_STREAM, events };
        sent.push(one);
        const answer = await log.append(stream, NO_STREAM, events).catch(() => undefined);
        if (answer === undefined) await comeBack();
        else one.answer = answer;
      };
      // What cannot be compressed; some is taken before the room is used up.
      const large = () => JSON.stringify(randomBytes(fill.bytes / 2).toString('hex'));
      for (let nth = 0; nth < fill.appends; nth += 1) await append(nth, large());
      const refused = sent.filter(({ answer }) => answer === undefined);
      expect(sent.length - refused.length).toBeGreaterThan(5);
      expect(refused.length).toBeGreaterThan(5);
      await append(fill.appends, '{"small":true}');
      expect(sent.at(-1)?.answer).toMatchObject({ outcome: 'appended' });

      await restart();
      for (const one of refused) {
        const events = one.events.map(({ id, data }) => newEvent({ id, data }));
        one.answer = await untilAnswered(() => log.append(one.stream, one.expectedRevision, events));
        expect(one.answer).toMatchObject({ outcome: 'appended' });
      }
      const acknowledged = fill.appends + 1;
      expect(await close(sent)).toMatchObject({ violations: [], acknowledged, unanswered: 0 });
    });
  });
});

/** A restart may have broken the connection that is tried first. */
async function untilAnswered(append: () => Promise<AppendAnswer>): Promise<AppendAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await append();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
