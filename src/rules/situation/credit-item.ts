import type { CreditFact } from '../../domain/facts.ts';
import { schoolYearOf } from '../../domain/values/day.ts';
import { formatHundredths } from '../../domain/values/hundredths.ts';
import type { AskedOfCredits } from './asked-of-credits.ts';
import type { Item } from './item.ts';

const NONE: readonly never[] = [];

/**
 * A credit as rules see it. Written out key by key, always the same ones: of all lists this is the long one, and
 * spreading objects into each other is slow.
 */
export function creditItem(credit: CreditFact, place: number, asked: AskedOfCredits): Item {
  const { quantity, unit, completedOn, acts } = credit;
  return {
    list: 'credits',
    place,
    source: credit.credit,
    title: credit.title,
    claimed: `${formatHundredths(quantity)} ${unit}`,
    day: completedOn,
    quantity,
    attributes: {
      kind: asked.kind ? credit.kind : undefined,
      unit,
      quantity,
      categories: asked.categories ? credit.categories : undefined,
      topic: asked.topic ? credit.topic : undefined,
      level: asked.level ? credit.level : undefined,
      participation: asked.participation ? credit.participation : undefined,
      grade: asked.grade ? credit.grade : undefined,
      assessed: asked.assessed ? credit.assessed : undefined,
      delivery: asked.delivery ? credit.delivery : undefined,
      field: asked.field ? credit.field : undefined,
      score: asked.score ? credit.score : undefined,
      provider: asked.provider ? credit.provider : undefined,
      provider_approved: asked.provider_approved ? credit.providerApproved : undefined,
      applied_afterwards: asked.applied_afterwards ? credit.appliedAfterwards : undefined,
      completed_on: completedOn,
      claimed_on: credit.claimedOn,
      school_year: schoolYearOf(completedOn),
      approved_on: asked.approved_on ? acts.approvedOn : undefined,
      approved_by: asked.approved_by ? acts.approvedBy : undefined,
      carried: false,
      // ITEM_DAY, written out: a computed key would take longer than all the others.
      '@day': completedOn,
    },
    acts,
    used: credit.used ?? NONE,
    events: credit.events,
  };
}
