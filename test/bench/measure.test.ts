import { describe, expect, jest, test } from '@jest/globals';
import { compared, interleaved, median, print, within } from '../../bench/measure.ts';

const line = { bench: 'b', case: 'c', value: 5, unit: 'µs', baseline: 'another', baseline_value: 10 };

describe('a comparison', () => {
  test('takes the contenders in turn and leaves the warm-up out of the medians', async () => {
    const order: string[] = [];
    const contender = (name: string, values: readonly number[]) => () => {
      const round = order.filter((one) => one === name).length;
      order.push(name);
      return values[round] ?? NaN;
    };
    const medians = await interleaved(
      { ours: contender('ours', [900, 3, 1, 2]), baseline: contender('baseline', [900, 30, 10, 20]) },
      { rounds: 3 },
    );
    expect(medians).toEqual({ ours: 2, baseline: 20 });
    expect(order).toEqual(Array.from({ length: 4 }, () => ['ours', 'baseline']).flat());
  });

  test('waits for a round that takes its time before the next begins', async () => {
    let running = 0;
    const contender = async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((done) => setTimeout(done, 1));
      running -= 1;
      return 1;
    };
    expect(await interleaved({ ours: contender, baseline: contender })).toEqual({ ours: 1, baseline: 1 });
  });

  test('says how many times as good as the baseline, of times and of throughputs', () => {
    expect(compared(line, 'less').ratio).toBe(2);
    expect(compared(line, 'more').ratio).toBe(0.5);
  });

  test('prints exactly what the table of speeds is made from', () => {
    expect(Object.keys(compared(line, 'less'))).toEqual([
      ...['bench', 'case', 'value', 'unit', 'baseline', 'baseline_value', 'ratio'],
    ]);
  });
});

test('what is printed is one line, with the most memory the process has had', () => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    print(compared(line, 'less'));
    const [printed] = write.mock.calls.flat();
    expect(printed).toMatch(/^{.*"ratio":2,"peak_mib":\d+}\n$/);
  } finally {
    write.mockRestore();
  }
});

describe('what so many of a hundred were done within', () => {
  const waits = Array.from({ length: 200 }, (_, nth) => 200 - nth);

  test.each([
    [50, 101],
    [99, 199],
    [100, 200],
  ])('%d: %d', (percent, wait) => {
    expect(within(waits, percent)).toBe(wait);
  });
});

describe('a median', () => {
  test.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 1], 9],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  test('of nothing there is none', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
