import { SETTING_PREFIX } from '../facts-vocabulary.ts';
import type { Situation } from '../situation.ts';
import type { CompiledRoute } from './compile-route.ts';
import type { RouteAnswer } from './route-answer.ts';

/** How many days before it notice is given, and what keeps that from being known. */
export function noticeIn(
  { written }: CompiledRoute,
  situation: Situation,
): { readonly notice: RouteAnswer['notice']; readonly missing: readonly string[] } {
  if (written.notice === undefined) return { notice: null, missing: [] };
  const { days, cite } = written.notice;
  const cites = Object.keys(cite);
  if (typeof days === 'number') return { notice: { days, cites }, missing: [] };
  const value = situation.setting(days.setting);
  return value === undefined
    ? { notice: { days: null, cites }, missing: [SETTING_PREFIX + days.setting] }
    : { notice: { days: Number(value), cites }, missing: [] };
}
