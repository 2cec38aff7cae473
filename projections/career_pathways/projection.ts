import type { DerivedProjection } from '../../src/app/projection.ts';
import { derivedMarks } from '../derived-marks.ts';
import { pathwayRowsOf } from './evaluate.ts';
import { insertRow } from './row.ts';

/** Streams whose events may change what an educator can advance to. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license']);

const NAMES = { name: 'career_pathways', days: 'pathway_day' };

/** What each educator may advance to, and what stands between. */
export const careerPathways: DerivedProjection = {
  kind: 'derived',
  ...NAMES,
  version: 1,
  tables: [
    { name: 'career_pathways', key: ['license', 'tier'] },
    { name: 'pathway_day', key: ['state'] },
  ],
  mark: (batch) => derivedMarks({ ...NAMES, concerns: (category) => OF_FACTS.has(category) }, batch),
  rowsOf: async (educators, basis) => (await pathwayRowsOf(educators, basis)).map(insertRow),
};
