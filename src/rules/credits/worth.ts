import type { Hundredths } from '../../domain/values/hundredths.ts';
import { hundredths } from '../conditions/force.ts';
import type { Unit } from '../conditions/words.ts';
import { compileFigure } from '../figures/figure.ts';
import type { Worth } from '../language/credits.ts';
import type { Item } from '../situation/item.ts';
import { viewFrom, type Situation } from '../situation/situation.ts';
import type { Portion } from '../situation/valued.ts';
import { isExact, parseRatio, times, type Rounding } from '../values/ratio.ts';
import type { Earned } from './earned.ts';
import { compileSteps } from './steps.ts';

export type Conversion = (item: Item, situation: Situation) => Earned;

/** Compiles what an item is worth. Each item is rounded by itself, before anything is summed. */
export function compileWorth(worth: Worth, rounding: (at: Situation) => Rounding, unit: Unit): Conversion {
  const convert = compileConversion(worth, rounding, unit);
  const inSteps = compileSteps(worth, unit);
  if (inSteps === undefined) return convert;
  return (item, situation) => {
    const earned = convert(item, situation);
    return 'portions' in earned ? inSteps(earned) : earned;
  };
}

function compileConversion(worth: Worth, rounding: (at: Situation) => Rounding, unit: Unit): Conversion {
  const { per_unit, each, split, by, table } = worth;
  if (per_unit !== undefined) return compileRatio(per_unit, rounding);
  if (each !== undefined) return compileEach(each, unit);
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
    if (value === undefined) return { ...whole(item, most), missing: [attribute] };
    const amount = amounts.get(String(value));
    return amount === undefined ? nothing(item, unit) : whole(item, amount);
  };
}

function compileRatio(written: string | number, rounding: (at: Situation) => Rounding): Conversion {
  const ratio = parseRatio(written);
  if (ratio === undefined) throw new RangeError(`${String(written)} passed the loader and is no ratio`);
  if (isExact(ratio)) return (item) => whole(item, quantityOf(item) * ratio.over);
  return (item, situation) => whole(item, times(quantityOf(item), ratio, rounding(situation)));
}

/** An act tells its amount in an attribute; what tells none is one. */
function quantityOf({ attributes, quantity }: Item): Hundredths {
  return typeof attributes.quantity === 'number' ? attributes.quantity : quantity;
}

/** No amount of the language is greater: the most that one nobody can tell may be. */
const MOST: Hundredths = hundredths(100_000);

/** A figure reads the item as `item.`; one of which no version is in force earns nothing. */
function compileEach(written: NonNullable<Worth['each']>, unit: Unit): Conversion {
  const figure = compileFigure(written);
  const seenFrom = viewFrom(written);
  return (item, situation) => {
    const looked = seenFrom(item.attributes, situation);
    const amount = figure.at(looked);
    if (amount !== undefined) return whole(item, amount);
    const missing = figure.missing(looked);
    return missing.length === 0 ? nothing(item, unit) : { ...whole(item, MOST), missing };
  };
}

function whole(item: Item, amount: Hundredths): { readonly portions: readonly Portion[] } {
  return { portions: [{ item, amount, attributes: item.attributes }] };
}

function nothing({ claimed }: Item, unit: Unit): Earned {
  const because = () => `${claimed.charAt(0).toUpperCase()}${claimed.slice(1)} earns no ${unit.many}.`;
  return { nothing: { code: 'earns_nothing', because } };
}
