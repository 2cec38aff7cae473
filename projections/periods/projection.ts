import type { DerivedProjection } from '../../src/app/projections/projection.ts';
import { obligationsOf } from '../../src/app/standing/standing.ts';
import { rowFor } from './row.ts';

/** Streams whose events may change what became of a period, or what the law gives it. */
const OF_FACTS = new Set(['educator', 'credit', 'period', 'license', 'employment', 'credential']);

/** Periods with what became of them, and the extensions by statute that are due. */
export const periods: DerivedProjection = {
  kind: 'derived',
  name: 'periods',
  days: 'period_day',
  version: 3,
  tables: [
    { name: 'periods', key: ['period'] },
    { name: 'period_day', key: ['state'] },
  ],
  concerns: (category) => OF_FACTS.has(category),
  rowsOf: async (records, { ordinal, lawOf, todays }) => {
    const rows = [];
    for (const record of records) {
      for (const obligation of obligationsOf(record)) {
        const law = await lawOf(obligation.state, obligation.strand);
        rows.push(...rowFor(record, obligation, ordinal, law, todays.get(obligation.state)));
      }
    }
    return rows;
  },
};
