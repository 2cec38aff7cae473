import type { Slip } from './problem.ts';

/** How the template of a new policy marks what is to be filled in. */
const BLANK = /^<[^<>]+>/;

/** What of a template was not filled in: it says nothing, and must never be taken for the law. */
export function blanksLeft(data: unknown, path: Slip['path'] = []): readonly Slip[] {
  if (typeof data === 'string') {
    const [found] = BLANK.exec(data) ?? [];
    return found === undefined ? [] : [{ path, what: `is still ${found}`, remedy: REMEDY }];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, part]) => blanksLeft(part, [...path, key]));
}

const REMEDY = 'Write what the source says, a setting where it says nothing, or take the part out.';
