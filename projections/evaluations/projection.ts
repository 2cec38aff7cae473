import type { DerivedProjection } from '../../src/app/projections/projection.ts';
import { evaluationRowsOf } from './evaluate.ts';
import { insertRow } from './row.ts';

/** Streams whose events may change how an evaluation stands. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license', 'spending', 'employment', 'credential']);

/** Who is evaluated in each school year, and whether that is done. */
export const evaluations: DerivedProjection = {
  kind: 'derived',
  name: 'evaluations',
  days: 'evaluation_day',
  version: 1,
  tables: [
    { name: 'evaluations', key: ['educator', 'state', 'school_year'] },
    { name: 'evaluation_day', key: ['state'] },
  ],
  concerns: (category) => OF_FACTS.has(category),
  rowsOf: async (records, basis) => (await evaluationRowsOf(records, basis)).map(insertRow),
};
