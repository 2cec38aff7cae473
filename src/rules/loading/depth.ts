import { isMap } from './check-reach-plain.ts';
import type { Path } from './uses.ts';

/** Maps and lists that may stand in each other. What is read later goes down as deep, and must come up again. */
const MOST = 64;

export const TOO_DEEP = {
  what: `has more than ${MOST} maps and lists in each other`,
  remedy: 'Close each bracket where it ends, or write what is innermost under a name of its own.',
};

/** The first place that lies too deep; undefined where none does. */
export function placeTooDeep(data: unknown, path: Path = []): Path | undefined {
  if (!isMap(data) && !Array.isArray(data)) return undefined;
  if (path.length >= MOST) return path;
  for (const [key, part] of Object.entries(data)) {
    const found = placeTooDeep(part, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
