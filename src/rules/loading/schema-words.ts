import type { z } from 'zod';

type Raw = z.core.$ZodRawIssue;

/** More keys than these are not listed where only one of several things may be a map. */
const FEW_KEYS = 8;

/**
 * What a schema wants, in words, as "what: remedy". It is asked only of what is wrong, and only where the schema has
 * no words of its own.
 */
export function inWords(issue: Raw): string | undefined {
  if (issue.code === 'unrecognized_keys') return `is no key here: ${keysOf(issue.inst).join(', ')}`;
  if (issue.code === 'invalid_type') {
    const isBare = issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input);
    return `is ${kindOf(issue.input)}: ${expected(issue.expected, issue.inst)}${isBare ? ', in quotes' : ''}`;
  }
  if (issue.code === 'too_small') return tooSmall(issue.origin, String(issue.minimum));
  return issue.code === 'too_big' ? tooBig(issue.origin, String(issue.maximum)) : undefined;
}

function tooSmall(origin: string, least: string): string {
  if (isNumeric(origin)) return `is too little: a number from ${least} on`;
  if (origin === 'string') return 'is empty: a text';
  return least === '1' ? 'is empty: at least one' : `is too short: at least ${least} of them`;
}

function tooBig(origin: string, most: string): string {
  return isNumeric(origin) ? `is too much: a number up to ${most}` : `is too long: at most ${most} of them`;
}

function isNumeric(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}

/** The keys a map may have there; none where the schema is none of a map. */
function keysOf(schema: unknown): readonly string[] {
  const shape = (schema as { readonly def?: { readonly shape?: object } } | undefined)?.def?.shape;
  return Object.keys(shape ?? {});
}

function expected(type: string, schema: unknown): string {
  const keys = keysOf(schema);
  // A condition has every attribute for a key, and few others.
  if (keys.includes('recorded')) return 'a map of attributes, each with its test';
  if (type === 'object' && keys.length > 0 && keys.length <= FEW_KEYS) return `a map of ${keys.join(', ')}`;
  return TYPES[type] ?? type;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  tuple: 'a list of two',
};

function kindOf(input: unknown): string {
  if (input === undefined) return 'missing';
  if (input === null) return 'empty';
  return Array.isArray(input) ? 'a list' : (TYPES[typeof input] ?? typeof input);
}
