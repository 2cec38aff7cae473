/** A decimal number as an integer number of millionths: measures need more than hundredths. */
export type Millionths = number;

const SHAPE = /^(0|[1-9]\d{0,8})(?:\.(\d{1,6}))?$/;

/** Reads a decimal text such as `2.18935`; undefined for anything else. */
export function parseDecimal(text: string): Millionths | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 1_000_000 + Number((match[2] ?? '').padEnd(6, '0'));
}
