import type { Facts, FurtherFact, FurtherList, LicenseFact } from '../../../src/domain/facts.ts';
import { compilePolicy, parsePolicy, routesOf, type CompiledPolicy } from '../../../src/rules/index.ts';
import type { RouteAnswer } from '../../../src/rules/index.ts';
import { sound } from '../../policies/policy-files.ts';
import { factsFor } from '../facts-support.ts';

export const cite = { source: 'ZZ.requirements.1' };

export const NOTHING: ReadonlyMap<string, string> = new Map<string, string>();

type Parts = Readonly<Record<string, unknown>>;

const HEAD = {
  ...{ schema: 1, state: 'ZZ', strand: 'recertification', version: 1, title: 'Invented' },
  ...{ time_zone: 'America/New_York', unit: { one: 'hour', many: 'hours' } },
  ...{ since: '2000-07-01', selected_by: 'as_of' },
  citations: {
    source: {
      ...{ title: 'Source', link: 'https://example.org', basis: 'legislation', verified_on: '2024-01-01' },
    },
  },
};

/** A policy of an invented state that has the given parts; every part that may cite cites the one source. */
export function policyOf(parts: Parts, read: typeof parsePolicy = parsePolicy): CompiledPolicy {
  const written = citedParts(parts);
  const text = JSON.stringify({
    ...HEAD,
    ...named('acts', 'act', written),
    ...named('measures', 'measure', written),
    ...written,
  });
  return compilePolicy(sound(read(text, 'invented.yaml')), 'digest');
}

/** Declares the acts or measures that conditions and requirements name, except routes taken. */
function named(key: string, attribute: string, parts: Parts): Parts {
  const text = JSON.stringify(parts);
  const names = [...text.matchAll(new RegExp(`"${attribute}":"(\\w+)"`, 'g'))].map(([, name = '']) => name);
  const declared = names.filter((name) => !text.includes(`"id":"${name}","asks":"A route.`));
  return declared.length === 0
    ? {}
    : { [key]: Object.fromEntries(declared.map((name) => [name, `A ${name}.`])) };
}

/** A policy with one route, which concerns everybody where nothing else is said. */
export function policyOfRoute(route: object, rest: Parts = {}): CompiledPolicy {
  return policyOf({
    routes: [{ id: 'route', asks: 'A route.', gives: 'renewal', for: {}, ...route }],
    ...rest,
  });
}

/** The answer of the one route, or of the named one; undefined where it is not listed. */
export function answerOf(
  policy: CompiledPolicy,
  facts: Facts,
  asOf: string,
  settings: ReadonlyMap<string, string> = NOTHING,
): RouteAnswer | undefined {
  return routesOf(policy, settings, facts, asOf)[0];
}

type Further = { readonly [L in FurtherList]?: readonly FurtherFact['attributes'][] };

/** One license from July 2019 to June 2024, with further records. */
export function person(further: Further = {}, license: Partial<LicenseFact> = {}, rest: Partial<Facts> = {}) {
  const records = Object.entries(further).map(([list, members]) => [
    list,
    members.map((attributes, i) => ({ eventId: `${list}-${i}`, attributes })),
  ]);
  const base = factsFor('ZZ', license, []);
  return { ...base, further: Object.fromEntries(records) as NonNullable<Facts['further']>, ...rest };
}

/** The same person with another period. */
export function withPeriod(facts: Facts, period: Partial<Facts['obligation']>): Facts {
  return { ...facts, obligation: { ...facts.obligation, ...period } };
}

const CITED = new Set(['routes', 'audits', 'terms', 'of_which', 'pays', 'until', 'is', 'require']);

function citedParts({ answers, ...parts }: Parts): Parts {
  // An answer cites nothing itself, each of its clauses does.
  if (Array.isArray(answers))
    return { ...citedParts(parts), answers: answers.map((one) => citedParts(one as Parts)) };
  return Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [
      key,
      CITED.has(key) && Array.isArray(value) ? value.map((one) => citedPart(one as object)) : value,
    ]),
  );
}

function citedPart(part: object): object {
  const inner = Object.entries(part).map(([key, value]: [string, unknown]) => {
    if (key === 'tree') return [key, citedNode(value as object)];
    if (key === 'notice') return [key, { cite, ...(value as object) }];
    return [
      key,
      CITED.has(key) && Array.isArray(value) ? value.map((one) => citedPart(one as object)) : value,
    ];
  });
  return { cite, ...(Object.fromEntries(inner) as object) };
}

function citedNode(node: object): object {
  const { of } = node as { readonly of?: unknown };
  const children = Array.isArray(of)
    ? of.map((child: unknown) => (typeof child === 'object' && child !== null ? citedNode(child) : child))
    : typeof of === 'object' && of !== null
      ? citedNode(of)
      : of;
  return { cite, ...node, ...(of === undefined ? {} : { of: children }) };
}
