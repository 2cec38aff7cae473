import type { Figure, Version } from '../language/figure.ts';
import type { Policy } from '../language/policy.ts';
import type { Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';

/**
 * A share of what an amount requires, or of the renewals of a year, is never more than the whole. A percentage of
 * another figure may be: 120 percent of the average.
 */
export function checkShares(policy: Policy, { figures }: Uses): readonly Slip[] {
  return [
    ...figures.flatMap(({ what, path }) =>
      typeof what === 'object' && 'of' in what && what.of === 'required'
        ? tooMuch(what.percent, [...path, 'percent'])
        : [],
    ),
    ...(policy.audits ?? []).flatMap(({ sample }, i) =>
      tooMuch(sample?.percent, ['audits', i, 'sample', 'percent']),
    ),
  ];
}

/** Only where the number is written; what is reckoned or confirmed may be anything. */
function tooMuch(written: Figure | undefined, path: Path): readonly Slip[] {
  if (typeof written === 'number') {
    if (written <= 100) return [];
    return [{ path, what: `is ${written} percent of a whole`, remedy: 'Give a share from 0 to 100.' }];
  }
  return isVersions(written) ? written.flatMap(({ is }, i) => tooMuch(is, [...path, i, 'is'])) : [];
}

function isVersions(written: Figure | undefined): written is readonly Version[] {
  return Array.isArray(written);
}
