import { SETTING_PREFIX } from '../language/facts-vocabulary.ts';
import type { Duration } from '../language/moment.ts';
import type { Situation } from '../situation/situation.ts';
import type { Span } from './route-answer.ts';
import { known, type Found } from './shown-day.ts';

/** The numbers of a duration, once every setting in it is known. */
export function spanIn(duration: Duration, { setting }: Situation): Found<Span> {
  const missing = Object.values(duration).flatMap((part) =>
    typeof part === 'object' && setting(part.setting) === undefined ? [SETTING_PREFIX + part.setting] : [],
  );
  if (missing.length > 0) return { value: null, missing };
  const number = (part: Duration['years']) =>
    typeof part === 'object' ? Number(setting(part.setting)) : (part ?? 0);
  const { years, months, days } = duration;
  return known({ years: number(years), months: number(months), days: number(days) });
}
