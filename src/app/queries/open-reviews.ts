import type { Opened } from '../../domain/review/events.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import type { EducatorRecord, LicenseRecord } from '../facts/facts-of.ts';

/** Something that awaits being looked at again, because what it rests on is no longer so. */
export interface OpenReview extends Pick<Opened['data'], 'subject' | 'of' | 'because' | 'restedOn' | 'on'> {
  /** Stream of the review. */
  readonly review: string;
}

/**
 * Those of an educator's reviews in a state that await a decision, of what the caller asks about. Null where they are
 * not the caller's to see: an employer is told what was reversed, not what is being looked into.
 */
export function openReviewsOf(
  identity: Identity,
  { educator, openReviews }: EducatorRecord,
  { state, asOf }: { readonly state: string; readonly asOf: Day },
  concerns: (of: string) => boolean,
): readonly OpenReview[] | null {
  if (!may(identity, 'review.read', { educator, state })) return null;
  return [...openReviews].flatMap(([review, { subject, of, because, restedOn, on, state: within }]) =>
    within === state && on <= asOf && concerns(of) ? [{ review, subject, of, because, restedOn, on }] : [],
  );
}

/** Whether something was decided upon a license, as `license-…@revision`, or upon an application that gave it. */
export function standsIn({
  license,
  applications,
}: Pick<LicenseRecord, 'license' | 'applications'>): (of: string) => boolean {
  return (of) => [license, ...applications].some((stream) => of.startsWith(`${stream}@`));
}
