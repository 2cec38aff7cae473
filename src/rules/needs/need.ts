import type { Hundredths } from '../../domain/values/hundredths.ts';

/**
 * What the credits of somebody must come to at least, whatever else is asked: necessary, and not always enough. Caps,
 * and that an hour may count once, are left out of it.
 */
export type Need = Cover | SomeOf;

/** So much of what these credits give, each at its most. */
export interface Cover {
  readonly lacks: Hundredths;
  /** By the stream of the credit. */
  readonly gives: ReadonlyMap<string, Hundredths>;
}

/** So many of several. */
export interface SomeOf {
  readonly least: number;
  readonly of: readonly Need[];
  /** The requirement it is the need of, where it is that of one. */
  readonly id?: string;
}

/** Nothing that could be said before it is tried. */
export const OPEN: SomeOf = { least: 0, of: [] };

/** What no credit can close. */
export const NEVER: SomeOf = { least: 1, of: [] };

export function everyOf(of: readonly Need[]): SomeOf {
  return { least: of.length, of };
}

/** What an amount needs in all is called so, beside its minimums. */
export function totalOf(id: string): string {
  return `total of ${id}`;
}

/** The same need of a requirement under its name. */
export function needOf(id: string, need: Need): SomeOf {
  return 'least' in need ? { ...need, id } : { ...everyOf([need]), id };
}

/** The same where requirements have a suffix after their names. */
export function needUnder(need: Need, suffix: string): Need {
  if ('lacks' in need) return need;
  const of = need.of.map((part) => needUnder(part, suffix));
  return { ...need, of, ...(need.id === undefined ? {} : { id: `${need.id}:${suffix}` }) };
}

/** What is left of a need beside what other credits than these give already. */
export function needAmong(need: Need, streams: ReadonlySet<string>): Need {
  if ('least' in need) return { ...need, of: need.of.map((part) => needAmong(part, streams)) };
  const gives = new Map<string, Hundredths>();
  let { lacks } = need;
  for (const [stream, amount] of need.gives) {
    if (streams.has(stream)) gives.set(stream, amount);
    else lacks -= amount;
  }
  return { lacks: Math.max(0, lacks), gives };
}
