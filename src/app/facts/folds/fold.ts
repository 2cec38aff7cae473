import { categoryOf } from '../../../domain/streams.ts';
import { foldApplication } from './application.ts';
import { foldCredential, mayBeOfAward } from './credential.ts';
import { foldCredit } from './credit.ts';
import type { Category, Draft, PlacedEvent, PlacedIn } from './draft.ts';
import { foldEducator } from './educator.ts';
import { foldEmployment } from './employment.ts';
import { foldLicense } from './license.ts';
import { foldPeriod } from './period.ts';
import { foldReview } from './review.ts';
import { foldSpending } from './spending.ts';

/** Of which streams something is a fact of law. A new category is named here, one way or the other. */
const HOLDS_FACTS: { readonly [C in Category]: boolean } = {
  educator: true,
  credit: true,
  period: true,
  license: true,
  spending: true,
  review: true,
  application: true,
  employment: true,
  credential: true,
  definition: false,
  goal: false,
  agenda: false,
  submission: false,
  reminder: false,
  statute: false,
  offering: false,
  provider: false,
  employer: false,
  import: false,
  calendar: false,
  policy: false,
};

const WITH_FACTS: ReadonlySet<string> = new Set(
  Object.entries(HOLDS_FACTS).flatMap(([category, holds]) => (holds ? [category] : [])),
);

/** Whether a fold may take something from the event: what it surely does not need not be opened. */
export function mayBeFact(event: { readonly stream: string; readonly type: string }): boolean {
  const category = categoryOf(event.stream);
  return WITH_FACTS.has(category) && (category !== 'credential' || mayBeOfAward(event));
}

/** Takes what an event says into the record. */
export function fold(draft: Draft, event: PlacedEvent): void {
  if (isIn(event, 'credit')) foldCredit(draft, event);
  else if (isIn(event, 'educator')) foldEducator(draft, event);
  else if (isIn(event, 'license')) foldLicense(draft, event);
  else if (isIn(event, 'period')) foldPeriod(draft, event);
  else if (isIn(event, 'spending')) foldSpending(draft, event);
  else if (isIn(event, 'review')) foldReview(draft, event);
  else if (isIn(event, 'application')) foldApplication(draft, event);
  else if (isIn(event, 'employment')) foldEmployment(draft, event);
  else if (isIn(event, 'credential')) foldCredential(draft, event);
}

function isIn<C extends Category>(event: PlacedEvent, category: C): event is PlacedIn<C> {
  return event.type.startsWith(`${category}.`);
}
