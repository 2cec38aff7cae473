import { compared, median, print } from '../measure.ts';

/** What many educators took. */
export interface Spent {
  /** Educators a second. */
  readonly perSecond: number;
  /** Microseconds of processor time for each, in all threads of this process: PostgreSQL's is not among them. */
  readonly processorTime: number;
}

export async function spentOn(educators: number, work: () => Promise<unknown>): Promise<Spent> {
  const began = performance.now();
  const used = process.cpuUsage();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  return { perSecond: educators / seconds, processorTime: (user + system) / educators };
}

/** A line for how many in a second, and one for the processor time, which other programs on the machine change less. */
export function tellSpent(
  name: string,
  baseline: string,
  asked: { readonly ours: readonly Spent[]; readonly baseline: readonly Spent[] },
): void {
  const line = (what: string, unit: string, better: 'less' | 'more', of: (spent: Spent) => number) => {
    const [value, baseline_value] = [median(asked.ours.map(of)), median(asked.baseline.map(of))];
    const said = { bench: 'statewide', case: `${name}${what}`, value, unit, baseline, baseline_value };
    print(compared(said, better));
  };
  line('', 'educators/s', 'more', ({ perSecond }) => perSecond);
  line(', processor time', 'µs', 'less', ({ processorTime }) => processorTime);
}
