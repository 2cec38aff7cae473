import fc from 'fast-check';
import { compilePolicy, type CompiledPolicy, type Policy } from '../../src/rules/index.ts';
import { policyIn } from '../../src/rules/policy/parse-policy.ts';
import { cite, isMonotone, numbered, PARTS, requirement, tree } from './arbitrary-trees.ts';

export { day, FIRST_DAY } from './arbitrary-days.ts';
export { credit, facts, filledIn } from './arbitrary-facts.ts';

const SETTINGS: Readonly<Record<string, object>> = {
  version_day: { values: ['expiration', 'application', 'as_of'] },
  counting: { values: ['exclusive_split', 'exclusive_whole', 'overlap'] },
  allowed: { values: ['yes', 'no'] },
  from_day: { between: ['2024-06-20', '2024-07-02'] },
  how_many: { values: ['1', '2'] },
  unknown_word: {},
};

const entries = [
  { where: { unit: 'badge' }, worth: { split: { a: 2, b: 1 } } },
  { where: { unit: 'hour', level: 'low' }, since: '2024-06-25', worth: { per_unit: 0.5 } },
  {
    where: { unit: 'hour' },
    accept: [
      {
        code: 'grade_too_low',
        because: 'The grade is too low.',
        where: { any: [{ grade: 'A' }, { grade: 'C', 'setting.allowed': 'yes' }] },
        cite,
      },
    ],
    worth: { per_unit: '2/3' },
  },
  { from: 'evaluations', worth: { by: 'score', table: { '5': 2, '4': 1 } } },
];

const floors = [{ id: 'topic', asks: 'Two in a topic.', by: 'topic', since: 'unknown', at_least: 2, cite }];

/** A policy of an invented state whose parts are put together at random, loaded the way every file is. */
export const policy: fc.Arbitrary<CompiledPolicy> = policyOf(tree);

/** One that asks one requirement of one kind. */
export const policyOfOne = policyOf(requirement);

/** One in which nothing is asked not to be so, or to be at most so much. */
export const monotonePolicy = policyOf(tree.filter(isMonotone));

function policyOf(trees: fc.Arbitrary<object>): fc.Arbitrary<CompiledPolicy> {
  return readPolicyOf(trees).map((read) => compilePolicy(read, 'digest'));
}

/** A policy that asks one of these trees, read and not compiled. */
export function readPolicyOf(trees: fc.Arbitrary<object>): fc.Arbitrary<Policy> {
  return fc
    .record({
      tree: trees,
      selected_by: fc.constantFrom('expiration', 'application', 'as_of', { setting: 'version_day' }),
      floored: fc.boolean(),
      acts: fc.constantFrom(['approved'], ['attested', 'approved']),
    })
    .map(({ tree: written, selected_by, floored, acts }) => {
      const file = {
        ...{ schema: 1, state: 'ZZ', strand: 'recertification', version: 1, title: 'Invented', selected_by },
        ...{ time_zone: 'America/New_York', unit: { one: 'point', many: 'points' }, since: '2024-06-01' },
        citations: {
          source: {
            title: 'Source',
            link: 'https://example.org',
            basis: 'legislation',
            verified_on: '2024-01-01',
          },
        },
        rounding: { to_hundredths: 'down', cite },
        credits: {
          within: { span: 'period', cite },
          counts_when: { acts, remedy: 'Have it approved.', cite },
          entries: entries.map((entry, i) => ({
            ...{ id: `entry_${i}`, from: 'credits', since: 'unknown', cite },
            ...entry,
          })),
          ...(floored ? { floors } : {}),
        },
        require: [{ for: {}, tree: numbered(written) }],
        terms: [{ for: {}, years: 5, cite }],
        ...partsFor(JSON.stringify(written)),
        ...(JSON.stringify(written).includes('"vote"') ? { acts: { vote: 'a vote' } } : {}),
      };
      const settings = Object.entries(SETTINGS)
        .filter(([name]) => new RegExp(`"setting":"${name}"|"setting\\.${name}"`).test(JSON.stringify(file)))
        .map(
          ([name, values]) => [name, { asks: `${name}?`, because: 'No source says.', ...values }] as const,
        );
      return policyIn({ ...file, settings: Object.fromEntries(settings) });
    })
    .filter((read) => !isNeverAsked(read))
    .map((read) => {
      if (isPolicy(read)) return read;
      throw new Error(read.map(({ path, what }) => `${path.join('.')} ${what}`).join('\n'));
    });
}

function partsFor(text: string): object {
  const asked = Object.entries(PARTS).filter(([name]) => text.includes(`"${name}"`));
  const all = text + JSON.stringify(asked);
  const used = Object.entries(PARTS).filter(([name]) => all.includes(`"${name}"`));
  return used.length === 0 ? {} : { parts: Object.fromEntries(used) };
}

function isPolicy(read: ReturnType<typeof policyIn>): read is Policy {
  return !Array.isArray(read);
}

/** Days at random put together a part now and then that could never be asked, and the loader refuses only that. */
function isNeverAsked(read: ReturnType<typeof policyIn>): boolean {
  return !isPolicy(read) && read.every(({ what }) => /so it never is$|so this is never asked$/.test(what));
}

/** Some settings confirmed, some not, some with a value they cannot have. */
export const confirmed: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record(
    {
      version_day: fc.constantFrom('expiration', 'application', 'nonsense'),
      counting: fc.constantFrom('exclusive_split', 'exclusive_whole', 'overlap'),
      allowed: fc.constantFrom('yes', 'no', 'perhaps'),
      from_day: fc.constantFrom('2024-06-20', '2024-06-28', '2025-01-01'),
      how_many: fc.constantFrom('1', '2', 'many'),
      unknown_word: fc.constantFrom('word', 'other'),
    },
    { requiredKeys: [] },
  )
  .map((settings) => new Map(Object.entries(settings)));
