import type { ClientBase } from 'pg';
import { mayBeFact } from '../../app/facts/facts-of.ts';
import { isOfProvider, OF_PROVIDERS } from '../../app/facts/provider-register.ts';
import type { OpenedEvent } from '../../app/log/envelope.ts';
import type { StoredEvent } from '../../app/log/event-log.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import type { DerivedProjection } from '../../app/projections/projection.ts';
import { asksForRegister } from '../../app/standing/policy-book.ts';
import type { EventType } from '../../domain/events.ts';
import { categoryOf } from '../../domain/streams.ts';

/** Events that may concern everybody: they reach every partition. */
const WIDE: ReadonlySet<string> = new Set<EventType>([
  'policy.Published',
  'policy.SettingConfirmed',
  'calendar.DayBegan',
  ...OF_PROVIDERS,
]);

export function isWide({ type }: Pick<StoredEvent, 'type'>): boolean {
  return WIDE.has(type);
}

/** Wide events, without those of providers of whom no law asks. */
export async function concerningLaw(
  ledger: Ledger,
  wide: readonly OpenedEvent[],
): Promise<readonly OpenedEvent[]> {
  const asked = await Promise.all(
    wide.map(
      async (event) => !isOfProvider(event) || asksForRegister(ledger, event.data.state, event.ordinal),
    ),
  );
  return wide.filter((_, place) => asked[place]);
}

// In the order of educators, as the evaluating side locks them, so that neither waits for the other in a circle.
const MARK = `
  INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
  SELECT $1, educator, read_models.partition_of(educator), first, last
  FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS marked (educator, first, last)
  ORDER BY educator
  ON CONFLICT (build, educator) DO UPDATE SET asked = greatest(derived_work.asked, excluded.asked)`;

/** Puts the educators that a batch speaks of on the work list. Whoever is there keeps the older ordinal: so long they wait. */
export async function markEducators(
  client: ClientBase,
  build: number,
  projection: DerivedProjection,
  batch: readonly StoredEvent[],
): Promise<void> {
  const marks = new Map<string, { first: number; last: number }>();
  for (const { educator, ordinal } of markedBy(projection, batch)) {
    const known = marks.get(educator);
    if (known === undefined) marks.set(educator, { first: ordinal, last: ordinal });
    else known.last = ordinal;
  }
  if (marks.size === 0) return;
  const places = [...marks.values()];
  await client.query(MARK, [
    ...[build, [...marks.keys()], places.map(({ first }) => first), places.map(({ last }) => last)],
  ]);
}

/** An educator whom an event concerns. */
export interface Mark {
  readonly educator: string;
  readonly ordinal: number;
}

/** Whom a batch concerns: rows are computed from facts, and what is none changes nothing. */
export function markedBy({ concerns }: DerivedProjection, batch: readonly StoredEvent[]): readonly Mark[] {
  return batch
    .filter(mayBeFact)
    .flatMap(({ stream, metadata: { educator }, ordinal }) =>
      educator !== undefined && concerns(categoryOf(stream)) ? [{ educator, ordinal }] : [],
    );
}

/**
 * After law that changed, or which providers are approved under it, whoever has an answer under it is put there (those without one are marked by their own
 * events); when a day began, whose answer holds until then.
 */
export async function markAfter(
  client: ClientBase,
  build: number,
  { name, days }: DerivedProjection,
  event: OpenedEvent,
): Promise<void> {
  const whoever = (condition: string) => `
    INSERT INTO read_models.derived_work (build, educator, partition, ordinal, asked)
    SELECT $1, educator, read_models.partition_of(educator), $2, $2
    FROM (SELECT DISTINCT educator FROM ${name} WHERE ${condition}) AS concerned
    ORDER BY educator
    ON CONFLICT (build, educator) DO UPDATE SET asked = greatest(derived_work.asked, excluded.asked)`;
  if (event.type === 'policy.Published' || event.type === 'policy.SettingConfirmed' || isOfProvider(event)) {
    await client.query(whoever('state = $3'), [build, event.ordinal, event.data.state]);
  }
  if (event.type === 'calendar.DayBegan') {
    const { state, on } = event.data;
    await client.query(
      `INSERT INTO ${days} (state, today) VALUES ($1, $2)
       ON CONFLICT (state) DO UPDATE SET today = excluded.today`,
      [state, on],
    );
    await client.query(whoever('state = $3 AND holds_until <= $4'), [build, event.ordinal, state, on]);
  }
}
