import { type LicenseState } from '../../domain/license/index.ts';

/** Why nothing is owed under a license that is no more; undefined while it is. */
export function whyNoMore({
  rescinded,
  surrenderedFrom,
}: Pick<LicenseState, 'rescinded' | 'surrenderedFrom'>): string | undefined {
  if (rescinded) return 'The license was rescinded.';
  return surrenderedFrom === undefined ? undefined : 'The license was surrendered.';
}
