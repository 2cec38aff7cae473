import { NO_ATTRIBUTES, TOOLS, windowFor } from '../conditions/condition.ts';
import { compileMembers } from '../conditions/members.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { ListName } from '../language/lists.ts';
import type { Segments } from '../language/node.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import type { DoubtfulSegment } from './doubtful-segment.ts';
import { spanOf, spanOfWindow } from './spans.ts';

/** Segments that are members of a list, oldest first, each named by what makes it distinct or else by its title. */
export function compileListed(
  { list, where, within = 'period', distinct }: Segments & { readonly list: ListName },
  cites: readonly string[],
): (situation: Situation) => readonly DoubtfulSegment[] {
  const members = compileMembers({ from: list, where, within, distinct }, TOOLS);
  const window = windowFor(within, list);
  const nameOf = ({ title, attributes }: Item) =>
    String((distinct === undefined ? undefined : attributes[distinct]) ?? title);
  return (situation) => {
    const { sure, open } = members.find(NO_ATTRIBUTES, situation);
    const found = new Set([...sure, ...open]);
    const span = spanOfWindow(window, situation);
    const doubt =
      open.length === 0 ? [] : missingAttributes(members.missing(NO_ATTRIBUTES, situation), undefined, cites);
    const names = namesOf(
      situation.list(list).filter((item) => found.has(item)),
      nameOf,
    );
    return [...names].map(([item, value]) => ({
      segment: {
        ...spanOf(item, span),
        attributes: { ...item.attributes, value },
        deadline: situation.segment?.deadline,
      },
      doubt: open.includes(item) ? doubt : [],
    }));
  };
}

/** Of several that would have the same name, the later ones are numbered. */
function namesOf(items: readonly Item[], nameOf: (item: Item) => string): ReadonlyMap<Item, string> {
  const taken = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const name = nameOf(item);
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      return [item, before === 0 ? name : `${name} ${before + 1}`];
    }),
  );
}
