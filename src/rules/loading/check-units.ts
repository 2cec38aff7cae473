import { partsOf } from '../language/condition-parts.ts';
import type { Policy } from '../language/policy.ts';
import { isNear, meant, type Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';
import { valuesOf } from './values-of-test.ts';

/** Units that credits of every state are claimed in; a state may have others. */
const USUAL = ['clock_hour', 'semester_hour', 'quarter_hour', 'ceu', 'micro_credential'];

/**
 * Units are the words of who claims a credit, and no file declares them. One that differs from a usual unit by one
 * letter is no unit of its own: credits in the usual one would count nothing.
 */
export function checkUnits({ credits }: Policy, { conditions }: Uses): readonly Slip[] {
  const tables = (credits?.entries ?? []).flatMap(({ from, worth }, i) =>
    from === 'credits' && worth.by === 'unit'
      ? Object.keys(worth.table ?? {}).flatMap((unit) =>
          checkUnit(unit, ['credits', 'entries', i, 'worth', 'table', unit]),
        )
      : [],
  );
  const tests = conditions
    .filter(({ context }) => context.list === 'credits')
    .flatMap(({ what, path }) =>
      partsOf(what)
        .tests.filter(([name]) => name === 'unit')
        .flatMap(([, test]) => valuesOf(test, 'text'))
        .flatMap(([, unit]) => checkUnit(String(unit), [...path, 'unit'])),
    );
  return [...tests, ...tables];
}

function checkUnit(unit: string, path: Path): readonly Slip[] {
  const usual = USUAL.includes(unit) ? undefined : USUAL.find((one) => isNear(unit, one));
  if (usual === undefined) return [];
  return [{ path, what: `names ${unit}, which is no unit`, remedy: meant(usual) }];
}
