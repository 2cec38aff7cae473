import { compared, median, print } from './measure.ts';

/** What so many who each waited for one answer before the next came to. */
export interface Timed {
  readonly perSecond: number;
  /** Milliseconds within which so many of a hundred were answered. */
  readonly p50: number;
  readonly p99: number;
}

interface Compared {
  readonly bench: string;
  readonly name: string;
  /** What is counted in a second, as `appends/s`. */
  readonly unit: string;
  readonly ours: readonly Timed[];
  readonly baseline: string;
  readonly theirs: readonly Timed[];
}

/** A line for how many in a second, and one each for how long half and nearly all of them took. */
export function printTimed({ bench, name, unit, ours, baseline, theirs }: Compared): void {
  const tell = (what: string, of: (timed: Timed) => number, lineUnit: string, better: 'less' | 'more') => {
    const value = median(ours.map(of));
    const baseline_value = median(theirs.map(of));
    const line = { bench, case: `${name}${what}`, value, unit: lineUnit, baseline, baseline_value };
    print(compared(line, better));
  };
  tell('', ({ perSecond }) => perSecond, unit, 'more');
  tell(', half answered within', ({ p50 }) => p50, 'ms', 'less');
  tell(', 99 of 100 answered within', ({ p99 }) => p99, 'ms', 'less');
}
