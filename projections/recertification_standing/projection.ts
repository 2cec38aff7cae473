import type { DerivedProjection } from '../../src/app/projections/projection.ts';
import { standingsOf } from './evaluate.ts';
import { insertRow } from './row.ts';

/** Streams in which an educator’s facts stand. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license', 'spending', 'employment', 'credential']);

/** The present answer for each obligation. */
export const recertificationStanding: DerivedProjection = {
  kind: 'derived',
  name: 'recertification_standing',
  days: 'state_day',
  version: 3,
  tables: [
    { name: 'recertification_standing', key: ['period'] },
    { name: 'state_day', key: ['state'] },
  ],
  concerns: (category) => OF_FACTS.has(category),
  rowsOf: async (records, basis) => (await standingsOf(records, basis)).map(insertRow),
};
