import type { Day } from '../../src/domain/values/day.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `2024-06-30` is "30 June 2024". */
export function inWords(day: Day): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** The first three titles, each once, and how many others there are. */
export function firstTitles(titles: readonly string[]): readonly string[] {
  const named = [...new Set(titles)].slice(0, 3);
  const others = titles.length - named.length;
  if (others === 0) return named;
  return [...named, `${others} ${others === 1 ? 'other' : 'others'}`];
}
