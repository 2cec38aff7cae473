import { DELETED } from './record.ts';

/** What the metadata of a stream cuts off. `$maxAge`, `$acl` and `$cacheControl` are kept, and do nothing here. */
export interface StreamLimits {
  readonly truncateBefore: bigint;
  readonly maxCount: bigint | undefined;
}

const NO_LIMITS: StreamLimits = { truncateBefore: 0n, maxCount: undefined };

/** Reads the last event of `$$stream`; what is no JSON object limits nothing. */
export function limitsOf(data: Uint8Array | undefined): StreamLimits {
  const fields = fieldsOf(data);
  const truncateBefore = fields['$tb'];
  const maxCount = fields['$maxCount'];
  return {
    // The largest revision is no number of JavaScript: what is near it stands for it.
    truncateBefore:
      typeof truncateBefore === 'number' && truncateBefore >= Number.MAX_SAFE_INTEGER
        ? DELETED
        : (whole(truncateBefore) ?? NO_LIMITS.truncateBefore),
    maxCount: whole(maxCount),
  };
}

/** The same metadata, cut off before another revision. */
export function truncatedBefore(data: Uint8Array | undefined, revision: bigint): Uint8Array {
  const { $tb: _former, ...others } = fieldsOf(data);
  const rest = JSON.stringify(others).slice(1, -1);
  return Buffer.from(`{${rest}${rest === '' ? '' : ','}"$tb":${revision}}`);
}

const whole = (value: unknown): bigint | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;

function fieldsOf(data: Uint8Array | undefined): Record<string, unknown> {
  if (data === undefined) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
