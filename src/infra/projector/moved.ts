import type { Bell } from '../log/bell.ts';

/** Where the builds that are followed in this process stand, for whoever waits until all have passed a place. */
export interface Moved {
  /** A unit that follows the log, for what is read or is to be, stands there. */
  readonly standsAt: (unit: string, place: number, isRead: boolean) => void;
  /** Where each unit was said to stand last. */
  readonly places: () => ReadonlyMap<string, number>;
  /** Something else has come further: educators were evaluated. */
  readonly changed: () => void;
  /** A unit is followed here no more. */
  readonly left: (unit: string) => void;
}

/** Rings when the last of them has come further, not for each: whoever is woken asks the database. */
export function movedRinging(bell: Pick<Bell, 'ring'>): Moved {
  const places = new Map<string, number>();
  const read = new Set<string>();
  let told = 0;
  const tell = () => {
    const last = read.size === 0 ? 0 : Math.min(...[...read].map((unit) => places.get(unit) ?? 0));
    if (last > told) bell.ring();
    told = last;
  };
  return {
    standsAt: (unit, place, isRead) => {
      places.set(unit, place);
      if (!isRead) {
        bell.ring();
        return;
      }
      read.add(unit);
      tell();
    },
    places: () => new Map(places),
    changed: () => {
      bell.ring();
    },
    left: (unit) => {
      places.delete(unit);
      if (read.delete(unit)) tell();
    },
  };
}
