import type { Claimed } from './events.ts';

/**
 * Whether two claims of one educator may tell of the same: of one state and day, either by one title or by one provider
 * with the same amount. Whether they do is for a person to judge. `licensureHours` asks the same in SQL.
 */
export function mayBeSame(one: Claimed['data'], other: Claimed['data']): boolean {
  if (one.state !== other.state || one.completedOn !== other.completedOn) return false;
  if (plain(one.title) === plain(other.title)) return true;
  return (
    plain(one.provider) === plain(other.provider) &&
    one.unit === other.unit &&
    Number(one.quantity) === Number(other.quantity)
  );
}

/** As people compare titles and names: whatever is no letter or digit says nothing. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
