import type { Slip } from '../loading/problem.ts';
import type { WrittenRecord } from './case-language.ts';

type Path = Slip['path'];

/** Licenses and periods that end before they begin, which nobody can have. */
export function checkTerms(written: WrittenRecord, above: Path): readonly Slip[] {
  const { license, other_licenses: others = [], period, previous } = written;
  return [
    ...[
      { license, at: ['license'] },
      ...others.map((one, i) => ({ license: one, at: ['other_licenses', i] })),
    ]
      .filter((one) => one.license !== undefined && one.license.expires_on < one.license.valid_from)
      .map(({ at }) => backwards([...above, ...at, 'expires_on'], 'valid_from')),
    ...[
      { span: period, key: 'period' },
      { span: previous, key: 'previous' },
    ]
      .filter(({ span }) => span !== undefined && span.ends_on < span.starts_on)
      .map(({ key }) => backwards([...above, key, 'ends_on'], 'starts_on')),
  ];
}

function backwards(path: Path, first: string): Slip {
  return { path, what: `is before ${first}`, remedy: `Write ${first} and this day in order.` };
}
