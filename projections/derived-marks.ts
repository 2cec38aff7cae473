import type { Seen, Statement } from '../src/app/projection.ts';
import { categoryOf } from '../src/domain/streams.ts';

/** Which table a derived projection keeps its answers in, and which one its days. */
export interface Marked {
  readonly name: string;
  readonly days: string;
  /** Whether a stream's events may change an educator's answers. */
  readonly concerns: (category: string) => boolean;
}

/**
 * Who is to be computed anew after a batch: the educators it speaks of; after law that changed, whoever has an
 * answer under it (those without one are marked by their own events); when a day began, whose answer holds until
 * then. Whoever is marked already keeps the older ordinal: that is how long they wait.
 */
export function derivedMarks({ name, days, concerns }: Marked, batch: readonly Seen[]): readonly Statement[] {
  return [...markEducators(name, concerns, batch), ...batch.flatMap((seen) => markOthers(name, days, seen))];
}

function markEducators(
  name: string,
  concerns: Marked['concerns'],
  batch: readonly Seen[],
): readonly Statement[] {
  const marked = batch.flatMap(({ stored: { stream, metadata, ordinal } }) =>
    metadata.educator !== undefined && concerns(categoryOf(stream))
      ? [{ educator: metadata.educator, ordinal }]
      : [],
  );
  if (marked.length === 0) return [];
  const sql = `
    INSERT INTO read_models.derived_work (projection, educator, ordinal)
    SELECT $1, educator, min(ordinal) FROM unnest($2::text[], $3::bigint[]) AS marked (educator, ordinal)
    GROUP BY educator
    ON CONFLICT DO NOTHING`;
  const values = [name, marked.map(({ educator }) => educator), marked.map(({ ordinal }) => ordinal)];
  return [{ sql, values }];
}

function markOthers(name: string, days: string, { event }: Seen): readonly Statement[] {
  const whoever = (condition: string) => `
    INSERT INTO read_models.derived_work (projection, educator, ordinal)
    SELECT DISTINCT $1, educator, $2::bigint FROM read_models.${name} WHERE ${condition}
    ON CONFLICT DO NOTHING`;
  if (event.type === 'policy.Published' || event.type === 'policy.SettingConfirmed') {
    return [{ sql: whoever('state = $3'), values: [name, event.ordinal, event.data.state] }];
  }
  if (event.type === 'calendar.DayBegan') {
    const { state, on } = event.data;
    const begin = `
      INSERT INTO read_models.${days} (state, today) VALUES ($1, $2)
      ON CONFLICT (state) DO UPDATE SET today = excluded.today`;
    return [
      { sql: begin, values: [state, on] },
      { sql: whoever('state = $3 AND holds_until <= $4'), values: [name, event.ordinal, state, on] },
    ];
  }
  return [];
}
