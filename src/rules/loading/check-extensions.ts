import type { Policy } from '../language/policy.ts';
import { resultsOf, type Route } from '../language/route.ts';
import type { Slip } from './problem.ts';

/** What says how far the end of the period moves. */
const MOVES = ['adds', 'adds_days_of', 'ends'] as const;

/** What only an extension can have. */
const OF_EXTENSIONS = ['adds', 'adds_days_of', 'next_is_shorter'] as const;

/** The result of an extension moves the end of the period, and no other result does. */
export function checkExtensions({ routes = [] }: Policy): readonly Slip[] {
  return routes.flatMap((route, i) =>
    resultsOf(route).flatMap((result, place): readonly Slip[] => {
      const path = ['routes', i, 'result', ...(Array.isArray(route.result) ? [place] : [])];
      const isExtension: boolean = route.gives === 'extension';
      if (!isExtension) return stray(route.gives, result, path);
      if (MOVES.some((key) => result[key] !== undefined)) return [];
      const what = 'is the result of an extension and does not say how long that is';
      const remedy = `Add one of: ${MOVES.join(', ')}; where no source says it, take result out.`;
      return [{ path, what, remedy }];
    }),
  );
}

function stray(
  gives: Route['gives'],
  result: ReturnType<typeof resultsOf>[number],
  path: Slip['path'],
): readonly Slip[] {
  return OF_EXTENSIONS.filter((key) => result[key] !== undefined).map((key) => ({
    path: [...path, key],
    what: `moves the end of a period, which ${gives} does not do`,
    remedy: 'Write gives: extension, or take it out.',
  }));
}
