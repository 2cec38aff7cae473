import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { type Identity, may } from '../access.ts';
import { type Page, type PageAsk, ordinalPlace, windowOf } from './page.ts';
import type { ReadModels, ReviewQuestion, ReviewRow } from './read-models.ts';

export interface ReviewsAsk {
  readonly filter: Omit<ReviewQuestion, 'window'>;
  readonly page: PageAsk;
}

/** Reviews of the caller's state; undefined where they are not the caller's to see. */
export async function findReviews(
  { reviews }: Pick<ReadModels, 'reviews'>,
  identity: Identity,
  { filter, page }: ReviewsAsk,
): Promise<Page<ReviewRow> | Refusal | undefined> {
  if (!may(identity, 'review.read', { state: filter.state })) return undefined;
  const window = windowOf(page, ordinalPlace);
  return isRefusal(window) ? window : reviews({ ...filter, window });
}
