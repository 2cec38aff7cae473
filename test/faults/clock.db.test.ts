import { expect, test } from '@jest/globals';
import { END } from '../../src/app/log/event-log.ts';
import { CLOCKS } from './clocks.ts';
import { describeSeeded } from './seeded.ts';
import { writeUnderBlows } from './under-blows.ts';

describeSeeded('a clock that steps back', (dice) => {
  test.each(CLOCKS)(
    'again and again under load never makes an event older than the one before it: that of $name',
    async ({ name, start }) => {
      const { log, now, stepBack, close } = await start();
      const sent = await writeUnderBlows({
        ...{ log, name: 'clock', cycles: 12, dice: dice.named(name) },
        blow: (own) => stepBack(own.below(5_000)),
      });
      const [last] = await log.readAllBackwards(END, 1);
      expect(last?.recordedAt).toBeGreaterThan(now());
      const { violations, acknowledged } = await close(sent);
      expect(violations).toEqual([]);
      expect(acknowledged).toBeGreaterThan(50);
    },
  );
});
