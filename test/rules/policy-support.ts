import { compilePolicy, parsePolicy, type CompiledPolicy } from '../../src/rules/index.ts';
import { sound } from '../policies/policy-files.ts';

export const cite = { source: 'ZZ.requirements.1' };

interface Parts {
  readonly tree: object;
  readonly settings?: object;
  readonly entries?: readonly object[];
  readonly floors?: readonly object[];
  readonly acts?: readonly string[];
  readonly rounding?: object;
  readonly selected_by?: unknown;
  readonly terms?: readonly object[];
  /** Whatever else stands at the top level of the file. */
  readonly more?: object;
}

/** The text of a policy of an invented state: clock hours count one each unless the parts say otherwise. */
export function inventedText(parts: Parts): string {
  const { tree, settings, entries, floors, acts, rounding, selected_by, terms, more } = parts;
  const hours = { where: { unit: 'clock_hour' }, worth: { per_unit: 1 } };
  return JSON.stringify({
    schema: 1,
    state: 'ZZ',
    strand: 'recertification',
    version: 1,
    title: 'Invented',
    time_zone: 'America/New_York',
    unit: { one: 'hour', many: 'hours' },
    since: '2019-07-01',
    selected_by: selected_by ?? 'expiration',
    citations: {
      source: {
        title: 'Source',
        link: 'https://example.org',
        basis: 'legislation',
        verified_on: '2024-01-01',
      },
    },
    ...(settings === undefined ? {} : { settings }),
    ...(rounding === undefined ? {} : { rounding }),
    credits: {
      within: { span: 'period', cite },
      counts_when: { acts: acts ?? ['approved'], remedy: 'Have it approved.', cite },
      entries: (entries ?? [hours]).map((entry, i) => ({
        ...{ id: `entry_${i}`, from: 'credits', since: 'unknown', cite },
        ...entry,
      })),
      ...(floors === undefined
        ? {}
        : { floors: floors.map((floor, i) => ({ id: `floor_${i}`, since: 'unknown', cite, ...floor })) }),
    },
    require: [{ for: {}, tree: cited(tree) }],
    terms: (terms ?? [{ for: {}, years: 5 }]).map((term) => ({ cite, ...term })),
    ...more,
  });
}

export function invented(parts: Parts): CompiledPolicy {
  return compilePolicy(sound(parsePolicy(inventedText(parts), 'invented.yaml')), 'digest');
}

/** Cites the one source everywhere, which the tests need not repeat. */
export function cited(node: object): object {
  const { of, of_which } = node as { readonly of?: unknown; readonly of_which?: readonly object[] };
  return {
    cite,
    ...node,
    ...(of === undefined ? {} : { of: citedIn(of) }),
    ...(of_which === undefined ? {} : { of_which: of_which.map((minimum) => ({ cite, ...minimum })) }),
  };
}

/** What a requirement is made of: other requirements, or names that cite nothing. */
function citedIn(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(citedIn);
  return typeof of === 'object' && of !== null ? cited(of) : of;
}
