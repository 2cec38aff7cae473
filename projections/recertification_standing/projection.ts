import type { DerivedProjection, Seen, Statement } from '../../src/app/projection.ts';
import { categoryOf } from '../../src/domain/streams.ts';

// Whoever is marked already keeps the older ordinal: that is how long they wait.
const MARK_EDUCATORS = `
  INSERT INTO read_models.standing_work (educator, ordinal)
  SELECT educator, min(ordinal) FROM unnest($1::text[], $2::bigint[]) AS marked (educator, ordinal)
  GROUP BY educator
  ON CONFLICT DO NOTHING`;

// Law that changed concerns whoever has a standing under it; those without one are marked by their own events.
const MARK_STATE = `
  INSERT INTO read_models.standing_work (educator, ordinal)
  SELECT DISTINCT educator, $2::bigint FROM read_models.recertification_standing WHERE state = $1
  ON CONFLICT DO NOTHING`;

const BEGIN_DAY = `
  INSERT INTO read_models.state_day (state, today) VALUES ($1, $2)
  ON CONFLICT (state) DO UPDATE SET today = excluded.today`;

const MARK_DUE = `
  INSERT INTO read_models.standing_work (educator, ordinal)
  SELECT DISTINCT educator, $3::bigint FROM read_models.recertification_standing
  WHERE state = $1 AND holds_until <= $2
  ON CONFLICT DO NOTHING`;

/** Streams in which an educator's facts stand. Credentials count once a credit is claimed from them. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license']);

/** The present answer for each obligation. */
export const recertificationStanding: DerivedProjection = {
  kind: 'derived',
  name: 'recertification_standing',
  version: 1,
  tables: [
    { name: 'recertification_standing', key: ['period'] },
    { name: 'state_day', key: ['state'] },
  ],
  mark: (batch) => [...markEducators(batch), ...batch.flatMap(markOthers)],
};

function markEducators(batch: readonly Seen[]): readonly Statement[] {
  const marked = batch.flatMap(({ stored: { stream, metadata, ordinal } }) =>
    metadata.educator !== undefined && OF_FACTS.has(categoryOf(stream))
      ? [{ educator: metadata.educator, ordinal }]
      : [],
  );
  if (marked.length === 0) return [];
  const values = [marked.map(({ educator }) => educator), marked.map(({ ordinal }) => ordinal)];
  return [{ sql: MARK_EDUCATORS, values }];
}

function markOthers({ event }: Seen): readonly Statement[] {
  if (event.type === 'policy.Published' || event.type === 'policy.SettingConfirmed') {
    return [{ sql: MARK_STATE, values: [event.data.state, event.ordinal] }];
  }
  if (event.type === 'calendar.DayBegan') {
    const { state, on } = event.data;
    return [
      { sql: BEGIN_DAY, values: [state, on] },
      { sql: MARK_DUE, values: [state, on, event.ordinal] },
    ];
  }
  return [];
}
