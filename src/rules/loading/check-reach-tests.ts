import { isDay } from '../../domain/values/day.ts';
import { OBLIGATION_ATTRIBUTES } from '../language/facts-vocabulary.ts';
import { LISTS } from '../language/lists.ts';
import { alike, isMap, type Plain } from './check-reach-plain.ts';

// A test of an attribute, as conditions write it: a value, a list of values, or bounds. Whatever else it may be
// is taken for unknown, so that nothing is said of it that might not be so.

/** Whether every value that passes `a` passes `b`. False where that cannot be told. */
export function narrower(a: unknown, b: unknown): boolean {
  if (alike(a, b)) return true;
  const values = valuesOf(a);
  const wanted = valuesOf(b);
  if (values && wanted) return values.every((value) => wanted.includes(value));
  if (!isMap(b)) return false;
  return Object.entries(b).every(([key, written]) => {
    if (written === undefined || (isMap(a) && alike(a[key], written))) return true;
    const [limit] = limitsOf({ [key]: written });
    if (limit === undefined) return false;
    if (values) return values.every((value) => passes(value, limit) === true);
    return isMap(a) && limitsOf(a).some((given) => tighter(given, limit));
  });
}

/** Whether no value of an attribute can pass both tests. False where that cannot be told. */
export function disjoint(name: string, a: unknown, b: unknown): boolean {
  if (SEVERAL_AT_ONCE.has(name.replace(/^(item|segment)\./, ''))) return false;
  const values = valuesOf(a);
  const others = valuesOf(b);
  if (values && others) return values.every((value) => !others.includes(value));
  if (values && isMap(b)) return values.every((value) => fails(value, b));
  if (others && isMap(a)) return others.every((value) => fails(value, a));
  return isMap(a) && isMap(b) && crossing([...limitsOf(a), ...limitsOf(b)]) !== undefined;
}

/** The key of the upper bound where the bounds of a test leave nothing between them. */
export function crossed(test: unknown): string | undefined {
  return isMap(test) ? crossing(limitsOf(test))?.key : undefined;
}

/** An attribute that holds several texts may pass two tests that no single text passes. */
const SEVERAL_AT_ONCE: ReadonlySet<string> = new Set(
  [OBLIGATION_ATTRIBUTES, ...Object.values(LISTS)].flatMap((attributes) =>
    Object.entries(attributes).flatMap(([name, { type }]) => (type === 'texts' ? [name] : [])),
  ),
);

interface Limit {
  readonly key: string;
  readonly value: unknown;
  readonly side: 'lower' | 'upper';
  readonly strict: boolean;
}

const SIDES: Readonly<Record<string, Pick<Limit, 'side' | 'strict'>>> = {
  at_least: { side: 'lower', strict: false },
  after: { side: 'lower', strict: true },
  at_most: { side: 'upper', strict: false },
  before: { side: 'upper', strict: true },
};

function limitsOf(test: Plain): readonly Limit[] {
  return Object.entries(test).flatMap(([key, value]) => {
    const kind = SIDES[key];
    return kind === undefined || value === undefined ? [] : [{ key, value, ...kind }];
  });
}

/** A lower and an upper limit that exclude each other: the upper one. */
function crossing(limits: readonly Limit[]): Limit | undefined {
  return limits.find(
    (upper) =>
      upper.side === 'upper' &&
      limits.some((lower) => {
        const order = lower.side === 'lower' ? compared(lower.value, upper.value) : undefined;
        return order !== undefined && (order > 0 || (order === 0 && (lower.strict || upper.strict)));
      }),
  );
}

function tighter(given: Limit, limit: Limit): boolean {
  if (given.side !== limit.side) return false;
  const order = compared(given.value, limit.value);
  if (order === undefined) return false;
  const beyond = limit.side === 'lower' ? order > 0 : order < 0;
  return beyond || (order === 0 && (given.strict || !limit.strict));
}

/** Undefined where the two cannot be compared. */
function passes(value: string, { side, strict, value: bound }: Limit): boolean | undefined {
  const order = compared(value, bound);
  if (order === undefined) return undefined;
  if (order === 0) return !strict;
  return side === 'lower' ? order > 0 : order < 0;
}

function fails(value: string, bounds: Plain): boolean {
  return limitsOf(bounds).some((limit) => passes(value, limit) === false);
}

/** A test that names its values, as texts; undefined for any other. */
function valuesOf(test: unknown): readonly string[] | undefined {
  const values: readonly unknown[] = Array.isArray(test) ? test : [test];
  const named = values.every((value) => value !== undefined && typeof value !== 'object');
  return named ? values.map(String) : undefined;
}

function compared(a: unknown, b: unknown): number | undefined {
  const [left, right] = [String(a), String(b)];
  if (isDay(left) && isDay(right)) return left < right ? -1 : Number(left > right);
  const difference = isNumber(a) && isNumber(b) ? Number(a) - Number(b) : NaN;
  return Number.isNaN(difference) ? undefined : difference;
}

function isNumber(written: unknown): boolean {
  return typeof written === 'number' || (typeof written === 'string' && /^-?\d+(\.\d+)?$/.test(written));
}
