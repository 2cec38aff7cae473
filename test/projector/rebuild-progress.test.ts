import { describe, expect, test } from '@jest/globals';
import { linesOn, stepsOf } from '../../src/infra/projector/rebuild-progress.ts';

const seen = { state: 'building', head: 1000, work: 0, rate: 0, secondsLeft: null } as const;

describe('the progress of a rebuild', () => {
  test('is told in events, then in educators, each with rate and time left', () => {
    const step = stepsOf('standings');
    expect(step({ ...seen, ordinal: 400, rate: 200, secondsLeft: 3 }, 0)).toMatchObject({
      ...{ phase: 'events', done: 400, of: 1000, rate: 200, secondsLeft: 3 },
    });
    expect(step({ ...seen, ordinal: 1000, work: 50 }, 1000)).toMatchObject({
      ...{ phase: 'educators', done: 0, of: 50, secondsLeft: null },
    });
    expect(step({ ...seen, ordinal: 1000, work: 30 }, 3000)).toMatchObject({
      ...{ phase: 'educators', done: 20, of: 50, rate: 10, secondsLeft: 3 },
    });
    expect(step({ ...seen, state: 'live', ordinal: 1000 }, 5000)).toMatchObject({ phase: 'done' });
  });

  test('is a plain line for each tenth where there is no terminal', () => {
    const lines: string[] = [];
    const teller = linesOn({ write: (text) => lines.push(text) });
    const step = stepsOf('hours');
    for (const ordinal of [100, 120, 199, 250, 1000]) {
      teller.tell(step({ ...seen, ordinal, rate: 100, secondsLeft: (1000 - ordinal) / 100 }, 0));
    }
    expect(lines).toEqual([
      'hours: 10%, 100 of 1000 events, 100/s, 9 s left\n',
      'hours: 20%, 250 of 1000 events, 100/s, 8 s left\n',
      'hours: 100%, 1000 of 1000 events, 100/s, time left not known yet\n',
    ]);
  });
});
