import type { DerivedProjection } from '../../src/app/projection.ts';
import { derivedMarks } from '../derived-marks.ts';
import { standingsOf } from './evaluate.ts';
import { insertRow } from './row.ts';

/** Streams in which an educator's facts stand. Credentials count once a credit is claimed from them. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license']);

const NAMES = { name: 'recertification_standing', days: 'state_day' };

/** The present answer for each obligation. */
export const recertificationStanding: DerivedProjection = {
  kind: 'derived',
  ...NAMES,
  version: 2,
  tables: [
    { name: 'recertification_standing', key: ['period'] },
    { name: 'state_day', key: ['state'] },
  ],
  mark: (batch) => derivedMarks({ ...NAMES, concerns: (category) => OF_FACTS.has(category) }, batch),
  rowsOf: async (educators, basis) => (await standingsOf(educators, basis)).map(insertRow),
};
