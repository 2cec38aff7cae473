import { addDays, type Day } from '../../domain/values/day.ts';
import { STILL } from '../../rules/index.ts';
import { inTermAt, type LicenseRecord } from '../facts/facts-of.ts';
import type { Term } from '../facts/folds/draft.ts';
import type { PendingApplication, ProposedLapse, StatusSpan } from '../facts/folds/license-history.ts';
import type { OpenReview } from '../queries/open-reviews.ts';

/** Whether the term runs, and no act ended it before. */
export type Validity = 'valid' | 'not_begun' | 'expired' | 'lapsed' | 'surrendered' | 'revoked' | 'rescinded';

export interface Encumbrance {
  readonly order: 'restriction' | 'suspension' | 'revocation';
  readonly reference: string;
  /** None: the whole license. */
  readonly fields: readonly string[];
  readonly from: Day;
  readonly until: Day | null;
}

/** Four answers that must not be mixed, as of a day. */
export interface LicenseStanding {
  /** Who holds it. */
  readonly educator: string;
  /** Stream of the license. */
  readonly license: string;
  readonly state: string;
  readonly class: string;
  /** Every field held that day, of the license itself and added to it. */
  readonly fields: readonly string[];
  readonly validity: Validity;
  readonly validFrom: Day;
  /** Null for life. */
  readonly expiresOn: Day | null;
  /** Last day on which it is held as it is that day, over terms without a gap between them; null for life. */
  readonly validUntil: Day | null;
  /** The status that was given and holds, as `inactive`; `active` where none was. */
  readonly status: string;
  /** What the agency stated beside it that is so that day, as `retired`. */
  readonly statuses: readonly { readonly status: string; readonly from: Day; readonly until: Day | null }[];
  readonly encumbrances: readonly Encumbrance[];
  readonly pending: PendingApplication | null;
  readonly proposedLapse: ProposedLapse | null;
  /** Of decisions upon it, those that await being looked at again; null where they are not the asker's to see. */
  readonly openReviews: readonly OpenReview[] | null;
}

/** How a license stands on a day, by everything its record holds. */
export function standingOfLicense(
  educator: string,
  record: LicenseRecord,
  day: Day,
  openReviews: LicenseStanding['openReviews'] = null,
): LicenseStanding {
  const term = inTermAt(record, day);
  const status = record.statuses.findLast((span) => runsOn(span, day));
  const encumbrances = record.orders.filter((span) => runsOn(span, day));
  return {
    ...{ educator, license: record.license, state: record.state, class: term.class },
    fields: fieldsOn(record, term.fields, day),
    validity: validityOn(record, day),
    validFrom: term.validFrom,
    expiresOn: unlessForLife(term.expiresOn),
    validUntil: unlessForLife(heldUntil(record, term)),
    status: statusOf(record, status),
    statuses: record.stated
      .filter((span) => runsOn(span, day))
      .map(({ status: said, from, until = null }) => ({ status: said, from, until })),
    encumbrances: encumbrances.map(({ order, reference, fields, from, until = null }) => ({
      ...{ order, reference, fields, from, until },
    })),
    pending: record.pending ?? null,
    proposedLapse: record.lapse ?? null,
    openReviews,
  };
}

function unlessForLife(day: Day): Day | null {
  return day >= STILL ? null : day;
}

function statusOf({ rescindedOn }: LicenseRecord, span: StatusSpan | undefined): string {
  if (rescindedOn !== undefined) return 'rescinded';
  return span === undefined || span.status === 'valid' ? 'active' : span.status;
}

/** A term that follows without a gap, of the same class and for all the fields, goes on with what is held. */
function heldUntil({ terms }: LicenseRecord, { class: held, fields, validFrom, expiresOn }: Term): Day {
  return terms.reduce((last, next) => {
    const goesOn =
      next.validFrom > validFrom &&
      (last >= STILL || next.validFrom <= addDays(last, 1)) &&
      next.class === held;
    return goesOn && next.expiresOn > last && fields.every((field) => next.fields.includes(field))
      ? next.expiresOn
      : last;
  }, expiresOn);
}

function validityOn(record: LicenseRecord, day: Day): Validity {
  if (record.rescindedOn !== undefined) return 'rescinded';
  const revoked = record.orders.some((span) => span.order === 'revocation' && runsOn(span, day));
  if (revoked) return 'revoked';
  const ended = record.statuses.findLast((span) => span.ended && runsOn(span, day));
  if (ended !== undefined) return ended.status === 'surrendered' ? 'surrendered' : 'lapsed';
  const { validFrom, expiresOn } = inTermAt(record, day);
  if (day < validFrom) return 'not_begun';
  return day > expiresOn ? 'expired' : 'valid';
}

function fieldsOn({ endorsements }: LicenseRecord, own: readonly string[], day: Day): readonly string[] {
  const added = endorsements.filter((span) => runsOn(span, day)).map(({ field }) => field);
  return [...new Set([...own, ...added])];
}

function runsOn({ from, until }: { readonly from: Day; readonly until?: Day }, day: Day): boolean {
  return from <= day && (until === undefined || day <= until);
}
