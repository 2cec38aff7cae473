import type { DerivedProjection } from '../../src/app/projections/projection.ts';
import { pathwayRowsOf } from './evaluate.ts';
import { insertRow } from './row.ts';

/** Streams whose events may change what an educator can advance to. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license', 'spending', 'employment', 'credential']);

/** What each educator may advance to, and what stands between. */
export const careerPathways: DerivedProjection = {
  kind: 'derived',
  name: 'career_pathways',
  days: 'pathway_day',
  version: 2,
  tables: [
    { name: 'career_pathways', key: ['license', 'tier'] },
    { name: 'pathway_day', key: ['state'] },
  ],
  concerns: (category) => OF_FACTS.has(category),
  rowsOf: async (records, basis) => (await pathwayRowsOf(records, basis)).map(insertRow),
};
