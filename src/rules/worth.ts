import type { Hundredths } from '../domain/values/hundredths.ts';
import { compileFigure } from './figure.ts';
import { hundredths } from './force.ts';
import type { Item } from './items.ts';
import type { Worth } from './language/credits.ts';
import { isExact, parseRatio, times, type Rounding } from './ratio.ts';
import type { Situation } from './situation.ts';
import type { Portion } from './valued.ts';
import type { Unit } from './words.ts';

/** Amounts of one item, or the name of the attribute that would be needed, or why it earns nothing. */
export type Earned =
  | { readonly portions: readonly Portion[] }
  | { readonly missing: string; readonly atMost: readonly Portion[] }
  | { readonly nothing: string };

export type Conversion = (item: Item, situation: Situation) => Earned;

/** Compiles what an item is worth. Each item is rounded by itself, before anything is summed. */
export function compileWorth(worth: Worth, rounding: (at: Situation) => Rounding, unit: Unit): Conversion {
  const { per_unit, each, split, by, table } = worth;
  if (per_unit !== undefined) {
    const ratio = parseRatio(per_unit);
    if (ratio === undefined) throw new RangeError(`${String(per_unit)} passed the loader and is no ratio`);
    if (isExact(ratio)) return (item) => whole(item, item.quantity * ratio.over);
    return (item, situation) => whole(item, times(item.quantity, ratio, rounding(situation)));
  }
  if (each !== undefined) {
    const amount = compileFigure(each);
    return (item, situation) => whole(item, amount.at(situation) ?? 0);
  }
  if (split !== undefined) {
    const shares = Object.entries(split).map(([category, share]) => [category, hundredths(share)] as const);
    return (item) => ({
      portions: shares.map(([category, amount]) => ({
        item,
        amount,
        attributes: { ...item.attributes, categories: [category] },
      })),
    });
  }
  const amounts = new Map(Object.entries(table ?? {}).map(([key, amount]) => [key, hundredths(amount)]));
  const most = Math.max(...amounts.values());
  const attribute = by ?? '';
  return (item) => {
    const value = item.attributes[attribute];
    if (value === undefined) return { missing: attribute, atMost: whole(item, most).portions };
    const amount = amounts.get(String(value));
    return amount === undefined
      ? { nothing: `${capital(item.claimed)} earns no ${unit.many}.` }
      : whole(item, amount);
  };
}

function whole(item: Item, amount: Hundredths): { readonly portions: readonly Portion[] } {
  return { portions: [{ item, amount, attributes: item.attributes }] };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
