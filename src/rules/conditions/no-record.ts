import type { Condition } from '../language/condition.ts';
import type { Attribute } from '../language/facts-vocabulary.ts';
import { LISTS, type ListName } from '../language/lists.ts';

/** What tells the records of a list apart for people, where one thing does. */
const NAMED_BY: Readonly<Partial<Record<ListName, string>>> = {
  ...{ acts: 'act', awards: 'credential', boards: 'board', measures: 'measure' },
  ...{ orders: 'order', roles: 'role', statuses: 'status', tests: 'test' },
};

const APART = ': ';

/** The name of what is missing where a list has no such record: `measures.value: measure team_size`. */
export function attributeOfNone(list: ListName, attribute: string, where: Condition | undefined): string {
  const name = `${list}.${attribute}`;
  const by = NAMED_BY[list];
  const asked = by === undefined ? undefined : where?.[by];
  if (by === undefined || typeof asked !== 'string') return name;
  const attributes: Readonly<Record<string, Attribute>> = LISTS[list];
  return `${name}${APART}${attributes[by]?.words ?? by} ${asked}`;
}

/** The attribute in such a name, and the record it would be of. */
export function ofWhichRecord(missing: string): { readonly attribute: string; readonly of: string } {
  const [attribute = '', record] = missing.split(APART);
  return { attribute, of: record === undefined ? '' : ` of the ${record}` };
}
