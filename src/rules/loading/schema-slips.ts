import type { z } from 'zod';
import { suggestion, type Slip } from './problem.ts';

type Issue = z.core.$ZodIssue;

const REFERENCE = 'See the reference of the policy language in policies/README.md.';

/** What a schema found wrong, in words an analyst can act on. `keys` are all keys of the language. */
export function slipsOf(issues: readonly Issue[], data: unknown, keys: readonly string[]): readonly Slip[] {
  const found = issues.flatMap((issue) => slips(issue, [], data, keys));
  return [...new Map(found.map((slip) => [`${slip.path.join('.')} ${slip.what}`, slip])).values()];
}

function slips(
  issue: Issue,
  above: readonly PropertyKey[],
  data: unknown,
  keys: readonly string[],
): readonly Slip[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      what: 'is no key here',
      remedy: remedyForKey(key, keys),
    }));
  }
  const misspelt = misspeltBeside(data, path, keys);
  if (misspelt !== undefined) return [misspelt];
  if (valueAt(data, path) === undefined) return [{ path, what: 'is missing', remedy: remedyFor(path) }];
  switch (issue.code) {
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) {
        return [notOneOf(path, data, issue.options.map(String))];
      }
      const inner = deepest(issue.errors);
      if (inner !== undefined) return inner.flatMap((each) => slips(each, path, data, keys));
      return [{ path, ...wording(issue.message) }];
    }
    case 'invalid_value':
      return [notOneOf(path, data, issue.values.map(String))];
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({ path, ...wording(message) }));
    case 'invalid_type':
    case 'invalid_format':
    case 'invalid_element':
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
    case 'custom':
      return [{ path, ...wording(issue.message) }];
  }
}

function remedyForKey(key: string, keys: readonly string[]): string {
  if (keys.includes(key)) return `It belongs elsewhere. ${REFERENCE}`;
  return suggestion(key, keys).startsWith('Did') ? suggestion(key, keys) : REFERENCE;
}

function remedyFor(path: readonly PropertyKey[]): string {
  return path.at(-1) === 'cite'
    ? 'Say where it stands written: cite: { <source>: <id of the fact> }, with a source of citations.'
    : `Add it. ${REFERENCE}`;
}

function notOneOf(path: readonly PropertyKey[], data: unknown, allowed: readonly string[]): Slip {
  const written = valueAt(data, path);
  const what = `is not ${allowed.length === 1 ? 'the value' : 'one of the values'} allowed`;
  return { path, what, remedy: suggestion(typeof written === 'string' ? written : '', allowed) };
}

/** Of the branches of a union the one that came furthest into the value, when any came beyond its start. */
function deepest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const [first] = [...branches].sort((a, b) => depthOf(b) - depthOf(a));
  return first !== undefined && depthOf(first) > 0 ? first : undefined;
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(
    ...issues.map((issue) => {
      const within = issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depthOf)) : 0;
      return issue.path.length + within + Number(issue.code === 'unrecognized_keys');
    }),
  );
}

/** Where a key is missing and one much like it stands there instead, or what is meant is hidden by such a slip. */
function misspeltBeside(
  data: unknown,
  path: readonly PropertyKey[],
  keys: readonly string[],
): Slip | undefined {
  const isMissing = valueAt(data, path) === undefined;
  for (const [depth, key] of path.entries()) {
    const above = path.slice(0, depth);
    const written =
      isMissing && depth === path.length - 1 ? Object.keys(objectAt(data, above)) : [String(key)];
    const wanted = isMissing && depth === path.length - 1 ? [String(key)] : HIDING;
    const slip = written.find(
      (one) => !keys.includes(one) && suggestion(one, wanted).startsWith('Did') && one.length > 2,
    );
    if (slip !== undefined) {
      return { path: [...above, slip], what: 'is no key here', remedy: suggestion(slip, wanted) };
    }
  }
  return undefined;
}

/** Keys of a condition: anything else there is taken for an attribute, and what it holds for its test. */
const HIDING = ['all', 'any', 'not', 'recorded', 'day', 'defined'];

function objectAt(data: unknown, path: readonly PropertyKey[]): object {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null ? value : {};
}

/** "is not a day: write it as ..." is both what and remedy. */
function wording(message: string): Pick<Slip, 'what' | 'remedy'> {
  const [what = message, ...rest] = message.replace(/^Invalid input: e/, 'is not right: e').split(': ');
  const remedy = rest.join(': ');
  return { what, remedy: remedy === '' ? REFERENCE : `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.` };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}
