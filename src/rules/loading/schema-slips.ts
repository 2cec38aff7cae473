import type { z } from 'zod';
import { suggestion, type Slip } from './problem.ts';

type Issue = z.core.$ZodIssue;

const REFERENCE = 'See the reference of the policy language in policies/README.md.';

/** What a schema found wrong, in words an analyst can act on. `keys` are all keys of the language. */
export function slipsOf(issues: readonly Issue[], data: unknown, keys: readonly string[]): readonly Slip[] {
  // What is a list, and none should stand there, need not be told that it is too short.
  const found = issues
    .filter(({ code, path }) => code !== 'too_small' || !issues.some((one) => isOfType(one, path)))
    .flatMap((issue) => slips(issue, [], data, keys));
  return [...new Map(found.map((slip) => [`${slip.path.join('.')} ${slip.what}`, slip])).values()];
}

function isOfType({ code, path }: Issue, other: readonly PropertyKey[]): boolean {
  return code === 'invalid_type' && path.join('.') === other.join('.');
}

function slips(
  issue: Issue,
  above: readonly PropertyKey[],
  data: unknown,
  keys: readonly string[],
): readonly Slip[] {
  const path = [...above, ...issue.path];
  const misspelt = misspeltBeside(data, path, keys);
  if (misspelt !== undefined) return [misspelt];
  if (issue.code === 'unrecognized_keys') {
    const allowed = wordsAfter(issue.message)
      .split(', ')
      .filter((word) => word !== '');
    return issue.keys.map((key) => ({
      path: [...path, key],
      what: 'is no key here',
      remedy: remedyForKey(key, keys, allowed),
    }));
  }
  if (valueAt(data, path) === undefined) {
    return [{ path, what: 'is missing', remedy: remedyFor(path, issue) }];
  }
  switch (issue.code) {
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) {
        return [notOneOf(path, data, issue.options.map(String))];
      }
      const inner = deepest(issue.errors);
      if (inner !== undefined) return inner.flatMap((each) => slips(each, path, data, keys));
      return [hasOwnWords(issue) ? { path, ...wording(issue.message) } : noneOf(issue, path, data)];
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

function remedyForKey(key: string, keys: readonly string[], allowed: readonly string[]): string {
  const near = suggestion(key, allowed);
  if (near.startsWith('Did')) return near;
  const here = allowed.length === 0 ? REFERENCE : `Keys here are: ${allowed.join(', ')}.`;
  if (keys.includes(key)) return `It belongs elsewhere. ${here}`;
  return allowed.length === 0 && suggestion(key, keys).startsWith('Did') ? suggestion(key, keys) : here;
}

function remedyFor(path: readonly PropertyKey[], issue: Issue): string {
  if (path.at(-1) === 'cite') {
    return 'Say where it stands written: cite: { <source>: <id of the fact> }, with a source of citations.';
  }
  const wanted = alternatives(issue);
  return wanted.length === 0 ? `Add it. ${REFERENCE}` : `Add it: ${wanted.join(', or ')}.`;
}

/** A value that is none of several things that may stand there. */
function noneOf(issue: Issue, path: readonly PropertyKey[], data: unknown): Slip {
  const written = valueAt(data, path);
  const what = 'is nothing that can stand here';
  const near = suggestion(typeof written === 'string' ? written : '', wordsIn(issue));
  if (near.startsWith('Did') && written !== '') return { path, what, remedy: near };
  const wanted = alternatives(issue);
  return { path, what, remedy: wanted.length === 0 ? REFERENCE : `Write ${wanted.join(', or ')}.` };
}

function hasOwnWords({ message }: Issue): boolean {
  return !message.startsWith('Invalid');
}

/** What comes after "what: " in a message, which says what may stand there. */
function wordsAfter(message: string): string {
  return message
    .split(': ')
    .slice(1)
    .join(': ')
    .replace(/^write /, '');
}

/** Everything that may stand where an issue was found. */
function alternatives(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return [values.length === 1 ? values.join('') : `one of ${values.join(', ')}`];
  }
  if (issue.code === 'invalid_union' && !hasOwnWords(issue)) {
    return [...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).flatMap(alternatives)))];
  }
  const words = hasOwnWords(issue) ? wordsAfter(issue.message) : '';
  return words === '' ? [] : [words];
}

function wordsIn(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(wordsIn) : [];
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
const HIDING = ['all', 'any', 'not', 'recorded', 'day', 'figure', 'met', 'defined'];

function objectAt(data: unknown, path: readonly PropertyKey[]): object {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null ? value : {};
}

/** "is not a day: write it as ..." is both what and remedy. */
function wording(message: string): Pick<Slip, 'what' | 'remedy'> {
  const [what = message, ...rest] = message.split(': ');
  const remedy = rest.join(': ');
  if (remedy !== '') {
    const verb = /^(a|an|at|true) /.test(remedy) && !message.startsWith('is not') ? 'Write ' : '';
    return { what, remedy: `${sentence(verb + remedy)}.` };
  }
  return { what, remedy: REMEDIES.find(([start]) => what.startsWith(start))?.[1] ?? REFERENCE };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** For what names the keys it is about and needs no more than a word. */
const REMEDIES: readonly (readonly [start: string, remedy: string])[] = [
  ['gives not exactly one of', 'Give exactly one of them.'],
  ['gives only one of', 'Give both, or neither.'],
  ['gives more than one of', 'Give one of them.'],
  ['names none of', 'Give at least one of them.'],
  ['names neither from nor to', 'Give from, to, or both; any_time is a span without ends.'],
  ['names no years', 'Give at least one of them, as { years: 1 }.'],
  ['names no source', 'Write cite: { <source>: <id of the fact> }, with a source of citations.'],
  ['exempts somebody without cite', 'Add cite.'],
  ['chooses members without for_each', 'Add for_each, or take out where, within, distinct and take.'],
];

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}
