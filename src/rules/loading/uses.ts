import type { ListName } from '../facts-vocabulary.ts';
import type { Condition } from '../language/condition.ts';
import type { Entry, Floor } from '../language/credits.ts';
import { COUNTINGS, type Force, type Node, type VaryingAmount } from '../language/node.ts';
import { SELECTORS, type Policy } from '../language/policy.ts';
import type { Cite } from '../language/values.ts';
import { ROUNDINGS } from '../ratio.ts';

export type Path = readonly PropertyKey[];

/** What the value of a setting stands for where it is used. */
export type Role = 'day' | 'years' | 'text' | { readonly oneOf: readonly string[] };

/** Everything a policy refers to by name, with the place where it does. */
export interface Uses {
  readonly cites: { readonly source: string; readonly path: Path }[];
  readonly settings: { readonly setting: string; readonly role: Role; readonly path: Path }[];
  readonly conditions: {
    readonly condition: Condition;
    readonly list: ListName | undefined;
    readonly path: Path;
  }[];
  readonly attributes: { readonly attribute: string; readonly list: ListName; readonly path: Path }[];
  readonly forces: { readonly force: Force; readonly path: Path }[];
  readonly nodes: { readonly node: Node; readonly path: Path }[];
}

/** Walks the whole policy once. */
export function usesOf(policy: Policy): Uses {
  const uses: Uses = { cites: [], settings: [], conditions: [], attributes: [], forces: [], nodes: [] };
  useSetting(uses, policy.selected_by, { oneOf: SELECTORS }, ['selected_by']);
  useSetting(uses, policy.rounding, { oneOf: ROUNDINGS }, ['rounding']);
  if (policy.rounding && 'cite' in policy.rounding) useCite(uses, policy.rounding.cite, ['rounding']);
  useCite(uses, policy.credits.within.cite, ['credits', 'within']);
  useCite(uses, policy.credits.counts_when.cite, ['credits', 'counts_when']);
  policy.credits.entries.forEach((entry, i) => {
    useEntry(uses, entry, ['credits', 'entries', i]);
  });
  policy.credits.floors?.forEach((floor, i) => {
    useFloor(uses, floor, ['credits', 'floors', i]);
  });
  policy.require.forEach((clause, i) => {
    const path = ['require', i];
    useCondition(uses, clause.for, undefined, [...path, 'for']);
    useCite(uses, clause.cite, path);
    if (clause.tree) useNode(uses, clause.tree, [...path, 'tree']);
  });
  policy.terms.forEach((term, i) => {
    useCondition(uses, term.for, undefined, ['terms', i, 'for']);
    useCite(uses, term.cite, ['terms', i]);
    useSetting(uses, term.years, 'years', ['terms', i, 'years']);
  });
  policy.leaves_out?.forEach(({ cite }, i) => {
    useCite(uses, cite, ['leaves_out', i]);
  });
  return uses;
}

function useEntry(uses: Uses, entry: Entry, path: Path): void {
  useForce(uses, entry, entry.from, path);
  useCite(uses, entry.cite, path);
  useCondition(uses, entry.where, entry.from, [...path, 'where']);
  useCite(uses, entry.counts_when?.cite, [...path, 'counts_when']);
  entry.accept?.forEach(({ where, cite }, i) => {
    useCondition(uses, where, entry.from, [...path, 'accept', i, 'where']);
    useCite(uses, cite, [...path, 'accept', i]);
  });
  if (entry.worth.by !== undefined) {
    uses.attributes.push({ attribute: entry.worth.by, list: entry.from, path: [...path, 'worth', 'by'] });
  }
}

function useFloor(uses: Uses, floor: Floor, path: Path): void {
  useForce(uses, floor, undefined, path);
  useCite(uses, floor.cite, path);
  uses.attributes.push({ attribute: floor.by, list: 'credits', path: [...path, 'by'] });
}

function useNode(uses: Uses, node: Node, path: Path): void {
  uses.nodes.push({ node, path });
  useForce(uses, node, undefined, path);
  useCite(uses, node.cite, path);
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'at_least':
      node.of.forEach((part, i) => {
        useNode(uses, part, [...path, 'of', i]);
      });
      return;
    case 'not':
      useNode(uses, node.of, [...path, 'of']);
      return;
    case 'amount':
      useAmount(uses, node.at_least, [...path, 'at_least']);
      useSetting(uses, node.counting, { oneOf: COUNTINGS }, [...path, 'counting']);
      node.of_which?.forEach(({ where, at_least, cite }, i) => {
        useCondition(uses, where, 'credits', [...path, 'of_which', i, 'where']);
        useAmount(uses, at_least, [...path, 'of_which', i, 'at_least']);
        useCite(uses, cite, [...path, 'of_which', i]);
      });
      return;
    case 'count':
      useCondition(uses, node.where, node.from, [...path, 'where']);
      if (node.distinct !== undefined) {
        uses.attributes.push({ attribute: node.distinct, list: node.from, path: [...path, 'distinct'] });
      }
      return;
    case 'fact':
      useCondition(uses, node.where, undefined, [...path, 'where']);
      return;
    case 'act':
    case 'not_encoded':
      return;
  }
}

function useAmount(uses: Uses, amount: VaryingAmount, path: Path): void {
  if (typeof amount === 'number') return;
  amount.forEach((version, i) => {
    useForce(uses, version, undefined, [...path, i]);
  });
}

function useForce(uses: Uses, force: Force, list: ListName | undefined, path: Path): void {
  uses.forces.push({ force, path });
  useSetting(uses, force.since, 'day', [...path, 'since']);
  useSetting(uses, force.before, 'day', [...path, 'before']);
  useCondition(uses, force.when, list, [...path, 'when']);
}

function useCondition(
  uses: Uses,
  condition: Condition | undefined,
  list: ListName | undefined,
  path: Path,
): void {
  if (condition) uses.conditions.push({ condition, list, path });
}

function useCite(uses: Uses, cite: Cite | undefined, path: Path): void {
  for (const source of Object.keys(cite ?? {})) uses.cites.push({ source, path: [...path, 'cite', source] });
}

function useSetting(uses: Uses, written: unknown, role: Role, path: Path): void {
  if (typeof written === 'object' && written !== null && 'setting' in written) {
    uses.settings.push({ setting: String(written.setting), role, path });
  }
}
