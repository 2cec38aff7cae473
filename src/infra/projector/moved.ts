import type { Bell } from '../log/bell.ts';

/** Where the builds that are followed in this process stand, for whoever waits until all have passed a place. */
export interface Moved {
  /** A unit that follows the log for what is read stands there. */
  readonly standsAt: (unit: string, place: number) => void;
  /** Something else has come further: educators were evaluated, or a build that is not read yet. */
  readonly changed: () => void;
  /** A unit is followed here no more. */
  readonly left: (unit: string) => void;
}

/** Rings when the last of them has come further, not for each: whoever is woken asks the database. */
export function movedRinging(bell: Pick<Bell, 'ring'>): Moved {
  const places = new Map<string, number>();
  let told = 0;
  const tell = () => {
    const last = places.size === 0 ? 0 : Math.min(...places.values());
    if (last > told) bell.ring();
    told = last;
  };
  return {
    standsAt: (unit, place) => {
      places.set(unit, place);
      tell();
    },
    changed: () => {
      bell.ring();
    },
    left: (unit) => {
      if (places.delete(unit)) tell();
    },
  };
}
