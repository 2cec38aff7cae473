import { dividedBy, type Exact } from '../values/exact.ts';
import type { Reckoning } from './reckoning.ts';

export const CENTESIMAL: Reckoning = { of: () => ({ over: 1n, under: 100n }), missing: () => [] };

export const REQUIRED: Reckoning = { of: ({ required }) => required, missing: () => [] };

export function joined(parts: readonly Reckoning[], join: (a: Exact, b: Exact) => Exact): Reckoning {
  return {
    of: (scope) => {
      let result: Exact | undefined;
      for (const [place, part] of parts.entries()) {
        const exact = part.of(scope);
        if (exact === undefined) return undefined;
        result = place === 0 || result === undefined ? exact : join(result, exact);
      }
      return result;
    },
    missing: (scope) => parts.flatMap((part) => part.missing(scope)),
  };
}

/** Divided by nothing it is not known, and nothing that is missing would make it so. */
export function ofQuotient(parts: readonly Reckoning[]): Reckoning {
  return {
    of: (scope) => {
      const [over, under] = parts.map((part) => part.of(scope));
      return over === undefined || under === undefined || under.over === 0n
        ? undefined
        : dividedBy(over, under);
    },
    missing: (scope) => parts.flatMap((part) => part.missing(scope)),
  };
}
