import { isRefusal } from '../../domain/decider.ts';
import { cursorOf, type Page, type PageAsk, pageOf, partsOf, windowOf } from './page.ts';
import type { BadInput } from './unanswered.ts';

/** A page of a list that is short enough to be at hand, each item under a key of its own. */
export function pageOfList<Item>(
  ask: PageAsk,
  list: readonly Item[],
  keyOf: (item: Item) => string,
): Page<Item> | BadInput {
  const window = windowOf(ask, (cursor) => placeIn(list, keyOf, cursor));
  if (isRefusal(window)) return window;
  const { after = -1, before = list.length, from, size } = window;
  const between = list.slice(after + 1, Math.max(after + 1, before));
  const rows = from === 'start' ? between.slice(0, size + 1) : between.toReversed().slice(0, size + 1);
  const itemOf = (node: Item) => ({ cursor: cursorOf([keyOf(node)]), node });
  return pageOf(window, rows, itemOf, () => Promise.resolve(list.length));
}

function placeIn<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  cursor: string,
): number | undefined {
  const [key, ...more] = partsOf(cursor) ?? [];
  const place = list.findIndex((item) => keyOf(item) === key);
  return place < 0 || more.length > 0 ? undefined : place;
}
