import { type LicenseState } from '../../domain/license/index.ts';
import type { Day } from '../../domain/values/day.ts';

/** Why nothing is owed on a day under a license that is no more; undefined while it is. */
export function whyNoMore(
  { rescinded, surrenderedFrom }: Pick<LicenseState, 'rescinded' | 'surrenderedFrom'>,
  on: Day,
): string | undefined {
  if (rescinded) return 'The license was rescinded.';
  return surrenderedFrom === undefined || surrenderedFrom > on ? undefined : 'The license was surrendered.';
}
