import type { z } from 'zod';
import { toJsonSchema } from './json-schema.ts';

// A schema never changes, and asking it for its keys takes longer than reading a policy.
const known = new WeakMap<z.ZodType, readonly string[]>();

/** Every key a schema knows, at any depth, to guess what a misspelt one was meant to be. */
export function keysOfSchema(schema: z.ZodType): readonly string[] {
  const keys = known.get(schema) ?? collectKeys(schema);
  known.set(schema, keys);
  return keys;
}

function collectKeys(schema: z.ZodType): readonly string[] {
  const keys = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('properties' in part && typeof part.properties === 'object') {
      for (const key of Object.keys(part.properties ?? {})) keys.add(key);
    }
    for (const inner of Object.values(part)) collect(inner);
  };
  collect(toJsonSchema(schema));
  return [...keys].sort();
}
