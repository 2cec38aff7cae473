import type { Told } from '../src/app/planning/goal.ts';
import type { Plan, PlanItem } from '../src/app/planning/plan.ts';
import { formatHundredths } from '../src/domain/values/hundredths.ts';
import { type Cited, creditView, requirementView } from './decision-view.ts';

/** A plan in the words of the schema, but for the answer that proves it. */
export function planView<A extends Told>(plan: Plan<A>, cited: Cited) {
  const { isProven: proven, hours, items, remaining, answer: _, ...told } = plan;
  return {
    ...told,
    proven,
    hours: formatHundredths(hours),
    items: items.map((item) => itemView(item, cited)),
    remaining: remaining.flatMap((part) => requirementView(part, cited)),
  };
}

function itemView({ candidate, awaits, worth, credit, cites }: PlanItem, cited: Cited) {
  const { kind, id, title, provider, quantity, beginsOn, day, closesOn, costCents, isBegun } = candidate;
  return {
    ...{ kind, id, title, provider, quantity, beginsOn, closesOn, costCents, awaits },
    doneOn: day,
    begun: isBegun,
    worth: formatHundredths(worth),
    credit: credit && creditView(credit, cited),
    citations: cited(cites),
  };
}
