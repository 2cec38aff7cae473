import { license } from '../../domain/license/index.ts';
import { educatorStream, licenseStream } from '../../domain/streams.ts';
import { type Ledger, readStream, stateOf } from '../ledger.ts';
import { EDUCATOR_UNKNOWN } from './record-row.ts';
import { cell, type Cells, type RowProblem } from './row.ts';

/** The row with its educator's id, found by the license where that is how the row names the person. */
export async function withEducator(ledger: Ledger, cells: Cells): Promise<Cells | RowProblem> {
  const number = cells.get('licenseNumber');
  if (number === undefined) return cells;
  const stream = licenseStream(cell(cells, 'state'), number);
  const holder = stateOf(license, await readStream(ledger, stream)).issued?.educator;
  const given = cells.get('educatorId');
  if (holder === undefined) {
    const remedy = 'No such license is recorded. Import the file of licenses first.';
    return { column: 'licenseNumber', code: 'license_unknown', remedy };
  }
  if (given !== undefined && given !== holder) {
    const remedy = 'The license belongs to another educator. Correct one of the two, or leave one empty.';
    return { column: 'licenseNumber', code: 'license_of_another', remedy };
  }
  return new Map(cells).set('educatorId', holder);
}

const MOST_KNOWN = 10_000;

/**
 * Whether an educator is registered. Nobody is ever unregistered, so that a yes is remembered, for a
 * bounded number of educators.
 */
export function registry({ log }: Ledger): (educator: string) => Promise<RowProblem | undefined> {
  const known = new Set<string>();
  return async (educator) => {
    if (known.has(educator)) return undefined;
    const events = await log.readStream(educatorStream(educator));
    if (events.length === 0) {
      return { column: 'educatorId', code: EDUCATOR_UNKNOWN.refused, remedy: EDUCATOR_UNKNOWN.because };
    }
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(educator);
    return undefined;
  };
}
