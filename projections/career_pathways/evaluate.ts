import type { EducatorRecord } from '../../src/app/facts/facts-of.ts';
import type { Basis } from '../../src/app/projections/projection.ts';
import { licensesOf, PATHWAYS, pathwaysOf } from '../../src/app/standing/pathways.ts';
import { type PathwayRow, rowsOf, unansweredRow } from './row.ts';

/** The rows of some educators from the log up to an ordinal. */
export async function pathwayRowsOf(
  records: readonly EducatorRecord[],
  { ordinal, lawOf, todays }: Basis,
): Promise<readonly PathwayRow[]> {
  const rows: PathwayRow[] = [];
  for (const record of records) {
    for (const license of licensesOf(record)) {
      const { license: stream, class: held, state } = license;
      const holder = { educator: record.educator, license: stream, class: held, state };
      const law = await lawOf(state, PATHWAYS);
      const today = todays.get(state);
      if (law === undefined) rows.push(unansweredRow(holder, 'no_policy'));
      else if (today === undefined) rows.push(unansweredRow(holder, 'no_day'));
      else rows.push(...rowsOf(pathwaysOf(law, record, license, today, ordinal)));
    }
  }
  return rows;
}
