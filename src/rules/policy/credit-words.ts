import type { Policy } from '../language/policy.ts';

/**
 * The units a policy reads of claims, sorted; undefined where some entry asks for none by name, so that a claim in any
 * unit may count.
 */
export function unitsRead({ credits }: Pick<Policy, 'credits'>): readonly string[] | undefined {
  const units = new Set<string>();
  for (const entry of credits?.entries ?? []) {
    if (entry.from !== 'credits') continue;
    const asked = unitsIn(entry);
    if (asked === undefined || asked.length === 0) return undefined;
    for (const unit of asked) units.add(unit);
  }
  return units.size === 0 ? undefined : [...units].toSorted();
}

/** Lists of the record that a policy counts by themselves, as evaluations: nothing is claimed of those. */
export function listsCounted({ credits }: Pick<Policy, 'credits'>): readonly string[] {
  return [...new Set((credits?.entries ?? []).map(({ from }) => from))].filter((from) => from !== 'credits');
}

/** Every unit named below; undefined where units are asked for otherwise than by their names. */
function unitsIn(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return [];
  const units: string[] = [];
  for (const [key, part] of Object.entries(value)) {
    const found: readonly string[] | undefined =
      key === 'unit' ? namesIn(part) : key === 'not' && mentionsUnit(part) ? undefined : unitsIn(part);
    if (found === undefined) return undefined;
    units.push(...found);
  }
  return units;
}

function namesIn(value: unknown): readonly string[] | undefined {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  return names.every((name) => typeof name === 'string') ? names : undefined;
}

function mentionsUnit(value: unknown): boolean {
  return JSON.stringify(value).includes('"unit":');
}
