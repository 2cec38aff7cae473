/** Two upper-case letters and the agency's own number, as `TN-100001`. */
export function isEducatorId(text: string): boolean {
  return /^[A-Z]{2}-[A-Z0-9]{1,20}$/.test(text);
}

/** License numbers as agencies print them, without the state. */
export function isLicenseNumber(text: string): boolean {
  return /^[A-Z0-9][A-Z0-9-]{0,29}$/.test(text);
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Words of the ledger's vocabularies (kinds, units, categories, classes): `semester_hour`, `professional`. */
export function isWord(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,59}$/.test(text);
}

/** Spaces and marks of no width alone say nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Text a person typed: present, of bearable length, and of characters every store can keep. */
export function isPlainText(text: string, longest = 500): boolean {
  return VISIBLE.test(text) && text.length <= longest && !hasUnstorable(text);
}

/** NUL (PostgreSQL keeps none), other control characters, and lone surrogates (no UTF-8 exists for them). */
export function hasUnstorable(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || !text.isWellFormed();
}
