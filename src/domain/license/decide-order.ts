import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { type Day, isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { OrderCommand } from './commands.ts';
import type { LicenseEvent } from './events.ts';
import { ORDERS, type OrderEntered } from './events/order.ts';
import { fieldsProblem } from '../problems.ts';
import type { LicenseState } from './state.ts';

type Answer = readonly LicenseEvent[] | Refusal;

export function enterOrder(
  order: Omit<OrderEntered['data'], 'by' | 'on'>,
  state: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const { orders } = state;
  const { reference, finalOn, from, until, fields } = order;
  const known = orders.get(reference);
  if (known !== undefined) {
    const { liftedFrom: _, ...entered } = known;
    return sameData(entered, order)
      ? []
      : refuse('order_differs', `Order ${reference} is entered already with other details.`);
  }
  if (!ORDERS.includes(order.order)) return refuse('order', `An order is one of ${ORDERS.join(', ')}.`);
  if (!isPlainText(reference, 60)) {
    return refuse('reference', 'Give the number under which the order is public, in 1 to 60 characters.');
  }
  if (!isDay(finalOn) || finalOn > today) {
    return refuse('not_final', 'Only an order that is final is entered; until then nothing is.');
  }
  if (!isDay(from) || (until !== undefined && (!isDay(until) || until < from))) {
    return refuse('order_days', 'An order binds from a day, and to the same or a later one where it ends.');
  }
  return (
    revocationProblem(order) ??
    beforeIssueProblem(from, state) ??
    fieldsProblem(fields) ??
    concernsProblem(fields, heldOn(state, from)) ?? [
      { type: 'license.OrderEntered', data: { by: actor, on: today, ...order } },
    ]
  );
}

/** A revocation leaves no field, and has no last day: the license does not come back by itself. */
function revocationProblem({
  order,
  fields,
  until,
}: Pick<OrderEntered['data'], 'order' | 'fields' | 'until'>): Refusal | undefined {
  if (order !== 'revocation') return undefined;
  if (fields.length > 0) {
    return refuse(
      'revocation_of_fields',
      'A revocation takes the whole license away: name no fields. Where it keeps others, enter a restriction.',
    );
  }
  return until === undefined
    ? undefined
    : refuse(
        'revocation_until',
        'A revocation has no last day. Enter it without one and lift it once a later order does, or enter a suspension.',
      );
}

function beforeIssueProblem(from: Day, { issuedOn = '' }: LicenseState): Refusal | undefined {
  return from >= issuedOn
    ? undefined
    : refuse(
        'before_issue',
        `The license was first issued on ${issuedOn}, and no order binds it from ${from}. Name a later day, or correct the day of issue first.`,
      );
}

/** An order on a field that nobody holds would restrict nothing. */
function concernsProblem(fields: readonly string[], held: readonly string[]): Refusal | undefined {
  const unheld = fields.filter((field) => !held.includes(field));
  if (unheld.length === 0) return undefined;
  const names = held.length === 0 ? 'names no field' : `is for ${held.join(', ')}`;
  return refuse(
    'field_not_held',
    `The license is not for ${unheld.join(', ')}; it ${names}. Name its own fields, or none for the whole license.`,
  );
}

/** Its own fields, and those added to it and not dropped before the day. */
function heldOn({ fields, endorsements }: LicenseState, day: Day): readonly string[] {
  const added = [...endorsements].flatMap(([field, { droppedOn }]) =>
    droppedOn === undefined || day < droppedOn ? [field] : [],
  );
  return [...new Set([...fields, ...added])];
}

export function liftOrder(
  { reference, from }: Extract<OrderCommand, { type: 'LiftOrder' }>,
  { orders }: LicenseState,
  { actor, today }: Circumstances,
): Answer {
  const known = orders.get(reference);
  if (known === undefined)
    return refuse('order_unknown', `No order "${reference}" is entered on this license.`);
  if (known.liftedFrom === from) return [];
  if (known.liftedFrom !== undefined) {
    return refuse('order_lifted', `Order ${reference} was lifted from ${known.liftedFrom} already.`);
  }
  if (!isDay(from) || from < known.from || from > (known.until ?? from)) {
    return refuse('order_days', `An order is lifted from a day on which it binds, ${known.from} or later.`);
  }
  return [{ type: 'license.OrderLifted', data: { by: actor, on: today, reference, from } }];
}
