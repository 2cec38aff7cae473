import type { FurtherFact, FurtherList } from '../../domain/facts.ts';
import type { LicenseHistory } from './folds/license-history.ts';

type Listed = readonly [FurtherList, FurtherFact];

/** What a license went through, as lists that rules ask: statuses, orders, endorsements, and ways taken as acts. */
export function factsOfHistory(history: LicenseHistory | undefined): readonly Listed[] {
  if (history === undefined) return [];
  const { statuses, stated, orders, endorsements, taken } = history;
  return [
    ...[...statuses, ...stated].map(({ status, from, until, eventId }) =>
      listed('statuses', eventId, { status, from, until }),
    ),
    ...orders.flatMap(({ order, fields, from, until, eventId }) =>
      (fields.length === 0 ? [undefined] : fields).map((field) =>
        listed('orders', eventId, { order, field, from, until }),
      ),
    ),
    ...endorsements.map(({ field, from, until, eventId }) =>
      listed('endorsements', eventId, {
        ...{ field, added_on: from, valid_until: until },
        restricted: isRestricted(field, history),
      }),
    ),
    ...taken.map(({ route, on, eventId }) => listed('acts', eventId, { act: route, on, by: 'agency' })),
  ];
}

/** Whether a restriction of that field was entered and has no last day. */
function isRestricted(field: string, { orders }: LicenseHistory): boolean {
  return orders.some(
    ({ order, fields, until }) => order === 'restriction' && until === undefined && fields.includes(field),
  );
}

function listed(list: FurtherList, eventId: string, attributes: FurtherFact['attributes']): Listed {
  return [list, { eventId, attributes }];
}
