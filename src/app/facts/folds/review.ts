import type { Draft, PlacedIn } from './draft.ts';

/** Reviews that await their decision. */
export function foldReview(draft: Draft, event: PlacedIn<'review'>): void {
  switch (event.type) {
    case 'review.Opened':
      draft.openReviews.set(event.stream, event.data);
      return;
    case 'review.Decided':
      draft.openReviews.delete(event.stream);
  }
}
