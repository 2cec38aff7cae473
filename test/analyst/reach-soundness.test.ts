import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { Facts } from '../../src/domain/facts.ts';
import { compilePolicy, evaluate, type CompiledPolicy } from '../../src/rules/index.ts';
import { policy as schema } from '../../src/rules/language/policy.ts';
import { checkReach } from '../../src/rules/loading/check-reach.ts';
import type { Slip } from '../../src/rules/loading/problem.ts';
import { credit, factsFor } from '../rules/facts-support.ts';
import { inventedText } from '../rules/policy-support.ts';

// What is called dead must be: with a condition in its place that nobody fits, every answer stays as it was.

const day = fc.constantFrom('2019-07-01', '2020-07-01', '2021-07-01', '2022-07-01');

const bounds = fc.record(
  { at_least: fc.constantFrom(1, 2, 3), at_most: fc.constantFrom(1, 2, 3) },
  { requiredKeys: ['at_least'] },
);

const oneOf = (...values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.subarray([...values], { minLength: 1 }));

const tests = {
  unit: oneOf('clock_hour', 'ceu', 'badge'),
  kind: oneOf('workshop', 'course'),
  categories: oneOf('content', 'pedagogy'),
  quantity: bounds,
};

const plain = fc.record(tests, { requiredKeys: [] });

/** Conditions in conditions, two deep. */
const nested = (inner: fc.Arbitrary<object>) =>
  fc.record(
    { ...tests, not: inner, any: fc.array(inner, { minLength: 1, maxLength: 2 }) },
    { requiredKeys: [] },
  );

const condition = nested(nested(plain));

const force = fc.record({ since: day, before: day }, { requiredKeys: [] });

const whom = fc.constantFrom(
  { 'license.class': 'professional' },
  { 'license.class': ['professional', 'practitioner'] },
  { 'license.class': 'practitioner', 'license.first_term': true },
  { not: { 'license.first_term': true } },
);

const file = fc
  .record({
    entries: fc.array(fc.tuple(fc.record({ where: condition }, { requiredKeys: [] }), force), {
      minLength: 1,
      maxLength: 4,
    }),
    versions: fc.array(fc.tuple(fc.record({ when: whom }, { requiredKeys: [] }), force), {
      minLength: 1,
      maxLength: 4,
    }),
    node: fc.tuple(fc.record({ when: whom }, { requiredKeys: [] }), force),
    clauses: fc.array(whom, { minLength: 1, maxLength: 3 }),
  })
  .map(({ entries, versions, node, clauses }) => {
    const tree = {
      ...{ kind: 'amount', id: 'hours', asks: 'Hours.', since: 'unknown', ...node[0], ...node[1] },
      at_least: versions.map(([when, inForce], i) => ({ is: i + 1, ...when, ...inForce })),
    };
    const written = inventedText({
      tree,
      selected_by: 'as_of',
      entries: entries.map(([where, inForce], i) => ({ worth: { each: i + 1 }, ...where, ...inForce })),
    });
    const whole = JSON.parse(written) as { require: readonly { tree: object }[] };
    const [clause] = whole.require;
    return { ...whole, require: clauses.map((who) => ({ for: who, tree: clause?.tree })) };
  });

const facts = fc
  .record({
    credits: fc.array(
      fc.record({
        unit: fc.constantFrom('clock_hour', 'ceu', 'badge'),
        kind: fc.constantFrom('workshop', 'course'),
        categories: fc.subarray(['content', 'pedagogy']),
        quantity: fc.constantFrom(100, 200, 300),
        completedOn: fc.constantFrom('2019-07-01', '2020-06-30', '2020-07-01', '2021-12-31', '2023-01-01'),
      }),
      { maxLength: 3 },
    ),
    class: fc.constantFrom('professional', 'practitioner'),
    issuedOn: fc.constantFrom('2014-07-01', '2019-07-01'),
  })
  .map(({ credits, ...license }) =>
    factsFor(
      'ZZ',
      license,
      credits.map((given, i) =>
        credit({ ...given, credit: `credit-${i}`, acts: { approvedOn: '2023-01-01' } }),
      ),
    ),
  );

function compiled(written: object): CompiledPolicy {
  return compilePolicy(schema.parse(written), 'digest');
}

const NOBODY = { 'license.class': 'nobody' };

/** The file with what a slip calls dead kept from ever fitting. */
function without(written: object, { path }: Slip): object {
  const changed = parseDocument(JSON.stringify(written));
  changed.setIn(deadCondition(path), changed.createNode(NOBODY));
  return Object(changed.toJS()) as object;
}

/** Where the condition stands that a slip says never speaks, or that of the part that does not. */
function deadCondition(path: Slip['path']): Slip['path'] {
  const last = String(path.at(-1));
  if (path.slice(0, -1).some((key) => key === 'where' || key === 'for' || key === 'when')) {
    if (last === 'not') return path.slice(0, -1);
    return typeof path.at(-1) === 'number' ? path : path.slice(0, -2);
  }
  if (path.length === 2) return [...path, 'for'];
  if (path[1] === 'entries') return [...path, 'where'];
  return ['since', 'before', 'when'].includes(last) ? [...path.slice(0, -1), 'when'] : [...path, 'when'];
}

/** Two versions on the same days are refused without either being dead. */
function isDead({ what }: Slip): boolean {
  return !what.includes('together with version');
}

function answer(policy: CompiledPolicy, record: Facts, asOf: string): unknown {
  const { outcome, codes, credits, requirement } = evaluate(policy, new Map(), record, asOf);
  return { outcome, codes, credits, requirement };
}

/** What a finding says, whatever it is about. */
function kindOf({ what }: Slip): string {
  return what.replace(/\d{4}-\d\d-\d\d|entry_\d|number \d/g, '_');
}

describe('what is called dead', () => {
  test('changes no answer when it is taken out', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(file, fc.array(facts, { minLength: 4, maxLength: 4 }), (written, records) => {
        const slips = checkReach(schema.parse(written)).filter(isDead);
        const policy = compiled(written);
        // One of each kind is enough of a file: compiling takes longest.
        for (const [kind, slip] of new Map(slips.map((each) => [kindOf(each), each]))) {
          seen.add(kind);
          const pruned = compiled(without(written, slip));
          for (const record of records) {
            for (const asOf of ['2019-07-01', '2020-07-01', '2023-01-01']) {
              if (isDeepStrictEqual(answer(pruned, record, asOf), answer(policy, record, asOf))) continue;
              throw new Error(`${slip.path.map(String).join('.')} ${slip.what}, and it changes the answer`);
            }
          }
        }
      }),
      { numRuns: 40 },
    );
    // Every kind of finding came up, so that none was judged right for want of an example.
    expect([...seen].sort()).toEqual([
      'can never be so together with what is asked beside any',
      'contradicts a condition around it, so it is never in force',
      'denies what is asked beside it, so the condition is never so',
      'is never reached: _ above fits whenever it does',
      'is never reached: on each of its days a version above it is in force',
      'is not after _, the first day on which this could be asked, so it never is',
      'is not before _, the day on which what stands around it ends, so this is never asked',
      'lies below the least that is asked, so the condition is never so',
    ]);
  });
});
