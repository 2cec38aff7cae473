import { createHash, randomInt } from 'node:crypto';

/** Chance that repeats: the same seed throws the same numbers in the same order. */
export interface Dice {
  /** A whole number from 0 up to, and without, the bound. */
  below(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): readonly T[];
  uuid(): string;
  /** Dice of their own for one part, so that what others throw meanwhile does not change what it gets. */
  named(name: string): Dice;
}

/** The seed of this run: FAULT_SEED where it is given, to repeat a run that failed. */
export function faultSeed(): number {
  const given = process.env['FAULT_SEED'];
  if (given === undefined || given === '') return randomInt(2 ** 31);
  if (!/^\d{1,10}$/.test(given))
    throw new RangeError(`FAULT_SEED is ${given}: give the number a run printed.`);
  return Number(given);
}

export function diceOf(seed: string | number): Dice {
  let thrown = 0;
  const bytes = () => {
    thrown += 1;
    return createHash('sha256').update(`${seed}/${thrown}`).digest();
  };
  const below = (bound: number) => bytes().readUIntBE(0, 6) % bound;
  const dice: Dice = {
    below,
    chance: (probability) => below(1_000_000) < probability * 1_000_000,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: below(2 ** 32) }))
        .sort((one, other) => one.place - other.place)
        .map(({ item }) => item),
    uuid: () => {
      const hex = bytes().toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    named: (name) => diceOf(`${seed}/${name}`),
  };
  return dice;
}
