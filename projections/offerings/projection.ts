import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { isOfTypes } from '../../src/app/log/of-types.ts';
import { insertion } from '../../src/app/projections/insertion.ts';
import type { Change, DirectProjection } from '../../src/app/projections/projection.ts';
import type { EventType } from '../../src/domain/events.ts';
import type { OfferingTerms } from '../../src/domain/offering/index.ts';
import { idOf } from '../../src/domain/streams.ts';

const SAY = insertion(
  'offerings',
  {
    ...{ event_id: 'uuid', offering: 'text', ordinal: 'bigint', said_on: 'date', withdrawn: 'boolean' },
    ...{ title: 'text', provider: 'text', kind: 'text', quantity: 'numeric', unit: 'text' },
    ...{
      categories: 'text[]',
      topic: 'text',
      level: 'text',
      participation: 'text',
      delivery: 'text',
      field: 'text',
      assessed: 'boolean',
      cost_cents: 'integer',
    },
    ...{ opens_on: 'date', closes_on: 'date', takes_days: 'integer', states: 'text[]', credential: 'text' },
  },
  'passed over',
);
const JUDGE = insertion(
  'offering_quality',
  {
    ...{ event_id: 'uuid', offering: 'text', ordinal: 'bigint', judged_on: 'date', state: 'text' },
    ...{ standard: 'text', met: 'text[]', unmet: 'text[]' },
  },
  'passed over',
);
const APPROVE = insertion(
  'provider_approval',
  {
    ...{ event_id: 'uuid', provider: 'text', ordinal: 'bigint', state: 'text' },
    ...{ from_on: 'date', until_on: 'date', ends: 'boolean' },
  },
  'passed over',
);

const TYPES = [
  ...(['offering.Announced', 'offering.Amended', 'offering.Withdrawn', 'offering.QualityJudged'] as const),
  ...(['provider.Approved', 'provider.ApprovalEnded'] as const),
] as const satisfies readonly EventType[];

/** What is on offer, as it stood on any day, beside what states say of its quality and of who provides it. */
export const offerings: DirectProjection = {
  kind: 'direct',
  name: 'offerings',
  version: 3,
  tables: [
    { name: 'offerings', key: ['event_id'] },
    { name: 'offering_quality', key: ['event_id'] },
    { name: 'provider_approval', key: ['event_id'] },
  ],
  types: TYPES,
  project: (batch) => batch.flatMap(({ event }) => (isOfTypes(event, TYPES) ? changeFor(event) : [])),
};

type Told = Extract<OpenedEvent, { readonly type: (typeof TYPES)[number] }>;

function changeFor(event: Told): Change {
  const { eventId, stream: key, ordinal } = event;
  const place = [eventId, idOf(key), ordinal];
  switch (event.type) {
    case 'offering.Announced':
    case 'offering.Amended':
      return { ...SAY, row: [...place, event.data.on, false, ...termValues(event.data)], key };
    case 'offering.Withdrawn':
      return { ...SAY, row: [...place, event.data.on, true, ...termValues({})], key };
    case 'offering.QualityJudged': {
      const { on, state, standard, components } = event.data;
      const [met, unmet] = [true, false].map((isMet) =>
        components.filter((one) => one.met === isMet).map(({ component }) => component),
      );
      return { ...JUDGE, row: [...place, on, state, standard, met, unmet], key };
    }
    case 'provider.Approved': {
      const { state, from, until = null } = event.data;
      return { ...APPROVE, row: [...place, state, from, until, false], key };
    }
    case 'provider.ApprovalEnded': {
      const { state, from, until } = event.data;
      return { ...APPROVE, row: [...place, state, from, until, true], key };
    }
  }
}

/** In the order of the columns. */
function termValues(terms: Partial<OfferingTerms>): readonly unknown[] {
  const values = [
    ...[terms.title, terms.provider, terms.kind, terms.quantity, terms.unit, terms.categories],
    ...[
      terms.topic,
      terms.level,
      terms.participation,
      terms.delivery,
      terms.field,
      terms.assessed,
      terms.costCents,
      terms.opensOn,
      terms.closesOn,
    ],
    ...[terms.takesDays, terms.states, terms.credential],
  ];
  return values.map((value) => value ?? null);
}
