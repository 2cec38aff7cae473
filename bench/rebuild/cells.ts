import type { Row } from '../../examples/rows.ts';
import type { Day } from '../../src/domain/values/day.ts';

/** A cell that the row must have. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new RangeError(`a row has no ${column}`);
  return value;
}

export function day(row: Row, column: string): Day {
  return cell(row, column);
}
