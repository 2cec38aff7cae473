import canonicalize from 'canonicalize';
import { fault } from '../fault.ts';

/** The package is CommonJS and exports the function itself; its declarations say `default` instead. */
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The one text of a JSON value (RFC 8785); members that are undefined are left out. It never contains the
 * NUL character, which PostgreSQL cannot store: JSON writes it as an escape.
 *
 * Throws `not_json` for a value JSON cannot carry, `malformed_text` for a lone surrogate: that has no UTF-8
 * form, so what is stored could not be what was hashed, and RFC 8785 forbids it.
 */
export function canonicalText(value: unknown): string {
  refuseWhatHasNoText(value);
  const text = serialize(value);
  if (text === undefined) throw notJson(typeof value);
  return text;
}

/** The library would write a function as the bare word undefined, and an undefined list item as null. */
function refuseWhatHasNoText(value: unknown): void {
  switch (typeof value) {
    case 'string':
      if (LONE_SURROGATE.test(value)) throw malformedText();
      return;
    case 'number':
      if (!Number.isFinite(value)) throw notJson('number that is not finite');
      return;
    case 'object':
      if (value !== null) refuseInside(value);
      return;
    case 'boolean':
      return;
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw notJson(typeof value);
  }
}

function refuseInside(value: object): void {
  if (Array.isArray(value)) {
    value.forEach(refuseWhatHasNoText);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    refuseWhatHasNoText(name);
    refuseWhatHasNoText(inner);
  }
}

function notJson(what: string) {
  return fault('not_json', `A value JSON cannot carry was given to be stored: ${what}.`);
}

function malformedText() {
  return fault(
    'malformed_text',
    'A text with half a surrogate pair was given to be stored; refuse it where it comes in.',
  );
}
