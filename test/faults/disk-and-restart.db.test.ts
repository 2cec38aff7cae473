import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { NO_STREAM } from '../../src/app/event-log.ts';
import { newEvent } from '../log/sample-events.ts';
import { type Doomed, startDoomed } from './doomed-database.ts';
import { describeSeeded } from './seeded.ts';
import type { Sent } from './sent.ts';
import { writeUnderBlows } from './under-blows.ts';

/** Room for one segment of PostgreSQL's own log, and a little more. */
const MOST_FILE_BYTES = 20 * 1024 * 1024;
const LARGE = 900 * 1024;

describeSeeded('a database that goes away for a while', (dice) => {
  let doomed: Doomed;
  beforeAll(async () => {
    doomed = await startDoomed();
  });
  afterAll(() => doomed.remove());

  test('to be restarted under load loses nothing, and holds nobody up for good', async () => {
    const { log, close } = await doomed.openLog('restarted');
    const sent = await writeUnderBlows({
      ...{ log, name: 'restarted', cycles: 4, dice },
      blow: () => doomed.server.restart(),
    });
    const verdict = await close(sent);
    expect(verdict.violations).toEqual([]);
    expect(verdict.acknowledged).toBeGreaterThan(20);
  });

  test('for lack of room refuses what does not fit, keeps what it has, and takes the rest later', async () => {
    const { log, close } = await doomed.openLog('full');
    await doomed.server.restart(MOST_FILE_BYTES);
    const sent: Sent[] = [];
    const append = async (nth: number, data: string) => {
      const one = { stream: `credit-${nth}`, expectedRevision: NO_STREAM, events: [newEvent({ data })] };
      const answer = await log.append(one.stream, one.expectedRevision, one.events).catch(() => undefined);
      sent.push(answer === undefined ? one : { ...one, answer });
      return answer;
    };
    // What cannot be compressed; some is taken before the room is used up.
    const large = () => JSON.stringify(randomBytes(LARGE / 2).toString('hex'));
    for (let nth = 0; nth < 40; nth += 1) await append(nth, large());
    const refused = sent.filter(({ answer }) => answer === undefined);
    expect(sent.length - refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeGreaterThan(5);
    expect(await append(40, '{"small":true}')).toMatchObject({ outcome: 'appended' });

    await doomed.server.restart();
    for (const one of refused) {
      const events = one.events.map(({ id, data }) => newEvent({ id, data }));
      // A restart may have broken the connection that is tried first.
      const again = () => log.append(one.stream, one.expectedRevision, events);
      one.answer = await again().catch(again);
      expect(one.answer).toMatchObject({ outcome: 'appended' });
    }
    expect(await close(sent)).toMatchObject({ violations: [], acknowledged: 41, unanswered: 0 });
  });
});
