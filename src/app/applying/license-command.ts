import type { LicenseCommand } from '../../domain/license/index.ts';
import { licenseStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import type { FiledApplication } from './applied-for.ts';

/** What a grant says of the license. */
export interface GrantedTerm {
  /** Stream of the license. */
  readonly license: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly by: string;
}

/** What a grant makes of the license: it is issued, or the field is added to it. */
export function licenseCommand(
  stream: string,
  { educator, state, kind, class: held, fields }: FiledApplication,
  { license, from, until, by }: GrantedTerm,
): Extract<LicenseCommand, { type: 'Issue' | 'AddEndorsement' }> {
  if (kind === 'license') {
    const number = license.slice(licenseStream(state, '').length);
    return {
      ...{ type: 'Issue', educator, state, number, class: held, fields },
      ...{ validFrom: from, expiresOn: until, application: stream },
    };
  }
  const [field = ''] = fields;
  const lastDay = until === null ? {} : { validUntil: until };
  return { type: 'AddEndorsement', field, on: from, ...lastDay, application: stream, by };
}
