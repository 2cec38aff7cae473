/** One round of what is compared: does the work and says what it measured, in the unit of its case. */
export type Round = () => number | Promise<number>;

/** One line of output. */
export interface Line {
  readonly bench: string;
  readonly case: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: string;
  readonly baseline_value: number;
  /** How many times as good as the baseline: twice as fast is 2, whether time or throughput is measured. */
  readonly ratio: number;
}

interface Rounds {
  readonly rounds?: number;
  readonly warmUps?: number;
}

/**
 * Rounds in turn, the first contender, the second, the first again, so that a slow minute of the machine falls
 * on all of them; before that each warms up. Gives what each measured, under its name.
 */
export async function interleavedAll<Name extends string, T>(
  contenders: Readonly<Record<Name, () => T | Promise<T>>>,
  { rounds = 5, warmUps = 1 }: Rounds = {},
): Promise<Readonly<Record<Name, readonly T[]>>> {
  const names = Object.keys(contenders) as Name[];
  const measured = new Map(names.map((name) => [name, [] as T[]]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const name of names) {
      const value = await contenders[name]();
      if (round >= 0) measured.get(name)?.push(value);
    }
  }
  return Object.fromEntries(measured) as Record<Name, T[]>;
}

/** The same of single numbers: the median of each. */
export async function interleaved<Name extends string>(
  contenders: Readonly<Record<Name, Round>>,
  options: Rounds = {},
): Promise<Readonly<Record<Name, number>>> {
  const all = Object.entries<readonly number[]>(await interleavedAll(contenders, options));
  return Object.fromEntries(all.map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const below = ordered[Math.ceil(ordered.length / 2) - 1];
  const above = ordered[Math.floor(ordered.length / 2)];
  if (below === undefined || above === undefined) throw new RangeError('there is no median of nothing');
  return (below + above) / 2;
}

/** A line whose ratio says how many times as good the value is as the baseline's. */
export function compared(line: Omit<Line, 'ratio'>, better: 'less' | 'more'): Line {
  const { value, baseline_value } = line;
  const ratio = better === 'less' ? baseline_value / value : value / baseline_value;
  return {
    bench: line.bench,
    case: line.case,
    value: rounded(value),
    unit: line.unit,
    baseline: line.baseline,
    baseline_value: rounded(baseline_value),
    ratio: rounded(ratio),
  };
}

/** With the most memory this process has had until then, in MiB resident. */
export function print(line: Line): void {
  const peak_mib = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${JSON.stringify({ ...line, peak_mib })}\n`);
}

/** What so many of a hundred were done within. */
export function within(waits: readonly number[], percent: number): number {
  const ordered = waits.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor((ordered.length * percent) / 100))] ?? Number.NaN;
}

/** A round that does the same with each input, several times over: microseconds for each. */
export function microsecondsEach<T>(inputs: readonly T[], passes: number, use: (input: T) => unknown): Round {
  return () => {
    const began = performance.now();
    for (let pass = 0; pass < passes; pass += 1) for (const input of inputs) consume(use(input));
    return ((performance.now() - began) * 1000) / (passes * inputs.length);
  };
}

/** The same where each has to be waited for before the next. */
export function microsecondsEachAwaited<T>(
  inputs: readonly T[],
  passes: number,
  use: (input: T) => Promise<unknown>,
): Round {
  return async () => {
    const began = performance.now();
    for (let pass = 0; pass < passes; pass += 1) for (const input of inputs) consume(await use(input));
    return ((performance.now() - began) * 1000) / (passes * inputs.length);
  };
}

const kept: { result: unknown } = { result: undefined };

/** Keeps a result where others could read it, so that no compiler may leave out the work of making it. */
export function consume(result: unknown): void {
  kept.result = result;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
