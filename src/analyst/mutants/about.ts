import { addDays, isDay } from '../../domain/values/day.ts';
import { around, type Place } from './places.ts';
import { wordsIn } from './words-in.ts';

/** Words of a place with how much each says about it. */
export type About = ReadonlyMap<string, number>;

/** What stands around a place says less about it the further out it is. */
const WEIGHTS = [0.4, 0.3, 0.2, 0.1];

/** More words than these say nothing of one place any more. */
const MOST_WORDS = 200;

/** What a case that tells a change of the place is likely to speak of. */
export function aboutOf(place: Place): About {
  const about = new Map<string, number>();
  const add = (words: readonly string[], weight: number) => {
    for (const word of words) if (!about.has(word)) about.set(word, weight);
  };
  const own = wordsIn(place.value).slice(0, MOST_WORDS);
  add([...own, ...own.filter(isDay).flatMap((day) => [addDays(day, -1), addDays(day, 1)])], 1);
  add(wordsIn(place.path), 1);
  around(place)
    .filter(({ path }) => path.length > 0)
    .slice(0, WEIGHTS.length)
    .forEach(({ value }, i) => {
      add(wordsIn(value).slice(0, MOST_WORDS), WEIGHTS[i] ?? 0);
    });
  return about;
}
