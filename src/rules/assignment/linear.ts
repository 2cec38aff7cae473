/**
 * What is to be as great as possible: variables from 0 to `upper`, under rows whose weighted sums may not
 * exceed `most`. Of several goals the first comes first; the next decides among what is best for it. All
 * numbers are whole, and no `most` is below zero, so that nothing at all is always possible.
 */
export interface Programme {
  readonly upper: readonly number[];
  readonly rows: readonly { readonly weights: readonly number[]; readonly most: number }[];
  readonly goals: readonly (readonly number[])[];
}

/** Whole numbers over one denominator. */
export interface Best {
  readonly over: readonly number[];
  readonly under: number;
}

/**
 * The simplex method in whole numbers: every entry of the table is a determinant over the last pivot, so each
 * division below leaves no rest, and what comes out is exact. Bland's rule (always the variable that comes
 * first) keeps it from going round in circles.
 */
export function best(programme: Programme): Best {
  const table = new Table(programme);
  for (let column = table.entering(); column !== undefined; column = table.entering()) table.improve(column);
  return table.read();
}

class Table {
  private readonly rows: bigint[][];
  private readonly goals: bigint[][];
  private readonly upper: readonly (bigint | undefined)[];
  /** The variable of each column, which is 0 there, and of each row. */
  private readonly columns: number[];
  private readonly basis: number[];
  /** Variables reckoned from their upper bound downwards. */
  private readonly turned = new Set<number>();
  private under = 1n;

  constructor({ upper, rows, goals }: Programme) {
    this.rows = rows.map(({ weights, most }) => [...weights, most].map(BigInt));
    this.goals = goals.map((weights) => [...weights.map((weight) => BigInt(-weight)), 0n]);
    this.upper = [...upper.map(BigInt), ...rows.map(() => undefined)];
    this.columns = upper.map((_, variable) => variable);
    this.basis = rows.map((_, row) => upper.length + row);
  }

  /** The first variable that would improve the first goal it changes at all. */
  entering(): number | undefined {
    let chosen: number | undefined;
    this.columns.forEach((variable, column) => {
      const change = this.goals.map((goal) => goal[column] ?? 0n).find((weight) => weight !== 0n);
      if (change === undefined || change > 0n || this.upper[variable] === 0n) return;
      if (chosen === undefined || variable < (this.columns[chosen] ?? 0)) chosen = column;
    });
    return chosen;
  }

  /** Raises one variable until it, or one that changes with it, meets a bound. */
  improve(column: number): void {
    const entering = this.columns[column] ?? 0;
    const own = this.upper[entering];
    let step = own === undefined ? undefined : { over: own, by: 1n, variable: entering, row: -1 };
    this.rows.forEach((entries, row) => {
      const by = entries[column] ?? 0n;
      const variable = this.basis[row] ?? 0;
      const room = by > 0n ? (entries.at(-1) ?? 0n) : this.roomAbove(row);
      if (by === 0n || room === undefined) return;
      const found = { over: room, by: by > 0n ? by : -by, variable, row };
      const order = step === undefined ? -1n : found.over * step.by - step.over * found.by;
      if (order < 0n || (order === 0n && variable < (step?.variable ?? 0))) step = found;
    });
    if (step === undefined) throw new RangeError('a programme whose variables are all bounded has a best');
    if (step.row < 0) this.turnColumn(column, step.over);
    else {
      if ((this.rows[step.row]?.[column] ?? 0n) < 0n) this.turnRow(step.row);
      this.pivot(step.row, column);
    }
  }

  read(): Best {
    const values = this.upper.map((upper, variable) => {
      const row = this.basis.indexOf(variable);
      const value = row < 0 ? 0n : (this.rows[row]?.at(-1) ?? 0n);
      return this.turned.has(variable) ? (upper ?? 0n) * this.under - value : value;
    });
    const divisor = values.reduce(greatestCommonDivisor, this.under);
    return { over: values.map((value) => Number(value / divisor)), under: Number(this.under / divisor) };
  }

  private roomAbove(row: number): bigint | undefined {
    const upper = this.upper[this.basis[row] ?? 0];
    return upper === undefined ? undefined : upper * this.under - (this.rows[row]?.at(-1) ?? 0n);
  }

  private turnColumn(column: number, upper: bigint): void {
    for (const entries of [...this.rows, ...this.goals]) {
      const weight = entries[column] ?? 0n;
      if (weight === 0n) continue;
      entries[entries.length - 1] = (entries.at(-1) ?? 0n) - weight * upper;
      entries[column] = -weight;
    }
    this.turn(this.columns[column] ?? 0);
  }

  private turnRow(row: number): void {
    const room = this.roomAbove(row) ?? 0n;
    this.rows[row] = [...(this.rows[row] ?? []).slice(0, -1).map((weight) => -weight), room];
    this.turn(this.basis[row] ?? 0);
  }

  private turn(variable: number): void {
    if (!this.turned.delete(variable)) this.turned.add(variable);
  }

  /** Exchanges the variable of a column with that of a row. */
  private pivot(row: number, column: number): void {
    const chosen = this.rows[row] ?? [];
    const pivot = chosen[column] ?? 1n;
    for (const entries of [...this.rows, ...this.goals]) {
      if (entries === chosen) continue;
      const weight = entries[column] ?? 0n;
      for (let i = 0; i < entries.length; i += 1) {
        if (i !== column) entries[i] = ((entries[i] ?? 0n) * pivot - weight * (chosen[i] ?? 0n)) / this.under;
      }
      entries[column] = -weight;
    }
    chosen[column] = this.under;
    this.under = pivot;
    const left = this.basis[row] ?? 0;
    this.basis[row] = this.columns[column] ?? 0;
    this.columns[column] = left;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
