import type { Worth } from '../../../src/rules/language/credits.ts';
import type { Luck } from './credits.ts';
import { figureOf } from './figures.ts';
import { divided, hundredths, product, rounded, type Rounding, whole, written } from './fractions.ts';
import type { Rec } from './records.ts';
import type { World } from './world.ts';

/** The most an amount may be, in hundredths. */
const MOST = 10_000_000;

interface Valued {
  readonly amount: number;
  readonly category?: string;
}

/** What an item is worth, each item rounded by itself, then cut down to steps and to the smallest amount. */
export function worthOf(worth: Worth, record: Rec, own: World, luck: Luck): readonly Valued[] {
  return exactly(worth, record, own, luck).map((one) => {
    const step = Math.round((worth.steps_of ?? 0.01) * 100);
    const amount = one.amount - (one.amount % step);
    return { ...one, amount: amount < Math.round((worth.smallest ?? 0) * 100) ? 0 : amount };
  });
}

function exactly(worth: Worth, record: Rec, own: World, luck: Luck): readonly Valued[] {
  if (worth.split !== undefined) {
    return Object.entries(worth.split).map(([category, amount]) => ({
      category,
      amount: Math.round(amount * 100),
    }));
  }
  if (worth.each !== undefined) {
    const figure = figureOf(worth.each, own);
    return [{ amount: figure === undefined ? luck.choose([0, MOST]) : hundredths(figure) }];
  }
  if (worth.by !== undefined) {
    const { table = {} } = worth;
    const value = record.attributes[worth.by];
    if (value === undefined) return [{ amount: Math.round(luck.choose([0, ...Object.values(table)]) * 100) }];
    const key = typeof value === 'object' && 'over' in value ? String(hundredths(value) / 100) : value;
    return [{ amount: Math.round((typeof key === 'string' ? (table[key] ?? 0) : 0) * 100) }];
  }
  const quantity = record.attributes['quantity'];
  if (quantity === undefined) return [{ amount: luck.choose([0, MOST]) }];
  if (worth.per_unit === undefined || typeof quantity !== 'object' || !('over' in quantity)) {
    throw new RangeError('is worth nothing that is written');
  }
  const exact = product(quantity, written(worth.per_unit));
  return [{ amount: hundredths(rounded(exact, divided(whole(1), whole(100)), roundingOf(own))) }];
}

/** The loader asks for a rounding where one is needed. */
function roundingOf(world: World): Rounding {
  const { rounding } = world.policy;
  if (rounding === undefined) return 'down';
  const how = 'setting' in rounding ? world.setting(rounding.setting) : rounding.to_hundredths;
  if (how === undefined) throw new RangeError('a rounding must be listed');
  return how as Rounding;
}
