import { parseDecimal } from '../../domain/values/decimal.ts';
import type { AuditAnswer } from './route-answer.ts';

/**
 * How many of so many are audited: a share is rounded up, and nobody is audited twice. Null where nothing is
 * sampled, or the share is not known.
 */
export function sampleSize({ sample }: Pick<AuditAnswer, 'sample'>, population: number): number | null {
  if (sample === null) return null;
  const { percent, count } = sample;
  const size = parseDecimal(percent ?? count ?? '');
  if (size === undefined) return null;
  const wanted = percent === null ? BigInt(size) : BigInt(size) * BigInt(population);
  const one = percent === null ? MILLION : MILLION * 100n;
  return Math.min(population, Number((wanted + one - 1n) / one));
}

/** Decimals are held in millionths. */
const MILLION = 1_000_000n;
