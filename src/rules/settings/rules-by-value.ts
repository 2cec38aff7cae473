import { partsOf } from '../language/condition-parts.ts';
import type { Condition } from '../language/condition.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import { LISTS, type AttributeType, type ListName } from '../language/lists.ts';

/** A rule with the condition it is compiled from. */
export interface Written<Rule> {
  readonly rule: Rule;
  readonly where: Condition | undefined;
}

/** The rules, in their order, without those whose condition asks for another value than a member has. */
export type RulesFor<Rule> = (attributes: Attributes) => readonly Rule[];

/**
 * Sorts the rules of a list by the values of the texts they ask for, so that a member is tried only against those that
 * ask for its own. What asks for nothing of the kind stands everywhere; with a value that is not known, so do all.
 */
export function compileRulesByValue<Rule>(list: ListName, written: readonly Written<Rule>[]): RulesFor<Rule> {
  return sorted(written, textsOf(list));
}

function textsOf(list: ListName): readonly string[] {
  const attributes = Object.entries<{ readonly type: AttributeType }>(LISTS[list]);
  return attributes.filter(([, { type }]) => type === 'text').map(([name]) => name);
}

function sorted<Rule>(written: readonly Written<Rule>[], texts: readonly string[]): RulesFor<Rule> {
  const all = written.map(({ rule }) => rule);
  const asked = texts
    .map((name) => ({ name, by: written.map(({ where }) => valuesAsked(where, name)) }))
    .map((one) => ({ ...one, times: one.by.filter((values) => values !== undefined).length }))
    .reduce<Asked | undefined>((most, one) => (one.times > (most?.times ?? 1) ? one : most), undefined);
  if (asked === undefined) return () => all;
  const { name, by } = asked;
  const others = texts.filter((one) => one !== name);
  const withValue = (value: string | undefined) =>
    sorted(
      written.filter((_, place) => {
        const values = by[place];
        return values === undefined || (value !== undefined && values.includes(value));
      }),
      others,
    );
  const named = new Set(by.flatMap((values) => values ?? []));
  // Made when a value is first met: few of all combinations ever are, and a policy is compiled more often than asked.
  const branches = new Map<string | undefined, RulesFor<Rule>>();
  const branchOf = (value: string): RulesFor<Rule> => {
    const key = named.has(value) ? value : undefined;
    const branch = branches.get(key) ?? withValue(key);
    branches.set(key, branch);
    return branch;
  };
  return (attributes) => {
    const value = attributes[name];
    if (typeof value !== 'string') return all;
    return (branches.get(value) ?? branchOf(value))(attributes);
  };
}

/** A text, what each rule asks it to be, and how many rules ask. */
interface Asked {
  readonly name: string;
  readonly by: readonly (readonly string[] | undefined)[];
  readonly times: number;
}

/** The values of which an attribute must have one for a condition to hold; undefined where it may have any. */
function valuesAsked(where: Condition | undefined, name: string): readonly string[] | undefined {
  if (where === undefined) return undefined;
  const { tests, all } = partsOf(where);
  const test = tests.find(([attribute]) => attribute === name)?.[1];
  if (Array.isArray(test)) return test.map(String);
  if (test !== undefined && typeof test !== 'object') return [String(test)];
  return all.map((part) => valuesAsked(part, name)).find((values) => values !== undefined);
}
