import { SETTING_PREFIX } from '../language/facts-vocabulary.ts';
import type { Situation } from '../situation/situation.ts';
import type { CompiledRoute } from './compile-route.ts';

/** How many days before it notice is given, and what keeps that from being known. */
export function noticeIn(
  { written: { notice } }: CompiledRoute,
  situation: Situation,
): { readonly days: number | null; readonly missing: readonly string[] } {
  if (notice === undefined) return { days: null, missing: [] };
  if (typeof notice.days === 'number') return { days: notice.days, missing: [] };
  const { setting } = notice.days;
  const value = situation.setting(setting);
  return value === undefined
    ? { days: null, missing: [SETTING_PREFIX + setting] }
    : { days: Number(value), missing: [] };
}
