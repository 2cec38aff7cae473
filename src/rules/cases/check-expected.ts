import { suggestion, type Slip } from '../loading/problem.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { Expectation } from './case-language.ts';

type Path = Slip['path'];

/** What a case expects by name must have that name in the policy: null of a misspelt route is always found. */
export function checkExpected(expected: Expectation, above: Path, policy: CompiledPolicy): readonly Slip[] {
  const { counted, routes = {}, answers, audits, extended } = expected;
  const known = {
    requirements: policy.requirementIds,
    routes: policy.routes.map(({ written }) => written.id),
    answers: policy.answers.map(({ written }) => written.id),
    audits: policy.audits.map(({ written }) => written.id),
  };
  return [
    ...checkCounted(counted, [...above, 'counted'], known.requirements),
    ...unknown(Object.keys(routes), known.routes, 'route', (id) => [...above, 'routes', id]),
    ...Object.entries(routes).flatMap(([id, route]) =>
      checkCounted(route?.counted, [...above, 'routes', id, 'counted'], known.requirements),
    ),
    ...unknown(Object.keys(answers ?? {}), known.answers, 'answer', (id) => [...above, 'answers', id]),
    ...unknown(Object.keys(audits ?? {}), known.audits, 'audit', (id) => [...above, 'audits', id]),
    ...unknown(extended?.by ?? [], known.routes, 'route', (_, i) => [...above, 'extended', 'by', i]),
  ];
}

/** A requirement that is asked several times has the name of the segment or of the use behind its own. */
function checkCounted(counted: Expectation['counted'], above: Path, known: readonly string[]) {
  return Object.keys(counted ?? {}).flatMap((written) => {
    const [id = written] = written.split(':');
    return unknown([id], known, 'requirement', () => [...above, written]);
  });
}

function unknown(
  ids: readonly string[],
  known: readonly string[],
  what: string,
  pathOf: (id: string, i: number) => Path,
): readonly Slip[] {
  return ids.flatMap((id, i) =>
    known.includes(id)
      ? []
      : [
          {
            path: pathOf(id, i),
            what: `names ${id}, which is the id of no ${what} of the policy`,
            remedy: known.length === 0 ? 'Take it out.' : suggestion(id, [...new Set(known)]),
          },
        ],
  );
}
